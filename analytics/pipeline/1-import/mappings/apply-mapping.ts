import type { Mapping } from '../../../contract/mapping'
import { canonicalSignals } from '../../../db/canonical-columns'
import { converted, unitOf } from '../dictionary/units'
import { physicalSense } from '../dictionary/physical-sense'
import type { FileHead } from '../file-head'
import { cleanName, plainWords } from '../profiles/generic/clean-name'
import { findTime } from '../profiles/generic/find-time'
import { textExpression } from '../profiles/generic/understand-column'
import { columnName, type Recognised, type Sense, type SourceColumn } from '../profiles/profile'
import type { TimeText } from '../profiles/time-text'
import { splitRecord } from '../split-record'
import { globMatches } from '../unit-ids'
import { mappingInvalid } from './invalid'
import type { NamedMapping } from './read-mapping'

const lookedFor = 60
const holdSeconds = 6 * 3600
const isoFormats = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M', '%Y-%m-%d %H:%M:%S.%g', '%Y-%m-%dT%H:%M:%S.%g']
const textSignals = new Set(canonicalSignals.filter(({ type }) => type === 'VARCHAR' || type === 'BOOLEAN').map(({ name }) => name))

/** What is said of a file that is read by a mapping. */
export const mappingEvidence = (label: string): string => `the mapping ${label}`

/** A file by the first mapping that is for it; undefined when none is. Errors: `mapping-invalid` for one that is and names columns the file has not. */
export const recogniseMapped = (head: FileHead, mappings: readonly NamedMapping[]): Recognised | undefined => {
  if (head.kind !== 'text') return undefined
  for (const { label, mapping } of mappings) {
    const { file } = mapping.match
    if (file !== undefined && !globMatches(file, head.file.label) && !globMatches(file, head.file.label.slice(head.file.label.lastIndexOf('/') + 1))) continue
    const table = mappedTable(head, mapping)
    if (table === undefined) {
      if (mapping.match.header !== undefined) continue
      throw mappingInvalid(label, 'columns', `${head.file.label} has no line that names all of ${mapping.columns.map(({ source }) => source).join(', ')}`)
    }
    return recognisedAs(head, table, label, mapping)
  }
  return undefined
}

interface MappedTable {
  delimiter: string
  names: string[]
  skipLines: number
}

const mappedTable = (head: FileHead, { match, format, columns, unit }: Mapping): MappedTable | undefined => {
  const wanted = [...(match.header ?? []), ...columns.map(({ source }) => source), ...('column' in unit ? [unit.column] : [])].map(cleanName)
  for (const delimiter of format.delimiter === undefined ? [';', '\t', ', ', ',', '|'] : [format.delimiter])
    for (const [index, line] of head.lines.slice(0, format.skip ?? lookedFor).entries()) {
      const names = splitRecord(line.replace(/^\uFEFF/, ''), delimiter).map(cleanName)
      if (wanted.every((name) => names.includes(name))) return { delimiter, names, skipLines: format.skip ?? index + 1 }
    }
  return undefined
}

