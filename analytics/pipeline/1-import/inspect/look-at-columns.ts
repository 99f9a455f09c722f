import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import type { Mapping } from '../../../contract/mapping'
import { registerKindOf } from '../../../registers/register-files'
import type { Adapted } from '../adapters/adapted'
import { adaptDocument } from '../adapters/json/adapt-document'
import { headOfTable, writeTable } from '../adapters/json/flat-head'
import { flattenDocument } from '../adapters/json/flatten'
import { hasObjects, isDocument, readDocument } from '../adapters/json/read-document'
import { feedPartner } from '../adapters/phpfina'
import { readHead, type FileHead } from '../reading/file-head'
import { byLabel, lookAtFile } from '../recognising/look-at-file'
import { mappingEvidence, recogniseMapped } from '../mappings/apply-mapping'
import { mappingInvalid } from '../mappings/invalid'
import { checkMapping, type NamedMapping } from '../mappings/read-mapping'
import { statedUnits, withStated } from '../mappings/stated-units'
import type { Recognised } from '../profiles/profile'
import type { OpenedFile } from './open-inspected'
import { parquetTable, plainTable, unknownTable } from './unknown-table'

/** What a file is read as, for looking at its columns. */
export interface LookedColumns {
  recognised: Recognised
  /** Of the table that is read; undefined where it is known only once it is written. */
  head: FileHead | undefined
  /** Writes the table that is read, where it is not the file itself. */
  write?: Adapted['write']
  /** Nothing of it would be loaded as it stands. */
  unknown: boolean
  /** The mapping it is read by. */
  mapping?: Mapping
  /** Why a mapping that is for it can't be used. */
  refusal: string | null
}

/** Says what a file is read as: by the draft where one is given and can be used, else as the import would. Errors: those of `lookAtFile` for what has no columns. */
export const lookAtColumns = async (opened: OpenedFile, reader: DuckDBConnection, kept: readonly NamedMapping[], draft: Mapping | undefined): Promise<LookedColumns> => {
  if (draft === undefined) return asImported(opened, reader, kept)
  try {
    return await byDraft(opened, draft)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ...(await asImported(opened, reader, kept)), refusal: error.message }
  }
}

const byDraft = async ({ found }: OpenedFile, draft: Mapping): Promise<LookedColumns> => {
  const checked = checkMapping(draft, draft.name)
  const head = registerKindOf(found.label) === undefined && feedPartner(found.label) === undefined ? readHead(found) : undefined
  if (head?.kind !== 'text') throw mappingInvalid(draft.name, 'match', `${found.label} is neither a text table of samples nor JSON, which mappings are for`)
  const named = { label: draft.name, mapping: withStated(checked, statedUnits(head, checked)) }
  const adapted = isDocument(head) || hasObjects(head) ? await adaptDocument(head, [named]) : undefined
  const recognised = adapted?.recognised ?? recogniseMapped(head, [named])
  if (recognised?.evidence !== mappingEvidence(draft.name)) throw mappingInvalid(draft.name, 'match', `it is not for ${found.label}: the name or the columns of the header are others`)
  return { recognised, head: adapted === undefined ? head : undefined, ...(adapted === undefined ? {} : { write: adapted.write }), unknown: false, mapping: named.mapping, refusal: null }
}

const asImported = async (opened: OpenedFile, reader: DuckDBConnection, kept: readonly NamedMapping[]): Promise<LookedColumns> => {
  try {
    return await byContent(opened, reader, kept)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    if (error.code === 'mapping-invalid' && kept.length > 0) return { ...(await asImported(opened, reader, [])), refusal: error.message }
    const unknown = await unknownOf(opened, reader).catch((): undefined => undefined)
    if (unknown === undefined) throw error
    return { ...unknown, unknown: true, refusal: null }
  }
}

const byContent = async ({ found, beside }: OpenedFile, reader: DuckDBConnection, kept: readonly NamedMapping[]): Promise<LookedColumns> => {
  const looked = await lookAtFile(found, byLabel([found, ...beside]), reader, kept)
  const usedBy = ({ evidence }: Recognised): { mapping?: Mapping } => {
    const used = kept.find(({ label }) => mappingEvidence(label) === evidence)
    return used === undefined ? {} : { mapping: used.mapping }
  }
  if (looked.as === 'part') throw new EngineError('bad-arguments', `${found.label} has no columns: it is read together with the values beside it.`)
  if (looked.as === 'adapted telemetry') return { recognised: looked.adapted.recognised, head: undefined, write: looked.adapted.write, unknown: false, refusal: null, ...usedBy(looked.adapted.recognised) }
  if (looked.as === 'telemetry') return { recognised: looked.recognised, head: looked.head, unknown: false, refusal: null, ...usedBy(looked.recognised) }
  if (looked.head === undefined) throw new EngineError('bad-arguments', `${found.label} is a register and no text table; its columns are known by their names.`)
  return { recognised: plainTable(looked.head), head: looked.head, unknown: false, refusal: null }
}

/** A table that is not recognised, to be mapped by hand; undefined for what is none. */
const unknownOf = async ({ found }: OpenedFile, reader: DuckDBConnection): Promise<Pick<LookedColumns, 'recognised' | 'head' | 'write'> | undefined> => {
  const head = readHead(found)
  if (head.kind === 'parquet') return { recognised: await parquetTable(reader, found), head }
  if (!isDocument(head)) {
    const recognised = unknownTable(head)
    return recognised === undefined ? undefined : { recognised, head }
  }
  const document = await readDocument(head)
  if (document === undefined) return undefined
  const table = flattenDocument(document)
  const flat = headOfTable(head, table)
  const recognised = unknownTable(flat)
  return recognised === undefined ? undefined : { recognised, head: flat, write: (path, signal) => writeTable(table, path, undefined, signal) }
}
