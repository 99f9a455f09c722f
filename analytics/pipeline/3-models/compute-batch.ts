import { computeUnit, type UnitResult } from './compute-unit'
import { detectors } from './models'
import { tablesOf, type TableRows } from './result-tables'
import type { UnitSeries } from './unit-series'

/** The results of neighbouring units, ready to be stored. */
export interface BatchResult {
  units: number
  tables: TableRows[]
  /** What the held values lie in. */
  memory: SharedArrayBuffer
}

/** The bytes that the held values of units take. */
export const bytesOfHeld = (units: readonly UnitSeries[]): number => Float64Array.BYTES_PER_ELEMENT * detectors.length * rowsOf(units)

/** A column of held values for each detector, one unit after the other, in a piece of memory of `bytesOfHeld`. */
export const heldColumns = (units: readonly UnitSeries[], memory: SharedArrayBuffer): Float64Array[] => {
  const rows = rowsOf(units)
  return detectors.map((_, index) => new Float64Array(memory, Float64Array.BYTES_PER_ELEMENT * index * rows, rows))
}

/** Runs every model over each unit, each only when it is asked for. */
export function* resultsOf(units: readonly UnitSeries[], held: readonly Float64Array[]): Generator<UnitResult> {
  let row = 0
  for (const unit of units) {
    const from = row
    row += unit.length
    const result = computeUnit(unit, held.map((column) => column.subarray(from, from + unit.length)))
    if (result === undefined) throw new Error(`${unit.unitId} has to be computed whole`)
    yield result
  }
}

/** Runs every model over each unit. */
export const computeBatch = (units: readonly UnitSeries[], memory: SharedArrayBuffer): BatchResult => {
  const held = heldColumns(units, memory)
  return batchOf([...resultsOf(units, held)], held, memory)
}

export const batchOf = (results: readonly UnitResult[], held: readonly Float64Array[], memory: SharedArrayBuffer): BatchResult => ({ units: results.length, tables: tablesOf(results, held), memory })

/** The memory of a result that must be handed to another thread: what is not shared. */
export const buffersOf = ({ tables }: BatchResult): ArrayBuffer[] => [
  ...new Set(tables.flatMap(({ columns }) => columns.flatMap(({ values }) => (ArrayBuffer.isView(values) && values.buffer instanceof ArrayBuffer ? [values.buffer] : [])))),
]

const rowsOf = (units: readonly UnitSeries[]): number => units.reduce((sum, { length }) => sum + length, 0)
