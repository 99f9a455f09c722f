import type { Mapping } from '../../../contract/mapping'
import { unitOf, units, type Unit } from '../dictionary/units'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { findLongTable, pointName } from './find-long-table'
import { findWideTable } from './find-wide-table'
import { isTextSignal, type MappedColumn } from './mapped-column'
import { quantityOfSignal } from './signal-quantity'

/** What a file itself calls the unit of a source, below its header or beside each value; an empty text where it says nothing. */
export type StatedUnits = (source: string) => string

/** Where a file and a mapping mean different units. */
export interface UnitConflict {
  /** Place of the column in the mapping. */
  index: number
  source: string
  stated: string
  meant: string
}

const nothingStated: StatedUnits = () => ''

export const statedUnits = (head: FileHead, mapping: Mapping): StatedUnits => (mapping.layout === 'long' ? besideValues(head, mapping) : belowHeader(head, mapping))

const belowHeader = (head: FileHead, mapping: Mapping): StatedUnits => {
  const table = findWideTable(head, mapping)
  if (table === undefined || table.units.length === 0) return nothingStated
  return (source) => table.units[table.names.indexOf(cleanName(source))] ?? ''
}

const besideValues = (head: FileHead, mapping: Mapping): StatedUnits => {
  const table = findLongTable(head, mapping)
  if (table?.measureColumn === undefined) return nothingStated
  const { rows, nameColumn, measureColumn } = table
  const byPoint = new Map(rows.map((row) => [pointName(row[nameColumn] ?? ''), row[measureColumn] ?? ''] as const))
  return (source) => byPoint.get(pointName(source)) ?? ''
}

/** The first column that a mapping reads in another unit than the file states; undefined where they agree, or the file states none that is known. */
export const unitConflict = ({ columns }: Mapping, statedOf: StatedUnits): UnitConflict | undefined => {
  for (const [index, column] of columns.entries()) {
    const stated = statedOf(column.source).trim()
    const conflict = conflictOf(column, stated)
    if (conflict !== undefined) return { index, source: column.source, stated, meant: conflict.id }
  }
  return undefined
}

/** The mapping with what the file states noted in each column that means another unit: made beside that file, it is right. */
export const withStated = (mapping: Mapping, statedOf: StatedUnits): Mapping => ({
  ...mapping,
  columns: mapping.columns.map((given): MappedColumn => {
    const stated = statedOf(given.source).trim()
    if (unitOf(stated) === undefined) return given
    const { stated: _, ...column } = given
    return conflictOf(column, stated) === undefined ? column : { ...column, stated }
  }),
})

/** The unit that a column means where it is not the stated one. A scale or an offset of its own may well be the conversion. */
const conflictOf = (column: MappedColumn, text: string): Unit | undefined => {
  const stated = unitOf(text)
  if (stated === undefined || column.signal === 'ts' || isTextSignal(column.signal)) return undefined
  if (column.stated === undefined && (column.scale !== undefined || column.offset !== undefined)) return undefined
  const meant = column.stated === undefined ? meantBy(column) : unitOf(column.stated)
  return meant === undefined || isSame(meant, stated) ? undefined : meant
}

const meantBy = ({ signal, unit }: MappedColumn): Unit | undefined => {
  if (unit !== undefined) return unitOf(unit)
  const quantity = quantityOfSignal(signal)
  return units.find((own) => own.quantity === quantity && own.shift === 0 && own.scale === 1)
}

const energies = new Set(['power', 'energy'])

/** Of two quantities only power and energy can be mistaken for each other; a pressure that is silent about its zero may have either. */
const isSame = (one: Unit, other: Unit): boolean => {
  if (one.quantity !== other.quantity) return !(energies.has(one.quantity) && energies.has(other.quantity))
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b))
  return near(one.scale, other.scale) && (near(one.shift, other.shift) || one.guessed === true || other.guessed === true)
}
