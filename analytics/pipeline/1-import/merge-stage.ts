import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalSignals } from '../../db/canonical-columns'
import { readRow, readRows } from '../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../db/quote'
import { checkedPart, partFormat, partName, type PartUnit } from './part-facts'
import { storedColumns } from './stored-columns'

export interface MergedPart extends PartUnit {
  part: number
}

export interface MergeResult {
  segments: MergedPart[]
  /** Rows that repeat a key with another value, by file number. */
  duplicatesOfFile: Map<number, number>
}

export interface MergeInput {
  stageFiles: string[]
  outFolder: string
  tmpFolder: string
  /** Parts of earlier imports: rows that give a key another value there count as duplicates. */
  earlierParts: string[]
}

const rowsPerPart = 4_000_000
const fallbackSampleS = 300

/**
 * Turns staged files into sorted parts: fills in each unit's sample length, merges rows of one key column by column
 * (the later file's value wins), derives heat from water flow, and never splits a unit over two parts.
 */
export const mergeStage = async (connection: DuckDBConnection, plan: MergeInput): Promise<MergeResult> => {
  const { stageFiles, tmpFolder, earlierParts } = plan
  const stage = `read_parquet(${quoteTexts(stageFiles)}, union_by_name = true)`
  const present = new Set((await readRows<{ column_name: string }>(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${stage})`)).map((c) => c.column_name))
  const signals = canonicalSignals.filter((s) => present.has(s.name))
  await findSteps(connection, stage)
  const names = signals.map((s) => s.name)
  const columns = names.map((s) => `s.${quoteName(s)}`).join(', ')
  const ordered = earlierParts.length > 0 ? undefined : await inOrder(connection, stageFiles)
  if (ordered !== undefined) {
    const inUnitOrder = `(SELECT s.unit_id, s.ts, coalesce(s.sample_s, ${ordered.stepOfFile}, ${fallbackSampleS})::INTEGER AS sample_s, ${columns}
      FROM read_parquet(${quoteTexts(ordered.files)}, union_by_name = true) s WHERE s.unit_id IS NOT NULL AND s.ts IS NOT NULL)`
    return { segments: await writeParts(connection, inUnitOrder, { ...plan, signals: names, merge: false }), duplicatesOfFile: new Map() }
  }
  const sortedFile = join(tmpFolder, 'sorted.parquet')
  await connection.run(`COPY (
    SELECT s.file_no, s.row_no, s.unit_id, s.ts, coalesce(s.sample_s, step.sample_s, ${fallbackSampleS})::INTEGER AS sample_s, ${columns}
    FROM ${stage} s LEFT JOIN step ON step.file_no = s.file_no AND step.unit_id = s.unit_id
    WHERE s.unit_id IS NOT NULL AND s.ts IS NOT NULL
    ORDER BY s.unit_id, s.ts, 5, s.file_no, s.row_no
  ) TO ${quoteText(sortedFile)} (FORMAT parquet, COMPRESSION lz4)`)
  const sorted = `read_parquet(${quoteText(sortedFile)})`
  await connection.run(`CREATE OR REPLACE TEMP TABLE repeated AS SELECT DISTINCT unit_id, ts, sample_s FROM (
    SELECT unit_id, ts, sample_s, lag(unit_id) OVER () AS u, lag(ts) OVER () AS t, lag(sample_s) OVER () AS l FROM ${sorted}
  ) WHERE u IS NOT DISTINCT FROM unit_id AND t IS NOT DISTINCT FROM ts AND l IS NOT DISTINCT FROM sample_s`)
  const repeated = (await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM repeated'))?.n ?? 0
  const duplicatesOfFile = repeated === 0 ? new Map<number, number>() : await countConflicts(connection, sorted, names)
  if (earlierParts.length > 0) await countEarlier(connection, sorted, names, earlierParts, duplicatesOfFile)
  return { segments: await writeParts(connection, sorted, { ...plan, signals: names, merge: repeated > 0 }), duplicatesOfFile }
}

/**
 * The staged files in unit order, when each is sorted by unit and time without a repeated key and no unit is in two of them:
 * then nothing has to be sorted or merged. Otherwise undefined.
 */
const inOrder = async (connection: DuckDBConnection, stageFiles: string[]): Promise<{ files: string[]; stepOfFile: string } | undefined> => {
  const steps = await readRows<{ file_no: number; sample_s: number; kinds: number }>(
    connection,
    'SELECT file_no, min(sample_s) AS sample_s, count(DISTINCT sample_s)::INTEGER AS kinds FROM step GROUP BY file_no ORDER BY file_no',
  )
  if (steps.some((step) => step.kinds > 1)) return undefined
  const files: { file: string; low: string | null; high: string | null; steps: number; sorted: boolean }[] = []
  for (const file of stageFiles) {
    const row = await readRow<{ low: string | null; high: string | null; steps: number; sorted: boolean }>(
      connection,
      `SELECT min(unit_id) AS low, max(unit_id) AS high, count(DISTINCT sample_s)::INTEGER AS steps,
         coalesce(bool_and(u IS NULL OR unit_id > u OR (unit_id = u AND ts > t)), true) AS sorted
       FROM (SELECT unit_id, ts, sample_s, lag(unit_id) OVER (ORDER BY row_no) AS u, lag(ts) OVER (ORDER BY row_no) AS t FROM read_parquet(${quoteText(file)}) WHERE unit_id IS NOT NULL AND ts IS NOT NULL)`,
    )
    if (row === undefined || !row.sorted || row.steps > 1) return undefined
    if (row.low !== null) files.push({ file, ...row })
  }
  files.sort((a, b) => ((a.low as string) < (b.low as string) ? -1 : 1))
  if (!files.every((f, i) => i === 0 || (files[i - 1]?.high as string) < (f.low as string))) return undefined
  const cases = steps.map((step) => `WHEN ${step.file_no} THEN ${step.sample_s}`)
  return { files: files.map((f) => f.file), stepOfFile: cases.length === 0 ? 'NULL' : `CASE s.file_no ${cases.join(' ')} END` }
}

const findSteps = async (connection: DuckDBConnection, stage: string): Promise<void> => {
  await connection.run(`CREATE OR REPLACE TEMP TABLE step AS
    SELECT file_no, unit_id, arg_max(seconds, (n, -seconds)) AS sample_s FROM (
      SELECT file_no, unit_id, seconds, count(*) AS n FROM (
        SELECT file_no, unit_id, date_diff('second', lag(ts) OVER (PARTITION BY file_no, unit_id ORDER BY ts), ts)::INTEGER AS seconds
        FROM (SELECT DISTINCT file_no, unit_id, ts FROM ${stage} WHERE unit_id IS NOT NULL AND ts IS NOT NULL AND sample_s IS NULL)
      ) WHERE seconds > 0 GROUP BY ALL
    ) GROUP BY ALL`)
}

const countConflicts = async (connection: DuckDBConnection, sorted: string, signals: string[]): Promise<Map<number, number>> => {
  const differs = signals.map((s) => {
    const name = quoteName(s)
    return `(${name} IS NOT NULL AND last_value(${name} IGNORE NULLS) OVER earlier IS DISTINCT FROM ${name} AND last_value(${name} IGNORE NULLS) OVER earlier IS NOT NULL)`
  })
  const rows = await readRows<{ file_no: number; n: number }>(
    connection,
    `SELECT file_no, count(*) AS n FROM (
       SELECT file_no, ${differs.join(' OR ')} AS conflict FROM ${sorted} SEMI JOIN repeated USING (unit_id, ts, sample_s)
       WINDOW earlier AS (PARTITION BY unit_id, ts, sample_s ORDER BY file_no, row_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
     ) WHERE conflict GROUP BY ALL`,
  )
  return new Map(rows.map((row) => [row.file_no, row.n]))
}

const countEarlier = async (connection: DuckDBConnection, sorted: string, signals: string[], parts: string[], counts: Map<number, number>): Promise<void> => {
  const differs = signals.map((s) => `(n.${quoteName(s)} IS NOT NULL AND o.${quoteName(s)} IS NOT NULL AND n.${quoteName(s)} <> o.${quoteName(s)})`)
  const rows = await readRows<{ file_no: number; n: number }>(
    connection,
    `WITH span AS (SELECT unit_id, min(ts) AS low, max(ts) AS high FROM ${sorted} GROUP BY unit_id),
     earlier AS (SELECT e.* FROM read_parquet(${quoteTexts(parts)}) e JOIN span s ON s.unit_id = e.unit_id AND e.ts BETWEEN s.low AND s.high)
     SELECT file_no, count(*) AS n FROM (
       SELECT DISTINCT n.file_no, n.row_no FROM ${sorted} n
       JOIN earlier o ON o.unit_id = n.unit_id AND o.ts = n.ts AND o.sample_s = n.sample_s WHERE ${differs.join(' OR ')}
     ) GROUP BY ALL`,
  )
  for (const { file_no, n } of rows) counts.set(file_no, (counts.get(file_no) ?? 0) + n)
}

interface PartPlan {
  outFolder: string
  signals: string[]
  merge: boolean
}

const writeParts = async (connection: DuckDBConnection, file: string, { outFolder, signals, merge }: PartPlan): Promise<MergedPart[]> => {
  const rows = merge
    ? `SELECT unit_id, ts, sample_s, ${signals.map((s) => `last(${quoteName(s)} ORDER BY file_no, row_no) FILTER (${quoteName(s)} IS NOT NULL) AS ${quoteName(s)}`).join(', ')}
       FROM ${file} SEMI JOIN repeated USING (unit_id, ts, sample_s) GROUP BY unit_id, ts, sample_s
       UNION ALL BY NAME SELECT unit_id, ts, sample_s, ${signals.map(quoteName).join(', ')} FROM ${file} ANTI JOIN repeated USING (unit_id, ts, sample_s)`
    : `SELECT unit_id, ts, sample_s, ${signals.map(quoteName).join(', ')} FROM ${file}`
  await connection.run(`CREATE OR REPLACE TEMP TABLE unit_part AS
    SELECT unit_id, ((sum(n) OVER (ORDER BY unit_id) - n) // ${rowsPerPart})::INTEGER AS part
    FROM (SELECT unit_id, count(*)::BIGINT AS n FROM ${file} GROUP BY unit_id)`)
  const parts = await readRows<{ part: number; low: string; high: string }>(
    connection,
    'SELECT row_number() OVER (ORDER BY part) - 1 AS part, min(unit_id) AS low, max(unit_id) AS high FROM unit_part GROUP BY unit_part.part ORDER BY 1',
  )
  const segments: MergedPart[] = []
  for (const { part, low, high } of parts) {
    const path = join(outFolder, partName(part))
    const own = `unit_id BETWEEN ${quoteText(low)} AND ${quoteText(high)}`
    await connection.run(`COPY (SELECT unit_id, ts, sample_s, ${storedColumns(signals)} FROM (${rows}) WHERE ${own} ${merge ? 'ORDER BY unit_id, ts, sample_s' : ''})
      TO ${quoteText(path)} ${partFormat}`)
    segments.push(...(await checkedPart(connection, path)).map((segment) => ({ part, ...segment })))
  }
  return segments
}
