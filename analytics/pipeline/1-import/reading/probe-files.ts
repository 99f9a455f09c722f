import { closeSync, openSync, readSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { quoteColumnTypes, quoteText } from '../../../db/quote'
import { columnsRead, csvColumns, csvDialect, wordsIn } from './csv-reader'
import { unitOfFile } from '../staging/group-columns'
import { missingWords } from '../staging/missing-words'
import type { PlannedFile } from '../staging/plan-sources'
import { canonicalSelect } from '../staging/stage'

/** What the first lines of a file, and some further on, say about all of it. */
export interface FileProbe {
  plan: PlannedFile
  firstUnit: string
  /** UTC. */
  firstTs: string
  /** The most frequent step between its first rows, s. */
  stepS: number
}

export interface GroupProbe {
  files: FileProbe[]
  /** Words for "no value" that were seen. */
  words: string[]
}

/** Lines that end in several ways can be such that the reader gives up on all of them. */
const unclean = (error: unknown): [] => {
  if (error instanceof Error && error.message.startsWith('Invalid Input Error')) return []
  throw error
}

const linesInAll = 100_000
const linesOfFile = 200
const spots = 8
const spotBytes = 4096
const sampledFrom = 1 << 20
const fallbackSampleS = 300

/**
 * Looks at a few lines of each of some like files. Answers undefined when a line is not clean, or rows are seen out of
 * unit and time order, or two files begin with the same unit: then the files have to be staged and sorted.
 */
export const probeFiles = async (connection: DuckDBConnection, group: readonly PlannedFile[], folder: string): Promise<GroupProbe | undefined> => {
  const first = group[0] as PlannedFile
  const { recognised } = first.source
  const delimiter = recognised.csv?.delimiter ?? ','
  const count = Math.max(5, Math.min(linesOfFile, Math.floor(linesInAll / group.length)))
  const lines: string[] = []
  const words: string[] = []
  for (const [index, plan] of group.entries()) {
    const heads = plan.file.head.lines.slice(recognised.csv?.skipLines ?? 1, (recognised.csv?.skipLines ?? 1) + count).filter((line) => line !== '')
    const samples = plan.source.compression === null ? sampledLines(plan) : []
    words.push(...heads, ...samples)
    heads.forEach((line, at) => lines.push(`${index}${delimiter}${at}${delimiter}${line}`))
    samples.forEach((line, at) => lines.push(`${index}${delimiter}${count + at}${delimiter}${line}`))
    if (heads.length === 0) return undefined
  }
  const path = join(folder, 'probe.csv')
  writeFileSync(path, `${lines.join('\n')}\n`)
  const columns = columnsRead(recognised)
  const rows = await readRows<{ file: number; rows: number; unit_id: string | null; first_ts: string; step_s: number | null; ascending: boolean }>(
    connection,
    `WITH line AS (
       SELECT file_index, line_no, ${canonicalSelect(first.source, { unit: unitOfFile(group) }).slice(0, 3).join(', ')}
       FROM (SELECT file_index, line_no, ${csvColumns(recognised, missingWords)} FROM read_csv(${quoteText(path)}, ${csvDialect(recognised)}, ignore_errors = true,
         columns = ${quoteColumnTypes([['file_index', 'BIGINT'], ['line_no', 'BIGINT'], ...columns])}))),
     step AS (
       SELECT *, lag(unit_id) OVER w AS u, lag(ts) OVER w AS t FROM line WINDOW w AS (PARTITION BY file_index ORDER BY line_no)),
     seconds AS (
       SELECT file_index, arg_max(s, (n, -s)) AS step_s FROM (
         SELECT file_index, try_cast(date_diff('second', t, ts) AS INTEGER) AS s, count(*) AS n FROM step WHERE u = unit_id AND line_no < ${count} GROUP BY ALL) WHERE s > 0 GROUP BY ALL)
     SELECT file_index::INTEGER AS file, count(*) FILTER (unit_id IS NOT NULL AND ts IS NOT NULL) AS "rows", arg_min(unit_id, line_no) AS unit_id, arg_min(ts, line_no) AS first_ts, any_value(step_s) AS step_s,
       bool_and(u IS NULL OR unit_id > u OR (unit_id = u AND ts > t)) AS ascending
     FROM step LEFT JOIN seconds USING (file_index) GROUP BY file_index ORDER BY unit_id`,
  ).catch(unclean)
  const clean = rows.length === group.length && rows.reduce((sum, row) => sum + row.rows, 0) === lines.length && rows.every((row) => row.ascending)
  const distinct = new Set(rows.map((row) => row.unit_id)).size === rows.length
  if (!clean || !distinct) return undefined
  return {
    files: rows.map((row) => ({ plan: group[row.file] as PlannedFile, firstUnit: row.unit_id as string, firstTs: row.first_ts, stepS: row.step_s ?? fallbackSampleS })),
    words: wordsIn(words, delimiter),
  }
}

const sampledLines = ({ file, source }: PlannedFile): string[] => {
  const size = file.found.size
  if (size < sampledFrom) return []
  const found: string[] = []
  const descriptor = openSync(source.path, 'r')
  try {
    const buffer = Buffer.alloc(spotBytes)
    for (let spot = 1; spot <= spots; spot++) {
      const read = readSync(descriptor, buffer, 0, spotBytes, Math.floor(((size - spotBytes) * spot) / spots))
      const [, line] = buffer.toString('utf8', 0, read).split(/\r?\n/, 3)
      if (line !== undefined && line !== '') found.push(line)
    }
  } finally {
    closeSync(descriptor)
  }
  return found
}
