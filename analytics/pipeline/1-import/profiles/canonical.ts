import { canonicalModes, importedSignals } from '../../../db/canonical-columns'
import type { FileHead } from '../file-head'
import { splitRecord } from '../split-record'
import { withCounterPowers } from './counter-powers'
import { findTime } from './generic/find-time'
import { columnName, type CsvDialect, type Profile, type Recognised, type SourceColumn } from './profile'

const signalTypes = new Map(importedSignals.map((s) => [s.name, s.type]))
export const zoneSuffix = /(Z|[+-]\d\d(:?\d\d)?)$/

/** Files that use the data contract's own column names; anything else in them is left out. */
export const canonical: Profile = {
  name: 'canonical',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const delimiter = delimiterOf(head)
    const header = splitRecord(head.lines[0] ?? '', delimiter).map((name) => name.trim().toLowerCase())
    const recognised = recogniseColumns(header)
    if (recognised === undefined) return undefined
    const first = firstTime(head, delimiter, recognised.timeColumn)
    const plain = { ...recognised, csv: { delimiter, skipLines: 1 }, timeHasZone: zoneSuffix.test(first.slice(10)) }
    return first === '' || isoBegin.test(first) ? plain : withOtherTimes(plain, head, first)
  },
}

const isoBegin = /^\d{4}[-/]/

/** The same where the times are written in another way that can be told from them; else they stay as they are, and each row says why it is refused. */
const withOtherTimes = (recognised: Recognised & { csv: CsvDialect }, head: FileHead, first: string): Recognised => {
  const { csv, columns, timeColumn } = recognised
  const names = columns.map((_, index) => (index === timeColumn ? 'time' : ''))
  const rows = head.lines.slice(1, 1 + timesLookedAt).map((line) => splitRecord(line, csv.delimiter).map((cell, index) => (index === timeColumn ? cell : '')))
  const found = findTime(names, rows, head, false)
  if (found?.text === undefined || found.caution !== undefined) return recognised
  const { text, hasZone } = found
  return {
    ...recognised,
    csv: { ...csv, time: text },
    columns: columns.map((column, index) => (index === timeColumn ? { ...column, type: text.as === 'text' ? 'VARCHAR' : 'DOUBLE' } : column)),
    timeHasZone: hasZone,
    caution: `Its times are not ISO 8601: ${first} was read as ${text.as === 'text' ? text.formats[0] : text.as}.`,
  }
}

const timesLookedAt = 400

const firstTime = (head: FileHead, delimiter: string, column: number): string => {
  for (const line of head.lines.slice(1, 200)) {
    const cell = (splitRecord(line, delimiter)[column] ?? '').trim()
    if (cell !== '') return cell
  }
  return ''
}

/** The same by column names alone, for Parquet. A counter without a power of its kind gives one. */
export const recogniseColumns = (names: string[]): Recognised | undefined => {
  const header = names.map((name) => name.trim().toLowerCase())
  const known = header.filter((name) => signalTypes.has(name))
  const timeColumn = header.indexOf('ts')
  if (timeColumn < 0 || known.length === 0) return undefined
  const columns: SourceColumn[] = header.map((source) => ({ source, type: typeOf(source) }))
  const signals: Record<string, string> = {}
  header.forEach((name, index) => {
    if (signalTypes.has(name)) signals[name] = name === 'mode' ? modeExpression(columnName(index)) : columnName(index)
  })
  const unitColumn = header.indexOf('unit_id')
  const sampleColumn = header.indexOf('sample_s')
  return {
    format: 'Subcool telemetry',
    profile: 'canonical',
    evidence: `columns ts, ${known.slice(0, 4).join(', ')}${known.length > 4 ? `, and ${known.length - 4} more` : ''}`,
    columns,
    timeColumn,
    timeHasZone: true,
    ...withCounterPowers(signals),
    ...(unitColumn < 0 ? {} : { unitColumn }),
    ...(sampleColumn < 0 ? {} : { sampleColumn }),
  }
}

const typeOf = (name: string): SourceColumn['type'] => {
  if (name === 'ts') return 'TIMESTAMPTZ'
  if (name === 'sample_s') return 'DOUBLE'
  const type = signalTypes.get(name)
  return type === 'FLOAT' || type === 'DOUBLE' ? 'DOUBLE' : type === 'BOOLEAN' ? 'BOOLEAN' : 'VARCHAR'
}

const modeExpression = (column: string): string =>
  `CASE lower(${column}) ${canonicalModes.map((mode) => `WHEN '${mode}' THEN '${mode}'`).join(' ')} ELSE CASE WHEN ${column} IS NOT NULL THEN 'unknown' END END`

const delimiterOf = (head: FileHead): string => {
  const line = head.lines[0] ?? ''
  return [',', ';', '\t'].map((d) => ({ d, n: line.split(d).length })).sort((a, b) => b.n - a.n)[0]?.d ?? ','
}
