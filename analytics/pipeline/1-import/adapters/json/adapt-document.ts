import type { FileHead } from '../../reading/file-head'
import type { NamedMapping } from '../../mappings/read-mapping'
import { canonical } from '../../profiles/canonical'
import { objectsOf } from '../../profiles/ndjson'
import type { Adapted } from '../adapted'
import { adaptMapped } from './adapt-mapped'
import { headOfTable, writeTable } from './flat-head'
import { flattenDocument } from './flatten'
import { adaptMelcloud } from './melcloud'
import { largestDocument, readDocument } from './read-document'
import { refuseVicareError, adaptVicare } from './vicare'
import { largeDocument, unknownDocument } from './unknown-document'

/**
 * Rows of a JSON document: by a mapping, of a known service, or with the data contract's own names.
 * Errors: `mapping-needed` with its paths, `mapping-invalid`, `file-unrecognised`, `no-rows` with the reason it states, `no-time-column`, `file-damaged`.
 */
export const adaptDocument = async (head: FileHead, mappings: readonly NamedMapping[]): Promise<Adapted> => {
  const { label } = head.file
  const document = await readDocument(head)
  if (document === undefined) throw largeDocument(label, largestDocument)
  const mapped = adaptMapped(document, head, mappings)
  if (mapped !== undefined) return mapped
  refuseVicareError(document, label)
  const adapted = adaptVicare(document, label) ?? adaptMelcloud(document, label) ?? adaptCanonical(document, head)
  if (adapted === undefined) throw unknownDocument(document, head)
  return adapted
}

/** Rows of a file with a JSON object a line, by a mapping; undefined when none is for it. Errors: `mapping-invalid`, `file-unrecognised` for a large one. */
export const adaptLines = async (head: FileHead, mappings: readonly NamedMapping[]): Promise<Adapted | undefined> => {
  if (mappings.length === 0 || adaptMapped(head.lines.flatMap(objectsOf), head, mappings) === undefined) return undefined
  const document = await readDocument(head)
  if (document === undefined) throw largeDocument(head.file.label, largestDocument)
  return adaptMapped(document, head, mappings)
}

/** Records with the data contract's own names as keys. */
const adaptCanonical = (document: unknown, head: FileHead): Adapted | undefined => {
  const table = flattenDocument(document)
  const recognised = canonical.recognise(headOfTable(head, table))
  return recognised === undefined ? undefined : { recognised: { ...recognised, format: 'Subcool telemetry, JSON' }, rows: table.rows.length, write: (path, signal) => writeTable(table, path, undefined, signal) }
}