const recognisedAs = (head: FileHead, { delimiter, names, skipLines }: MappedTable, label: string, mapping: Mapping): Recognised => {
  const { format, columns, unit, layout, sample_s } = mapping
  const indexOf = (source: string): number => names.indexOf(cleanName(source))
  const rows = head.lines.slice(skipLines, skipLines + 400).map((line) => splitRecord(line, delimiter))
  const time = timeOf(head, names, rows, columns.filter(({ signal }) => signal === 'ts').map(({ source }) => indexOf(source)), mapping, label)
  const mapped = columns.filter(({ signal }) => signal !== 'ts')
  const numeric = new Set(mapped.filter(({ signal }) => !textSignals.has(signal)).map(({ source }) => indexOf(source)))
  const typeOf = (index: number): SourceColumn['type'] =>
    time.columns.includes(index) ? (time.text === undefined ? 'TIMESTAMPTZ' : time.text.as === 'text' ? 'VARCHAR' : 'DOUBLE') : numeric.has(index) ? 'DOUBLE' : 'VARCHAR'
  return {
    format: mapping.name,
    profile: `mapping ${mapping.name}`,
    evidence: mappingEvidence(label),
    csv: {
      delimiter,
      skipLines,
      ...(format.decimal === ',' ? { decimal: ',' as const } : {}),
      ...(format.thousands === undefined ? {} : { thousands: format.thousands }),
      ...(time.text === undefined ? {} : { time: time.text }),
    },
    columns: names.map((source, index) => ({ source, type: typeOf(index) })),
    timeColumn: time.columns[0] ?? 0,
    timeHasZone: time.hasZone,
    signals: Object.fromEntries(mapped.map((column) => [column.signal, expressionOf(column, columnName(indexOf(column.source)), sample_s)])),
    sense: Object.fromEntries(mapped.flatMap((column) => senseOf(column, columnName(indexOf(column.source))))),
    ...('column' in unit ? { unitColumn: indexOf(unit.column) } : {}),
    ...(sample_s === undefined ? {} : { sampleS: sample_s }),
    ...(layout === 'sparse' ? { holdS: holdSeconds } : {}),
  }
}

interface MappedTime {
  columns: number[]
  text?: TimeText
  hasZone: boolean
}

const timeOf = (head: FileHead, names: readonly string[], rows: readonly (readonly string[])[], given: readonly number[], { format }: Mapping, label: string): MappedTime => {
  const zone = format.zone === undefined ? {} : { zone: format.zone }
  const hasZone = format.zone !== undefined
  if (format.time !== undefined && given.length > 0) {
    const as = format.time === 'epoch_s' || format.time === 'epoch_ms' || format.time === 'excel_days' ? format.time : 'text'
    const epoch = as === 'epoch_s' || as === 'epoch_ms'
    return { columns: [...given], text: { columns: [...given], as, formats: as === 'text' ? [format.time] : [], ...(epoch ? {} : zone) }, hasZone: hasZone || epoch || format.time.includes('%z') }
  }
  const looked = given.length === 0 ? rows : rows.map((row) => row.map((cell, index) => (given.includes(index) ? cell : '')))
  const found = findTime(given.length === 0 ? names : names.map((name, index) => (given.includes(index) ? 'time' : name)), looked, head, false)
  if (found === undefined) throw mappingInvalid(label, 'format.time', `the times of ${head.file.label} can't be read; say how they are written`)
  const columns = found.text?.columns ?? [found.column]
  if (found.hasZone || !hasZone) return { columns, hasZone: found.hasZone, ...(found.text === undefined ? {} : { text: found.text }) }
  return { columns, text: { ...(found.text ?? { columns, as: 'text', formats: isoFormats }), ...zone }, hasZone: true }
}

type MappedColumn = Mapping['columns'][number]

const expressionOf = ({ signal, unit, scale, offset, missing, values }: MappedColumn, column: string, sampleS: number | undefined): string => {
  if (textSignals.has(signal)) return textExpression(signal, column, Object.entries(values ?? {}).map(([code, meaning]) => [code.toLowerCase(), plainWords(meaning)] as const))
  const raw = missing === undefined ? column : `CASE WHEN ${column} NOT IN (${missing.join(', ')}) THEN ${column} END`
  const scaled = scale === undefined && offset === undefined ? raw : `((${raw}) * ${scale ?? 1} + ${offset ?? 0})`
  const known = unit === undefined ? undefined : unitOf(unit)
  if (known === undefined) return scaled
  const perRow = known.quantity === 'energy' && signal.endsWith('_w') && sampleS !== undefined
  return converted(`(${scaled})`, perRow ? { shift: 0, scale: (known.scale * 3.6e6) / sampleS } : known)
}

const senseOf = ({ signal, missing }: MappedColumn, column: string): [string, Sense][] => {
  if (textSignals.has(signal)) return []
  const [low, high] = physicalSense[signal] ?? [-1e12, 1e12]
  return [[signal, { low, high, ...(missing === undefined ? {} : { codes: { column, values: missing } }) }]]
}
