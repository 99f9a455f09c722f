import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { importedSignals } from '../../../db/canonical-columns'
import { readRow, readRows, run } from '../../../db/query'
import { quoteName, quoteText, quoteTexts } from '../../../db/quote'
import { addConflicts, conflictsWithEarlier, conflictsWithin } from './conflicts'
import { withPowerBetweenFiles, type FilesOfCounter } from '../staging/counter-power'
import type { Earlier } from './earlier-parts'
import { checkedPart, partFormat, readPart, type PartUnit } from './part-facts'
import { storedColumns } from './stored-columns'

/** A sorted file that becomes a part. */
export interface Piece {
  path: string
  units: PartUnit[]
}

export interface MergeResult {
  pieces: Piece[]
  /** Rows that repeat a key with another value, by file number. */
  duplicatesOfFile: Map<number, number>
}

export interface MergeInput {
  /** The staged rows, of which `stage_fact` tells the units. */
  stage: string
  outFolder: string
  tmpFolder: string
  /** Earlier imports that have some of the same units at the same time: rows that give a key another value there count as duplicates. */
  earlier: Earlier | undefined
  counters: readonly FilesOfCounter[]
  /** Units at which pieces written before begin: no piece reaches over one. */
  borders: readonly string[]
  signal: AbortSignal | undefined
  onPiece: (done: number, total: number) => void
}

const rowsPerPiece = 4_000_000
const mostPieces = 8
const fallbackSampleS = 300

/**
 * Turns staged rows into sorted pieces: fills in each unit's sample length, merges rows of one key column by column
 * (the later file's value wins), derives heat from water flow, and never splits a unit over two pieces.
 */
