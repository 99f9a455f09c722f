import { computeUnit, type UnitResult } from './compute-unit'
import { tablesOf, type TableRows } from './result-tables'
import type { UnitSeries } from './unit-series'

/** The results of neighbouring units, ready to be stored. */
export interface BatchResult {
  units: number
  tables: TableRows[]
}

/** Runs every model over each unit. Pure. */
export const computeBatch = (units: readonly UnitSeries[]): BatchResult => batchOf(units.map(computeUnit))

export const batchOf = (results: readonly UnitResult[]): BatchResult => ({ units: results.length, tables: tablesOf(results) })

/** The memory of a result, which can be handed to another thread. */
export const buffersOf = ({ tables }: BatchResult): ArrayBuffer[] =>
  tables.flatMap(({ columns }) => columns.flatMap(({ values }) => (ArrayBuffer.isView(values) ? [values.buffer as ArrayBuffer] : [])))
