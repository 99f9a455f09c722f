import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../../db/query'
import { quoteTexts } from '../../../db/quote'
import { isSuperseded } from '../../../registers/is-superseded'
import type { RegisterKind } from '../../../registers/register-columns'
import { registerKindOf } from '../../../registers/register-files'
import type { FoundFile } from '../recognising/discover'
import { hashFile } from './hash-file'

/** What is known of files by their content. */
export interface ContentHashes {
  /** SHA-256 by path, of the files that were hashed. */
  of: ReadonlyMap<string, string>
  /** By SHA-256, the file of an earlier import, not taken back, that has the same content; none for a register that a later import changed since. */
  loaded: ReadonlyMap<string, string>
  /** Likewise, of those registers. */
  superseded: ReadonlyMap<string, string>
}

const atOnce = 4

/** Registers of which an earlier content is what is meant when it comes again. Records of refrigerant are also voided and mended one by one, which a file from before must not take back by itself. */
const taken = new Set<RegisterKind>(['units', 'technicians', 'service_log', 'tariffs', 'unit_summaries'])

/** Hashes files and says which of them are loaded already; one that can't be read has no hash. `saved` is a register of which a user saves a record by hand. */
export const hashContents = async (files: readonly FoundFile[], project: DuckDBConnection, signal?: AbortSignal, saved?: RegisterKind): Promise<ContentHashes> => {
  const of = new Map<string, string>()
  const left = files.values()
  const hashNext = async (): Promise<void> => {
    for (const { path } of left) {
      signal?.throwIfAborted()
      const hash = await hashFile(path, signal).catch((error: unknown) => {
        if (signal?.aborted) throw error
      })
      if (typeof hash === 'string') of.set(path, hash)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, hashNext))
  return { of, ...(await loadedBefore([...new Set(of.values())], project, (kind) => kind === saved || taken.has(kind))) }
}

const loadedBefore = async (hashes: readonly string[], project: DuckDBConnection, isTaken: (kind: RegisterKind) => boolean): Promise<Pick<ContentHashes, 'loaded' | 'superseded'>> => {
  const [loaded, superseded] = [new Map<string, string>(), new Map<string, string>()]
  if (hashes.length === 0) return { loaded, superseded }
  const rows = await readRows<{ sha256: string; file: string; import_no: number }>(
    project,
    `SELECT f.sha256, arg_max(f.file, (f.import_no, f.file)) AS file, max(f.import_no) AS import_no FROM import_file f JOIN import i USING (import_no)
     WHERE f.sha256 IN (SELECT unnest(${quoteTexts(hashes)})) AND f.status = 'loaded' AND NOT i.undone GROUP BY f.sha256 ORDER BY f.sha256`,
  )
  for (const { sha256, file, import_no: importNo } of rows) {
    const kind = registerKindOf(file)
    const isOld = kind !== undefined && isTaken(kind) && (await isSuperseded(project, kind, importNo))
    ;(isOld ? superseded : loaded).set(sha256, file)
  }
  return { loaded, superseded }
}

/** Whether any import that stands has loaded a file. */
export const hasLoadedFiles = async (project: DuckDBConnection): Promise<boolean> =>
  ((await readRow<{ n: number }>(project, `SELECT count(*) AS n FROM import_file f JOIN import i USING (import_no) WHERE f.status = 'loaded' AND NOT i.undone`))?.n ?? 0) > 0
