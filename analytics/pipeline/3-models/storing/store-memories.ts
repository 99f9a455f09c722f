import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../../db/append-columns'
import { streamVectors } from '../../../db/stream-vectors'

/** What models remember of a unit at the end of the day before `day` (since 1970-01-01). */
export interface StoredMemory {
  unitId: string
  day: number
  states: Uint8Array
}

/** Appends memories to `model_memory`, each with the fingerprint of what it was made from. */
export const storeMemories = (connection: DuckDBConnection, memories: readonly StoredMemory[], fingerprintOf: (memory: StoredMemory) => string): Promise<void> =>
  appendColumns(connection, 'model_memory', [
    { kind: 'text', values: memories.map(({ unitId }) => unitId) },
    { kind: 'day', values: memories.map(({ day }) => day) },
    { kind: 'text', values: memories.map(fingerprintOf) },
    { kind: 'bytes', values: memories.map(({ states }) => states) },
  ])

/** The stored states of units, given in order of their ids. */
export const loadMemories = async (connection: DuckDBConnection, unitIds: readonly string[]): Promise<Map<string, Uint8Array>> => {
  const memories = new Map<string, Uint8Array>()
  if (unitIds.length === 0) return memories
  const wanted = new Set(unitIds)
  for await (const chunk of streamVectors(connection, 'SELECT unit_id, states FROM model_memory WHERE unit_id BETWEEN $first AND $last', { first: unitIds[0] as string, last: unitIds.at(-1) as string }))
    for (let row = 0; row < chunk.rows; row++) {
      const unitId = chunk.text(0, row) as string
      if (wanted.has(unitId)) memories.set(unitId, chunk.bytes(1, row) as Uint8Array)
    }
  return memories
}
