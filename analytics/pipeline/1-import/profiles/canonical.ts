import { canonicalModes, importedSignals } from '../../../db/canonical-columns'
import type { FileHead } from '../reading/file-head'
import { splitRecord } from '../reading/split-record'
import { withCounterPowers } from './counter-powers'
import { findTime } from './generic/find-time'
import { numberStyle } from './generic/number-style'
import { columnName, type CsvDialect, type Profile, type Recognised, type SourceColumn } from './profile'

const signalTypes = new Map(importedSignals.map((s) => [s.name, s.type]))
export const zoneSuffix = /(Z|[+-]\d\d(:?\d\d)?)$/

/** Files that use the data contract's own column names; anything else in them is left out. */
export const canonical: Profile = {
  name: 'canonical',
  recognise: (head) => {
    if (head.kind !== 'text') return undefined
    const delimiter = delimiterOf(head)
    const recognised = recogniseColumns(splitRecord(head.lines[0] ?? '', delimiter))
    if (recognised === undefined) return undefined
    const first = firstTime(head, delimiter, recognised.timeColumn)
    const { dialect, guessed } = numberStyle(numberCells(head, delimiter, recognised), delimiter)
    const style = delimiter === ',' ? {} : dialect
    const plain = withCaution({ ...recognised, csv: { delimiter, skipLines: 1, ...style }, timeHasZone: zoneSuffix.test(first.slice(10)) }, guessed && style.decimal !== undefined ? guessedComma : undefined)
    return first === '' || isoBegin.test(first) ? plain : withOtherTimes(plain, head, first)
  },
}

const guessedComma = 'Its numbers were read with a decimal comma; it could be a thousands separator.'

const numberCells = (head: FileHead, delimiter: string, { columns }: Recognised): string[] =>
  head.lines.slice(1, 1 + rowsLookedAt).flatMap((line) => splitRecord(line, delimiter).filter((_, index) => columns[index]?.type === 'DOUBLE'))

const withCaution = <R extends Recognised>(recognised: R, said: string | undefined): R =>
  said === undefined ? recognised : { ...recognised, caution: recognised.caution === undefined ? said : `${recognised.caution} ${said}` }

const isoBegin = /^\d{4}[-/]/

/** The same where the times are written in another way that can be told from them; else they stay as they are, and each row says why it is refused. */
const withOtherTimes = (recognised: Recognised & { csv: CsvDialect }, head: FileHead, first: string): Recognised => {
  const { csv, columns, timeColumn } = recognised
  const names = columns.map((_, index) => (index === timeColumn ? 'time' : ''))
  const rows = head.lines.slice(1, 1 + rowsLookedAt).map((line) => splitRecord(line, csv.delimiter).map((cell, index) => (index === timeColumn ? cell : '')))
  const found = findTime(names, rows, head, false)
  if (found?.text === undefined || found.caution !== undefined) return recognised
  const { text, hasZone } = found
  const read: Recognised = {
    ...recognised,
    csv: { ...csv, time: text },
    columns: columns.map((column, index) => (index === timeColumn ? { ...column, type: text.as === 'text' ? 'VARCHAR' : 'DOUBLE' } : column)),
    timeHasZone: hasZone,
  }
  return withCaution(read, `Its times are not ISO 8601: ${first} was read as ${text.as === 'text' ? text.formats[0] : text.as}.`)
}

const rowsLookedAt = 400

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
  const signals = Object.fromEntries([...new Set(known)].map((name) => [name, signalOf(name, header)]))
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
    ...cautionOf(names.map((name) => name.trim())),
  }
}

/** Of columns of one name the first that has a value counts. */
const signalOf = (name: string, header: readonly string[]): string => {
  const columns = header.flatMap((one, index) => (one === name ? [columnName(index)] : []))
  const value = columns.length === 1 ? (columns[0] as string) : `coalesce(${columns.join(', ')})`
  return name === 'mode' ? modeExpression(value) : value
}

const keys = new Set(['unit_id', 'ts', 'sample_s'])
/** The telemetry of a project has it beside the signals. */
const ownColumn = 'out_of_sense'
const mostNamed = 6

/** What is not read of some columns, and what stands in several. */
const cautionOf = (names: readonly string[]): Pick<Recognised, 'caution'> => {
  const header = names.map((name) => name.toLowerCase())
  const unread = names.filter((_, index) => ![...keys, ownColumn, ''].includes(header[index] ?? '') && !signalTypes.has(header[index] ?? ''))
  const repeated = [...new Set(header.filter((name, index) => (keys.has(name) || signalTypes.has(name)) && header.indexOf(name) !== index))]
  const said = [
    ...(unread.length === 0 ? [] : [`No signal of these names is known, and nothing was read of them: ${listed(unread)}.`]),
    ...(repeated.length === 0 ? [] : [`There are several columns of one name, of which the first that has a value counts: ${listed(repeated)}.`]),
  ]
  return said.length === 0 ? {} : { caution: said.join(' ') }
}

const listed = (names: readonly string[]): string => `${names.slice(0, mostNamed).join(', ')}${names.length > mostNamed ? `, and ${names.length - mostNamed} more` : ''}`

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
