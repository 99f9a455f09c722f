import type { DuckDBConnection } from '@duckdb/node-api'
import type { FeatureBatch } from './feature-batch'
import { readBatch, type RowStore } from './read-batch'
import { columnsOf, type PartTable } from './unit/part-table'
import { computeSeries, newParts, type FaultCode, type Parts } from './unit/compute-unit'
import { goesOn, memoryOf, memoryText, type SeriesMemory } from './unit/series-memory'
import type { SeriesRows } from './unit/series-rows'

export const partNames = ['day_part', 'mode_part', 'run_part', 'defrost_part', 'gate_part', 'signal_part', 'signal_day_part'] as const
export type PartName = (typeof partNames)[number]

/** What a batch's units tell, as columns: plain data, so that it crosses from a thread. */
export interface BatchResult {
  parts: Record<PartName, Float64Array[]>
  faultCodes: FaultCode[]
  memories: UnitMemory[]
  /** Numbers of units that were to go on from a memory and can't: they are to be read as a whole. */
  again: number[]
}

/** What a unit's next rows go on from, as text, with its moments in s since 1970 and its day. */
export interface UnitMemory {
  unitNo: number
  readFrom: number
  day: number
  dayFrom: number
  memory: string
}

/** Reads a batch once and computes all its units. `store` serves one batch at a time; `stop` is asked between units. */
export const computeBatch = async (connection: DuckDBConnection, batch: FeatureBatch, store: RowStore, stop: () => void = () => undefined): Promise<BatchResult> => {
  const parts = newParts()
  const memories: UnitMemory[] = []
  const again: number[] = []
  await readBatch(connection, batch, store, async (unit, series) => {
    stop()
    const before = unit.before === undefined ? undefined : beforeOf(unit.before.memory, series)
    if (unit.before !== undefined && before === undefined) again.push(unit.unitNo)
    else
      for (const rows of series) {
        const memory = computeSeries(parts, rows, unit, { before, remember: series.length === 1 })
        if (memory !== undefined) memories.push({ unitNo: unit.unitNo, readFrom: memory.readFrom, day: memory.day, dayFrom: memory.dayFrom, memory: memoryText(memory) })
      }
    await new Promise((resolve) => setImmediate(resolve))
  })
  return resultOf(parts, memories, again)
}

/** Only a unit of one resolution goes on; undefined where it can't. */
const beforeOf = (text: string, series: readonly SeriesRows[]): SeriesMemory | undefined => {
  const [rows] = series
  if (rows === undefined || series.length > 1) return undefined
  const memory = memoryOf(text)
  return goesOn(rows, memory) ? memory : undefined
}

/** What was gathered, as plain columns. */
export const resultOf = (parts: Parts, memories: UnitMemory[] = [], again: number[] = []): BatchResult => ({
  parts: Object.fromEntries(partNames.map((name) => [name, columnsOf(parts[name] as PartTable<string>)])) as Record<PartName, Float64Array[]>,
  faultCodes: parts.faultCodes,
  memories,
  again,
})

export const buffersOf = ({ parts }: BatchResult): ArrayBuffer[] => partNames.flatMap((name) => parts[name].map((column) => column.buffer as ArrayBuffer))
