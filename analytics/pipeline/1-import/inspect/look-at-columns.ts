import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import type { Mapping } from '../../../contract/mapping'
import type { Adapted } from '../adapters/adapted'
import { isDocument } from '../adapters/json/read-document'
import { feedPartner } from '../adapters/phpfina'
import { readHead, type FileHead } from '../file-head'
import { byLabel, lookAtFile } from '../look-at-file'
import { mappingEvidence, recogniseMapped } from '../mappings/apply-mapping'
import { mappingInvalid } from '../mappings/invalid'
import { checkMapping, type NamedMapping } from '../mappings/read-mapping'
import type { Recognised } from '../profiles/profile'
import { registerKindOf } from '../../../registers/register-files'
import type { OpenedFile } from './open-inspected'
import { parquetTable, plainTable, unknownTable } from './unknown-table'

/** What a file is read as, for looking at its columns. */
export interface LookedColumns {
  recognised: Recognised
  /** Undefined for what is written anew before it is read. */
  head: FileHead | undefined
  adapted?: Adapted
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
    return byDraft(opened, draft)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    return { ...(await asImported(opened, reader, kept)), refusal: error.message }
  }
}

const byDraft = ({ found }: OpenedFile, draft: Mapping): LookedColumns => {
  const mapping = checkMapping(draft, draft.name)
  const head = registerKindOf(found.label) === undefined && feedPartner(found.label) === undefined ? readHead(found) : undefined
  if (head?.kind !== 'text' || isDocument(head)) throw mappingInvalid(draft.name, 'match', `${found.label} is no text table of samples, which mappings are for`)
  const recognised = recogniseMapped(head, [{ label: draft.name, mapping }])
  if (recognised === undefined) throw mappingInvalid(draft.name, 'match', `it is not for ${found.label}: the name or the columns of the header are others`)
  return { recognised, head, unknown: false, mapping, refusal: null }
}

const asImported = async (opened: OpenedFile, reader: DuckDBConnection, kept: readonly NamedMapping[]): Promise<LookedColumns> => {
  try {
    return await byContent(opened, reader, kept)
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
    if (error.code === 'mapping-invalid') return { ...(await asImported(opened, reader, [])), refusal: error.message }
    const unknown = await unknownOf(opened, reader)
    if (unknown === undefined) throw error
    return { ...unknown, unknown: true, refusal: null }
  }
}

const byContent = async ({ found, beside }: OpenedFile, reader: DuckDBConnection, kept: readonly NamedMapping[]): Promise<LookedColumns> => {
  const looked = await lookAtFile(found, byLabel([found, ...beside]), reader, kept)
  if (looked.as === 'part') throw new EngineError('bad-arguments', `${found.label} has no columns: it is read together with the values beside it.`)
  if (looked.as === 'adapted telemetry') return { recognised: looked.adapted.recognised, head: undefined, adapted: looked.adapted, unknown: false, refusal: null }
  if (looked.as === 'telemetry') {
    const { recognised, head } = looked
    const used = kept.find(({ label }) => mappingEvidence(label) === recognised.evidence)
    return { recognised, head, unknown: false, refusal: null, ...(used === undefined ? {} : { mapping: used.mapping }) }
  }
  if (looked.head === undefined) throw new EngineError('bad-arguments', `${found.label} is a register and no text table; its columns are known by their names.`)
  return { recognised: plainTable(looked.head), head: looked.head, unknown: false, refusal: null }
}

/** A table that is not recognised, to be mapped by hand; undefined for what is none. */
const unknownOf = async ({ found }: OpenedFile, reader: DuckDBConnection): Promise<Pick<LookedColumns, 'recognised' | 'head'> | undefined> => {
  const head = readHead(found)
  if (head.kind === 'parquet') return { recognised: await parquetTable(reader, found), head }
  const recognised = isDocument(head) ? undefined : unknownTable(head)
  return recognised === undefined ? undefined : { recognised, head }
}
