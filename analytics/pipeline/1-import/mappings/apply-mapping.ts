import type { EngineError } from '../../../contract/errors'
import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { withCounterPowers } from '../profiles/counter-powers'
import { columnName, type Recognised, type SourceColumn } from '../profiles/profile'
import { splitRecord } from '../reading/split-record'
import { globMatches } from '../recognising/unit-ids'
import { mappingInvalid, unitContradicted } from './invalid'
import { findWideTable, type WideTable } from './find-wide-table'
import { firstOf, signalsOf } from './join-columns'
import { recogniseLong } from './long-mapping'
import { expressionOf, isTextSignal, senseOf } from './mapped-column'
import { timeOfMapping } from './mapped-time'
import type { NamedMapping } from './read-mapping'
import { statedUnits, unitConflict } from './stated-units'

const holdSeconds = 6 * 3600

/** What is said of a file that is read by a mapping. */
export const mappingEvidence = (label: string): string => `the mapping ${label}`

/** Whether a mapping is for a file by its path or name. */
export const isForFile = ({ match: { file } }: Mapping, label: string): boolean => file === undefined || globMatches(file, label) || globMatches(file, label.slice(label.lastIndexOf('/') + 1))

/**
 * A file by the first mapping that is for it and means the units that the file states; undefined when none is for it. Errors: `mapping-invalid`
 * for one that is and names columns the file has not, and where the file states other units than each that is.
 */
export const recogniseMapped = (head: FileHead, mappings: readonly NamedMapping[]): Recognised | undefined => {
  if (head.kind !== 'text') return undefined
  let contradicted: EngineError | undefined
  for (const { label, mapping } of mappings) {
    if (!isForFile(mapping, head.file.label)) continue
    const found = mapping.layout === 'long' ? recogniseLong(head, label, mapping) : recogniseWide(head, label, mapping)
    if (found === undefined) continue
    const conflict = unitConflict(mapping, statedUnits(head, mapping))
    if (conflict === undefined) return { ...found, evidence: mappingEvidence(label) }
    contradicted ??= unitContradicted(label, head.file.label, conflict)
  }
  if (contradicted !== undefined) throw contradicted
  return undefined
}

const recogniseWide = (head: FileHead, label: string, mapping: Mapping): Omit<Recognised, 'evidence'> | undefined => {
  const table = findWideTable(head, mapping)
  if (table !== undefined) return recognisedAs(head, table, label, mapping)
  if (mapping.match.header !== undefined) return undefined
  throw mappingInvalid(label, 'columns', `${head.file.label} has no line that names all of ${mapping.columns.map(({ source }) => source).join(', ')}`)
}

const recognisedAs = (head: FileHead, { delimiter, names, skipLines }: WideTable, label: string, mapping: Mapping): Omit<Recognised, 'evidence'> => {
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
