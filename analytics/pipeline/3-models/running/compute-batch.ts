import { computeUnit, type UnitResult } from './compute-unit'
import { detectors } from '../models'
import { tablesOf, type TableRows } from '../storing/result-tables'
import type { StoredMemory } from '../storing/store-memories'
import { seriesOfStretch, type LoadedStretch } from './unit-stretch'

/** The results of neighbouring units, ready to be stored but for the held values, which lie in the memory that was given for them. */
export interface BatchResult {
  units: number
  tables: TableRows[]
  memories: StoredMemory[]
  /** Units that can't go on: their whole records are needed. */
  outgrown: string[]
}

/** The bytes that the held values of units take. */
export const bytesOfHeld = (units: readonly LoadedStretch[]): number => Float64Array.BYTES_PER_ELEMENT * detectors.length * rowsOf(units)

/** A column of held values for each detector, one unit after the other, in a piece of memory of `bytesOfHeld`. */
export const heldColumns = (units: readonly LoadedStretch[], memory: SharedArrayBuffer): Float64Array[] => {
  const rows = rowsOf(units)
  return detectors.map((_, index) => new Float64Array(memory, Float64Array.BYTES_PER_ELEMENT * index * rows, rows))
}

/** Runs every model over each unit, each only when it is asked for; undefined of one that can't go on, whose place in the columns the next one takes. */
export function* resultsOf(units: readonly LoadedStretch[], held: readonly Float64Array[]): Generator<UnitResult | undefined> {
  let row = 0
  for (const unit of units) {
    const result = computeUnit(seriesOfStretch(unit), held.map((column) => column.subarray(row, row + unit.length)))
    if (result !== undefined) row += unit.length
    yield result
  }
}

/** Runs every model over each unit. */
export const computeBatch = (units: readonly LoadedStretch[], memory: SharedArrayBuffer): BatchResult => {
  const held = heldColumns(units, memory)
  return batchOf(units, [...resultsOf(units, held)])
}

export const batchOf = (units: readonly LoadedStretch[], results: readonly (UnitResult | undefined)[]): BatchResult => {
  const told = results.filter((result) => result !== undefined)
  return {
    units: told.length,
    tables: tablesOf(told),
    memories: units.flatMap(({ head: { unitId, firstDay, settled = 0 } }, index) => {
      const states = results[index]?.memory
      return states === undefined ? [] : [{ unitId, day: firstDay + settled, states }]
    }),
    outgrown: units.filter((_, index) => results[index] === undefined).map(({ head }) => head.unitId),
  }
}

/** The memory of a result that must be handed to another thread: what is not shared. */
export const buffersOf = ({ tables, memories }: BatchResult): ArrayBuffer[] => {
  const views = [...tables.flatMap(({ columns }) => columns.map(({ values }) => values)), ...memories.map(({ states }) => states)]
  return [...new Set(views.flatMap((values) => (ArrayBuffer.isView(values) && values.buffer instanceof ArrayBuffer ? [values.buffer] : [])))]
}

const rowsOf = (units: readonly { length: number }[]): number => units.reduce((sum, { length }) => sum + length, 0)
