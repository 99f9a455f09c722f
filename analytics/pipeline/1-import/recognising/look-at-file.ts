import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import type { RegisterKind } from '../../../registers/register-columns'
import { isWorkbook, registerKindOf } from '../../../registers/register-files'
import { adaptRegisters } from '../adapters/adapt-register'
import type { Adapted } from '../adapters/adapted'
import type { AdaptedRegister } from '../adapters/adapted-register'
import { adaptDocument, adaptLines } from '../adapters/json/adapt-document'
import { hasObjects, isDocument } from '../adapters/json/read-document'
import { adaptNistPoints } from '../adapters/nist-points'
import { adaptFeed, feedPartner } from '../adapters/phpfina'
import type { FoundFile } from './discover'
import { mappingEvidence, recogniseMapped } from '../mappings/apply-mapping'
import type { NamedMapping } from '../mappings/read-mapping'
import { unitCaution } from '../mappings/unit-caution'
import { readHead, type FileHead } from '../reading/file-head'
import { orNotAnExport } from './not-an-export'
import type { Recognised } from '../profiles/profile'
import { isUtf16 } from '../reading/text-encoding'
import { lookAtTogether } from '../proposals/remember'
import { recognise, recogniseParquet } from './recognise'

/** What a file is; an adapted one still has to be written in the form that is loaded. */
export type Looked =
  | { as: 'register'; kind: RegisterKind; head: FileHead | undefined }
  | { as: 'adapted registers'; registers: AdaptedRegister[]; head: FileHead }
  | { as: 'telemetry'; recognised: Recognised; head: FileHead }
  | { as: 'adapted telemetry'; adapted: Adapted }
  /** It belongs to another file, with which it is read. */
  | { as: 'part' }

/** The files of one import by their labels. */
export type FilesByLabel = ReadonlyMap<string, FoundFile>

/** The files of one import, which are looked at together. */
export const byLabel = (files: readonly FoundFile[]): FilesByLabel => {
  lookAtTogether(files)
  return new Map(files.map((file) => [file.label, file]))
}

/** Says what a file is by its name, a mapping, its content and the file it belongs to. Errors: those of `readHead`, `recognise` and the adapters; `not-an-export`. */
export const lookAtFile = async (...[found, ...rest]: Parameters<typeof lookAt>): Promise<Looked> => {
  try {
    return await lookAt(found, ...rest)
  } catch (error) {
    throw orNotAnExport(error, found.label)
  }
}

const lookAt = async (found: FoundFile, others: FilesByLabel, reader: DuckDBConnection, mappings: readonly NamedMapping[]): Promise<Looked> => {
  const kind = registerKindOf(found.label)
  if (kind !== undefined) return { as: 'register', kind, head: kind === 'tariffs' || isWorkbook(found.label) || found.size === 0 ? undefined : registerHead(found) }
  const feed = lookAtFeed(found, others)
  if (feed !== undefined) return feed
  const head = readHead(found)
  if (head.kind === 'parquet') return { as: 'telemetry', recognised: await recogniseParquet(reader, found.path, found.label), head }
  if (isDocument(head)) return { as: 'adapted telemetry', adapted: await adaptDocument(head, mappings) }
  const lines = hasObjects(head) ? await adaptLines(head, mappings) : undefined
  if (lines !== undefined) return { as: 'adapted telemetry', adapted: lines }
  const mapped = recogniseMapped(head, mappings)
  if (mapped !== undefined) return { as: 'telemetry', recognised: checked(mapped, head, mappings), head }
  const points = adaptNistPoints(head)
  if (points !== undefined) return { as: 'adapted telemetry', adapted: points }
  const registers = adaptRegisters(head)
  return registers.length > 0 ? { as: 'adapted registers', registers, head } : { as: 'telemetry', recognised: recognise(head), head }
}

const checked = (mapped: Recognised, head: FileHead, mappings: readonly NamedMapping[]): Recognised => {
  const used = mappings.find(({ label }) => mappingEvidence(label) === mapped.evidence)
  const caution = used === undefined ? undefined : unitCaution(head, used.mapping)
  return caution === undefined ? mapped : { ...mapped, caution }
}

const registerHead = (found: FoundFile): FileHead => {
  const head = readHead(found)
  if (isUtf16(head.encoding)) throw new EngineError('file-binary', `${found.label} is UTF-16 text.`, { hint: 'Save it as CSV in UTF-8.' })
  return head
}

const lookAtFeed = (found: FoundFile, others: FilesByLabel): Looked | undefined => {
  const partnerLabel = feedPartner(found.label)
  if (partnerLabel === undefined) return undefined
  const partner = others.get(partnerLabel)
  if (partner === undefined) {
    if (!isLoneFeedFile(found)) return undefined
    throw new EngineError('file-unrecognised', `${found.label} is half of an emoncms feed: ${partnerLabel} is missing beside it.`, { hint: 'Copy both files of the pair.' })
  }
  if (/\.meta$/i.test(found.label)) return adaptFeed(partner, found) === undefined ? undefined : { as: 'part' }
  const adapted = adaptFeed(found, partner)
  return adapted === undefined ? undefined : { as: 'adapted telemetry', adapted }
}

const isLoneFeedFile = ({ label, size }: FoundFile): boolean => /\.meta$/i.test(label) && size === 16
