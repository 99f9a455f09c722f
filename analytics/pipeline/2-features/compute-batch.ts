import type { DuckDBConnection } from '@duckdb/node-api'
import type { FeatureBatch } from './feature-batch'
import { readBatch, type RowStore } from './read-batch'
import { columnsOf, type PartTable } from './unit/part-table'
import { computeSeries, newParts, type FaultCode, type Parts } from './unit/compute-unit'

export const partNames = ['day_part', 'mode_part', 'run_part', 'defrost_part', 'gate_part', 'signal_part', 'signal_day_part'] as const
export type PartName = (typeof partNames)[number]

/** What a batch's units tell, as columns: plain data, so that it crosses from a thread. */
export interface BatchResult {
  parts: Record<PartName, Float64Array[]>
  faultCodes: FaultCode[]
}

/** Reads a batch once and computes all its units. `store` serves one batch at a time; `stop` is asked between units. */
export const computeBatch = async (connection: DuckDBConnection, batch: FeatureBatch, store: RowStore, stop: () => void = () => undefined): Promise<BatchResult> => {
  const parts = newParts()
  await readBatch(connection, batch, store, async (unit, series) => {
    stop()
    for (const rows of series) computeSeries(parts, rows, unit)
    await new Promise((resolve) => setImmediate(resolve))
  })
  return resultOf(parts)
}

/** What was gathered, as plain columns. */
export const resultOf = (parts: Parts): BatchResult => ({
  parts: Object.fromEntries(partNames.map((name) => [name, columnsOf(parts[name] as PartTable<string>)])) as Record<PartName, Float64Array[]>,
  faultCodes: parts.faultCodes,
})

export const buffersOf = ({ parts }: BatchResult): ArrayBuffer[] => partNames.flatMap((name) => parts[name].map((column) => column.buffer as ArrayBuffer))
