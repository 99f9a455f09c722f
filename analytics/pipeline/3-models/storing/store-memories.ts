import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../../db/append-columns'
import { streamVectors } from '../../../db/stream-vectors'

/** What models remember of a unit at the end of the day before `day` (since 1970-01-01). */
export interface StoredMemory {
  unitId: string
  day: number
  states: Uint8Array
}

/** Longer pieces DuckDB keeps beside its segments, and to commit all those of a transaction it needs memory for them at once: a large fleet's analysis would fail at its end. */
const bytesOfPart = 4000

/** Appends memories to `model_memory`, part by part, the first of each with the fingerprint of what it was made from. */
export const storeMemories = (connection: DuckDBConnection, memories: readonly StoredMemory[], fingerprintOf: (memory: StoredMemory) => string): Promise<void> => {
  const parts = memories.flatMap((memory) => partsOf(memory.states).map((states, part) => ({ memory, part, states })))
  return appendColumns(connection, 'model_memory', [
    { kind: 'text', values: parts.map(({ memory }) => memory.unitId) },
    { kind: 'integer', values: parts.map(({ part }) => part) },
    { kind: 'day', values: parts.map(({ memory }) => memory.day) },
    { kind: 'text', values: parts.map(({ memory, part }) => (part === 0 ? fingerprintOf(memory) : null)) },
    { kind: 'bytes', values: parts.map(({ states }) => states) },
  ])
}

const partsOf = (states: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(states.length / bytesOfPart) }, (_, part) => states.subarray(part * bytesOfPart, (part + 1) * bytesOfPart))

/** The stored states of units, given in order of their ids, each in memory of its own. */
export const loadMemories = async (connection: DuckDBConnection, unitIds: readonly string[]): Promise<Map<string, Uint8Array>> => {
  if (unitIds.length === 0) return new Map()
  const parts = new Map<string, Uint8Array[]>(unitIds.map((unitId) => [unitId, []]))
  for await (const chunk of streamVectors(connection, 'SELECT unit_id, part, states FROM model_memory WHERE unit_id BETWEEN $first AND $last', { first: unitIds[0] as string, last: unitIds.at(-1) as string })) {
    const partNo = chunk.numbers(1)
    for (let row = 0; row < chunk.rows; row++) {
      const known = parts.get(chunk.text(0, row) as string)
      if (known !== undefined) known[partNo[row] as number] = chunk.bytes(2, row) as Uint8Array
    }
  }
  return new Map([...parts].flatMap(([unitId, known]) => (known.length === 0 ? [] : [[unitId, joined(known)] as const])))
}

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const states = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let taken = 0
  for (const part of parts) {
    states.set(part, taken)
    taken += part.length
  }
  return states
}
