import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../db/query'
import { quoteTexts } from '../../db/quote'
import type { FoundFile } from './discover'
import { hashFile } from './hash-file'

/** What is known of files by their content. */
export interface ContentHashes {
  /** SHA-256 by path, of the files that were hashed. */
  of: ReadonlyMap<string, string>
  /** By SHA-256, the file of an earlier import, not taken back, that has the same content. */
  loaded: ReadonlyMap<string, string>
}

const atOnce = 4

/** Hashes files and says which of them are loaded already; one that can't be read has no hash. */
export const hashContents = async (files: readonly FoundFile[], project: DuckDBConnection, signal?: AbortSignal): Promise<ContentHashes> => {
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
  return { of, loaded: await loadedBefore([...new Set(of.values())], project) }
}

const loadedBefore = async (hashes: readonly string[], project: DuckDBConnection): Promise<Map<string, string>> => {
  if (hashes.length === 0) return new Map()
  const rows = await readRows<{ sha256: string; file: string }>(
    project,
    `SELECT f.sha256, arg_min(f.file, (f.import_no, f.file)) AS file FROM import_file f JOIN import i USING (import_no)
     WHERE f.sha256 IN (SELECT unnest(${quoteTexts(hashes)})) AND f.status = 'loaded' AND NOT i.undone GROUP BY f.sha256 ORDER BY f.sha256`,
  )
  return new Map(rows.map(({ sha256, file }) => [sha256, file]))
}

/** Whether any import that stands has loaded a file. */
export const hasLoadedFiles = async (project: DuckDBConnection): Promise<boolean> =>
  ((await readRow<{ n: number }>(project, `SELECT count(*) AS n FROM import_file f JOIN import i USING (import_no) WHERE f.status = 'loaded' AND NOT i.undone`))?.n ?? 0) > 0
