import type { Mapping } from '../../../contract/mapping'
import { unitOf } from '../dictionary/units'
import { cleanName } from '../profiles/generic/clean-name'
import { findTable, type FoundTable } from '../profiles/generic/find-table'
import { findTime } from '../profiles/generic/find-time'
import { checkUnits, type ReadColumn } from '../proposals/physics/check-units'
import { rememberByHeader } from '../proposals/remember'
import type { FileHead } from '../reading/file-head'

/**
 * What physics says against the units in which a mapping reads a table of one unit, for people; undefined where nothing does, or nothing can be
 * compared: standstill pressures beside outdoor temperatures, power beside heat, speed or current.
 */
export const unitCaution = (head: FileHead, mapping: Mapping): string | undefined => {
  const table = mapping.layout === 'wide' && 'from' in mapping.unit ? findTable(head) : undefined
  return table === undefined ? undefined : checkedOnce(table, head, () => cautionOf(table, head, mapping))
}

const checkedOnce = rememberByHeader<string | undefined>()

const cautionOf = (table: FoundTable, head: FileHead, mapping: Mapping): string | undefined => {
  const time = findTime(table.names, table.rows, head, false)
  if (time === undefined) return undefined
  const { decimal, thousands } = mapping.format
  const style = { ...(decimal === ',' ? { decimal } : {}), ...(thousands === undefined ? {} : { thousands }) }
  const said = checkUnits({ table, head, time, style }, readColumns(table, mapping)).flatMap((finding) => (finding.kind === 'wrong' ? [`${table.names[finding.index]}: ${finding.said}`] : []))
  return said.length === 0 ? undefined : `Please check: ${said.join('; ')}.`
}

/** Columns that alone make a signal, in a unit alone. */
const readColumns = (table: FoundTable, { columns }: Mapping): ReadColumn[] =>
  columns.flatMap(({ source, signal, unit: text, scale, offset }) => {
    const unit = unitOf(text ?? '')
    const own = columns.filter((other) => other.signal === signal).length === 1
    const index = table.names.indexOf(cleanName(source))
    return unit === undefined || !own || scale !== undefined || offset !== undefined || index < 0 ? [] : [{ index, signal, unit }]
  })
