import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { withCounterPowers } from '../profiles/counter-powers'
import { columnName, type Recognised, type SourceColumn } from '../profiles/profile'
import { splitRecord } from '../split-record'
import { globMatches } from '../unit-ids'
import { mappingInvalid } from './invalid'
import { firstOf, signalsOf } from './join-columns'
import { recogniseLong } from './long-mapping'
import { expressionOf, isTextSignal, senseOf } from './mapped-column'
import { timeOfMapping } from './mapped-time'
import type { NamedMapping } from './read-mapping'

const lookedFor = 60
const holdSeconds = 6 * 3600

/** What is said of a file that is read by a mapping. */
export const mappingEvidence = (label: string): string => `the mapping ${label}`

/** Whether a mapping is for a file by its path or name. */
export const isForFile = ({ match: { file } }: Mapping, label: string): boolean => file === undefined || globMatches(file, label) || globMatches(file, label.slice(label.lastIndexOf('/') + 1))

/** A file by the first mapping that is for it; undefined when none is. Errors: `mapping-invalid` for one that is and names columns the file has not. */
export const recogniseMapped = (head: FileHead, mappings: readonly NamedMapping[]): Recognised | undefined => {
  if (head.kind !== 'text') return undefined
  for (const { label, mapping } of mappings) {
    if (!isForFile(mapping, head.file.label)) continue
    if (mapping.layout === 'long') {
      const long = recogniseLong(head, label, mapping)
      if (long === undefined) continue
      return { ...long, evidence: mappingEvidence(label) }
    }
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
  const copiesOf = (source: string): number[] => names.flatMap((name, index) => (name === cleanName(source) ? [index] : []))
  const indexOf = (source: string): number => names.indexOf(cleanName(source))
  const rows = head.lines.slice(skipLines, skipLines + 400).map((line) => splitRecord(line, delimiter))
  const time = timeOfMapping(head, names, rows, columns.filter(({ signal }) => signal === 'ts').map(({ source }) => indexOf(source)), mapping, label)
  const mapped = columns.filter(({ signal }) => signal !== 'ts')
  const numeric = new Set(mapped.filter(({ signal }) => !isTextSignal(signal)).flatMap(({ source }) => copiesOf(source)))
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
    ...withCounterPowers(signalsOf(mapped.map((column) => [column.signal, expressionOf(column, firstOf(copiesOf(column.source).map(columnName)), sample_s)]))),
    sense: Object.fromEntries(mapped.flatMap((column) => senseOf(column, columnName(indexOf(column.source))))),
    ...('column' in unit ? { unitColumn: indexOf(unit.column) } : {}),
    ...(sample_s === undefined ? {} : { sampleS: sample_s }),
    ...(layout === 'sparse' ? { holdS: holdSeconds } : {}),
  }
}