export const mergeStage = async (connection: DuckDBConnection, plan: MergeInput): Promise<MergeResult> => {
  const present = new Set((await readRows<{ column_name: string }>(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${plan.stage})`)).map((c) => c.column_name))
  const signals = importedSignals.filter((s) => present.has(s.name)).map((s) => s.name)
  const ranges = await pieceRanges(connection, plan.borders)
  const rows = await keyedRows(connection, plan.stage, signals, ranges)
  const duplicatesOfFile = new Map<number, number>()
  const pieces: Piece[] = []
  for (const [index, range] of ranges.entries()) {
    plan.signal?.throwIfAborted()
    plan.onPiece(index, ranges.length)
    const own = withPowerBetweenFiles(`(SELECT * FROM ${rows} WHERE ${within(range)})`, signals, plan.counters)
    const path = join(plan.outFolder, `merged-${index}.parquet`)
    const units = range.shared ? undefined : await sortPiece(connection, own, signals, path)
    if (units !== undefined) pieces.push({ path, units })
    else {
      const merged = await mergePiece(connection, own, signals, path, join(plan.tmpFolder, 'sorted.parquet'))
      addConflicts(duplicatesOfFile, merged.conflicts)
      pieces.push({ path, units: merged.units })
    }
  }
  if (plan.earlier !== undefined) addConflicts(duplicatesOfFile, await conflictsWithEarlier(connection, rows, signals, plan.earlier))
  return { pieces, duplicatesOfFile }
}

/** Staged rows that have a unit and a time, each with its sample length: its own, or the most frequent step of its file and unit. */
const keyedRows = async (connection: DuckDBConnection, stage: string, signals: string[], ranges: readonly UnitRange[]): Promise<string> => {
  const unsampled = (await readRow<{ n: number }>(connection, 'SELECT coalesce(sum(unsampled), 0)::BIGINT AS n FROM stage_fact'))?.n ?? 0
  const columns = ['file_no', 'row_no', 'unit_id', 'ts'].map((name) => `s.${name}`).join(', ')
  const values = signals.map((s) => `, s.${quoteName(s)}`).join('')
  const where = 'WHERE s.unit_id IS NOT NULL AND s.ts IS NOT NULL'
  if (unsampled === 0) return `(SELECT ${columns}, s.sample_s${values} FROM ${stage} s ${where})`
  await run(connection, 'CREATE OR REPLACE TEMP TABLE step (file_no INTEGER, unit_id VARCHAR, sample_s INTEGER)')
  for (const range of ranges)
    await run(
      connection,
      `INSERT INTO step SELECT file_no, unit_id, arg_max(seconds, (n, -seconds)) FROM (
         SELECT file_no, unit_id, seconds, count(*) AS n FROM (
           SELECT file_no, unit_id, try_cast(date_diff('second', lag(ts) OVER (PARTITION BY file_no, unit_id ORDER BY ts), ts) AS INTEGER) AS seconds
           FROM ${stage} WHERE ${within(range)} AND ts IS NOT NULL AND sample_s IS NULL
         ) WHERE seconds > 0 GROUP BY ALL
       ) GROUP BY ALL`,
    )
  return `(SELECT ${columns}, coalesce(s.sample_s, step.sample_s, ${fallbackSampleS})::INTEGER AS sample_s${values}
    FROM ${stage} s LEFT JOIN step ON step.file_no = s.file_no AND step.unit_id = s.unit_id ${where})`
}

interface UnitRange {
  low: string
  high: string
}

const within = ({ low, high }: UnitRange): string => `unit_id BETWEEN ${quoteText(low)} AND ${quoteText(high)}`

/** Units, ascending, cut into pieces of bounded size; `shared` where two files have one unit at the same time. */
const pieceRanges = (connection: DuckDBConnection, borders: readonly string[]) =>
  readRows<UnitRange & { shared: boolean }>(
    connection,
    `WITH file AS (
       SELECT unit_id, timed, low <= max(high) OVER (PARTITION BY unit_id ORDER BY low, file_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS shared
       FROM stage_fact WHERE unit_id IS NOT NULL AND timed > 0),
     unit AS (SELECT unit_id, sum(timed) AS n, coalesce(bool_or(shared), false) AS shared FROM file GROUP BY unit_id),
     placed AS (
       SELECT *, (sum(n) OVER (ORDER BY unit_id) - n) // greatest(${rowsPerPiece}, (SELECT sum(n) FROM unit) // ${mostPieces}) AS piece,
         len(list_filter(${quoteTexts(borders)}::VARCHAR[], lambda border : border <= unit_id)) AS stretch
       FROM unit)
     SELECT min(unit_id) AS low, max(unit_id) AS high, bool_or(shared) AS shared FROM placed GROUP BY stretch, piece ORDER BY low`,
  )

/** Sorts the rows of some units; undefined when a key turns out to be there twice. */
const sortPiece = async (connection: DuckDBConnection, rows: string, signals: string[], path: string): Promise<PartUnit[] | undefined> => {
  const sorted = `SELECT unit_id, ts, sample_s${signals.map((s) => `, ${quoteName(s)}`).join('')} FROM ${rows} ORDER BY unit_id, ts, sample_s`
  await run(connection, `COPY (SELECT unit_id, ts, sample_s, ${storedColumns(signals)} FROM (${sorted})) TO ${quoteText(path)} ${partFormat}`)
  const { units, broken } = await readPart(connection, path)
  return broken === 0 ? units : undefined
}

const mergePiece = async (connection: DuckDBConnection, rows: string, signals: string[], path: string, sortedFile: string): Promise<{ units: PartUnit[]; conflicts: Map<number, number> }> => {
  await run(connection, `COPY (SELECT * FROM ${rows} ORDER BY unit_id, ts, sample_s, file_no, row_no) TO ${quoteText(sortedFile)} (FORMAT parquet, COMPRESSION lz4)`)
  const sorted = `read_parquet(${quoteText(sortedFile)})`
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE repeated AS SELECT DISTINCT unit_id, ts, sample_s FROM (
       SELECT unit_id, ts, sample_s, lag(unit_id) OVER () AS u, lag(ts) OVER () AS t, lag(sample_s) OVER () AS l FROM ${sorted}
     ) WHERE u IS NOT DISTINCT FROM unit_id AND t IS NOT DISTINCT FROM ts AND l IS NOT DISTINCT FROM sample_s`,
  )
  const conflicts = await conflictsWithin(connection, sorted, signals)
  const last = signals.map((s) => `, last(${quoteName(s)} ORDER BY file_no, row_no) FILTER (${quoteName(s)} IS NOT NULL) AS ${quoteName(s)}`).join('')
  const plain = signals.map((s) => `, ${quoteName(s)}`).join('')
  const merged = `SELECT unit_id, ts, sample_s${last} FROM ${sorted} SEMI JOIN repeated USING (unit_id, ts, sample_s) GROUP BY unit_id, ts, sample_s
    UNION ALL BY NAME SELECT unit_id, ts, sample_s${plain} FROM ${sorted} ANTI JOIN repeated USING (unit_id, ts, sample_s)`
  await run(connection, `COPY (SELECT unit_id, ts, sample_s, ${storedColumns(signals)} FROM (SELECT * FROM (${merged}) ORDER BY unit_id, ts, sample_s)) TO ${quoteText(path)} ${partFormat}`)
  return { units: await checkedPart(connection, path), conflicts }
}
