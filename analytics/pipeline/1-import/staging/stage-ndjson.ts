import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../../db/query'
import { quoteColumnTypes, quoteName, quoteText } from '../../../db/quote'
import { withCounterPower } from './counter-power'
import { withoutWords } from '../reading/csv-reader'
import { missingWords } from './missing-words'
import { notStored } from './not-stored'
import { columnName, type SourceColumn } from '../profiles/profile'
import { objectsOf } from '../profiles/ndjson'
import { scanLines } from '../reading/scan-lines'
import { copyToStage, projection, type Rejected, type StageResult, type StageSource, type UnreadableCells } from './stage'
import { timeReason } from './time-reason'

const typeWords = { DOUBLE: 'a number', FLOAT: 'a number', BOOLEAN: 'true or false', TIMESTAMPTZ: 'a time', VARCHAR: 'text' } as const

/**
 * Stages a file of one JSON object a line. DuckDB reads every value as text in one pass and marks the rows in doubt; only
 * those are read again: a value of the wrong kind costs only itself, a row is rejected only without a unit or a time.
 */
export const stageNdjson = async (connection: DuckDBConnection, source: StageSource): Promise<StageResult> => {
  await run(connection, `CREATE OR REPLACE TEMP TABLE recovered AS ${recoveredTable(source)}`)
  try {
    const first: Way = behindMark(source) === undefined ? 'values' : 'recovered'
    let { way, counts } = await stageRows(connection, source, first).then(
      (staged) => ({ way: first, counts: staged }),
      async (error: unknown) => {
        if (!/Malformed JSON/.test(String(error))) throw error
        return { way: 'objects' as Way, counts: await stageRows(connection, source, 'objects') }
      },
    )
    if (way !== 'objects' && counts.empty > 0 && (await recoverRows(connection, source))) {
      way = 'recovered'
      counts = await stageRows(connection, source, way)
    }
    const result: StageResult = { rowsRead: counts.rows, rowsRejected: counts.bad, rejected: [], unreadable: [], stageFiles: [source.stageFile] }
    return counts.doubts === 0 ? result : { ...result, ...(await judge(connection, source, way)) }
  } finally {
    await run(connection, 'DROP TABLE IF EXISTS recovered; DROP TABLE IF EXISTS in_doubt; DROP TABLE IF EXISTS bad_cell')
  }
}

/**
 * How the lines are read: value by value, some of them again as whole objects (`recovered`), or all of them so, which takes twice as long: of a line
 * that ends behind a key the reader of values gives up the file.
 */
type Way = 'values' | 'recovered' | 'objects'

const stageRows = async (connection: DuckDBConnection, source: StageSource, way: Way) => {
  const isBad = judgedCells(source).map(({ name, type }) => unreadable(name, type)).join(' OR ')
  const cells = source.recognised.columns.map((_, index) => columnName(index)).join(', ')
  await copyToStage(
    connection,
    source,
    `SELECT * EXCLUDE (bad_cell), bad_cell OR unit_id IS NULL OR ts IS NULL AS in_doubt FROM (
       SELECT ${projection(source)}, bad_cell, no_cell FROM (${withCounterPower(source, `
         SELECT row_no, ${typed(source)}, ${isBad} AS bad_cell, coalesce(${cells}) IS NULL AS no_cell FROM (${texts(source, way)})`)}))`,
    source.stageFile,
  )
  const counts = await readRow<{ rows: number; bad: number; doubts: number; empty: number }>(
    connection,
    `SELECT count(*) AS rows, count(*) FILTER (unit_id IS NULL OR ts IS NULL) AS bad, count(*) FILTER (in_doubt) AS doubts, count(*) FILTER (no_cell) AS empty FROM ${stageOf(source)}`,
  )
  return counts ?? { rows: 0, bad: 0, doubts: 0, empty: 0 }
}

const stageOf = (source: StageSource): string => `read_parquet(${quoteText(source.stageFile)})`
const namesOf = (source: StageSource): string[] => source.recognised.columns.map((column) => column.source)
const keysOf = (source: StageSource): string => quoteText(`{${namesOf(source).map((name) => `${JSON.stringify(name)}: "VARCHAR"`).join(', ')}}`)
const reading = (source: StageSource): string =>
  `${quoteText(source.path)}, format = 'newline_delimited', ignore_errors = true, compression = ${quoteText(source.compression ?? 'uncompressed')}`

/** The reader takes a first line behind a byte order mark for a broken one; here it is without the mark. */
const behindMark = ({ recognised }: StageSource): string | undefined =>
  recognised.json?.lineBehindMark !== undefined && objectsOf(recognised.json.lineBehindMark).length > 0 ? recognised.json.lineBehindMark : undefined

const recoveredTable = (source: StageSource): string => {
  const line = behindMark(source)
  return `SELECT 1::BIGINT AS row_no, unnest(from_json(${quoteText(line ?? '{}')}, ${keysOf(source)})) WHERE ${line !== undefined}`
}

/** After a line that ends where a value should stand, the reader empties the next row too: such rows are read as whole objects. */
const recoverRows = async (connection: DuckDBConnection, source: StageSource): Promise<boolean> => {
  await run(
    connection,
    `INSERT INTO recovered SELECT row_no, unnest(from_json(json, ${keysOf(source)})) FROM (
       SELECT row_number() OVER () AS row_no, json FROM read_json_objects(${reading(source)})
     ) SEMI JOIN (SELECT row_no FROM ${stageOf(source)} WHERE no_cell) USING (row_no)
     WHERE json_type(json) = 'OBJECT'`,
  )
  return ((await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM recovered'))?.n ?? 0) > 0
}

/** Every value as text, empty where it means none; one row for each line that is not empty, all NULL for a broken one. */
const texts = (source: StageSource, way: Way): string => {
  const cells = namesOf(source).map((name, index) => `${withoutWords(quoteName(name), missingWords)} AS ${columnName(index)}`)
  return `SELECT row_no, ${cells.join(', ')} FROM (${way === 'objects' ? wholeObjects(source) : way === 'recovered' ? `SELECT * FROM (${eachValue(source)}) ANTI JOIN recovered USING (row_no) UNION ALL SELECT * FROM recovered ORDER BY row_no` : eachValue(source)})`
}

const eachValue = (source: StageSource): string =>
  `SELECT row_number() OVER () AS row_no, ${namesOf(source).map(quoteName).join(', ')} FROM read_json(${reading(source)}, columns = ${quoteColumnTypes(namesOf(source).map((name) => [name, 'VARCHAR']))})`

const wholeObjects = (source: StageSource): string =>
  `SELECT row_no, unnest(from_json(CASE WHEN json_type(json) = 'OBJECT' THEN json ELSE '{}' END, ${keysOf(source)})) FROM (SELECT row_number() OVER () AS row_no, json FROM read_json_objects(${reading(source)}))`

const typed = (source: StageSource): string =>
  source.recognised.columns.map((column, index) => `try_cast(${columnName(index)} AS ${column.type}) AS ${columnName(index)}`).join(', ')

const unreadable = (name: string, type: SourceColumn['type']): string => `(${name} IS NOT NULL AND ${notStored(`try_cast(${name} AS ${type})`, type)})`

/** The columns of which a value can be of the wrong kind without costing the row. */
const judgedCells = ({ recognised }: StageSource) =>
  recognised.columns
    .map(({ source, type }, index) => ({ source, type, name: columnName(index), index }))
    .filter(({ type, index }) => type !== 'VARCHAR' && index !== recognised.timeColumn)

const judge = async (connection: DuckDBConnection, source: StageSource, way: Way): Promise<Pick<StageResult, 'rejected' | 'unreadable'>> => {
  const { recognised } = source
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE in_doubt AS SELECT t.*, s.unit_id, s.ts, s.no_cell FROM (${texts(source, way)}) t JOIN ${stageOf(source)} s USING (row_no) WHERE s.in_doubt`,
  )
  const rows = await readRows<{ row_no: number; timed: boolean; time: string | null; empty: boolean }>(
    connection,
    `SELECT row_no, ts IS NOT NULL AS timed, ${columnName(recognised.timeColumn)} AS time, no_cell AS empty
     FROM in_doubt WHERE unit_id IS NULL OR ts IS NULL ORDER BY row_no`,
  )
  const badCells = judgedCells(source)
    .map(({ source: key, type, name }) => `SELECT row_no, ${quoteText(key)} AS signal, ${quoteText(typeWords[type])} AS wanted, ${name} AS text, unit_id, ts FROM in_doubt WHERE ${unreadable(name, type)}`)
    .join(' UNION ALL ')
  await run(connection, `CREATE OR REPLACE TEMP TABLE bad_cell AS SELECT * FROM (${badCells}) WHERE unit_id IS NOT NULL AND ts IS NOT NULL`)
  const bad = await readRows<{ row_no: number; signal: string; wanted: string; text: string }>(
    connection,
    'SELECT row_no, signal, wanted, left(text, 500) AS text FROM bad_cell ORDER BY row_no, signal',
  )
  const counted = await readRows<UnreadableCells>(
    connection,
    'SELECT unit_id, signal, count(*) AS samples, min(ts) AS first_at, max(ts) AS last_at FROM bad_cell GROUP BY ALL ORDER BY ALL',
  )
  const lines = await linesOfRows(source, new Set([...rows, ...bad].map(({ row_no }) => row_no)))
  const rejected: Rejected[] = [
    ...rows.map((row) => ({ line: lines.get(row.row_no)?.line ?? null, ...reasonOf(row, lines.get(row.row_no)?.text ?? ''), text: lines.get(row.row_no)?.text.slice(0, 500) ?? null })),
    ...bad.map((cell) => ({ line: lines.get(cell.row_no)?.line ?? null, column: cell.signal, reason: `not ${cell.wanted}`, text: cell.text })),
  ]
  rejected.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || ((a.column ?? '') < (b.column ?? '') ? -1 : 1))
  return { rejected, unreadable: counted }
}

const reasonOf = (row: { timed: boolean; time: string | null; empty: boolean }, text: string): Pick<Rejected, 'column' | 'reason'> => {
  if (row.empty && objectsOf(text).length === 0) return { column: null, reason: 'the line is not a JSON object' }
  return row.timed ? { column: 'unit_id', reason: 'the row names no unit' } : { column: 'ts', reason: timeReason(row.time) }
}

const linesOfRows = async (source: StageSource, wanted: ReadonlySet<number>): Promise<Map<number, { line: number; text: string }>> => {
  const found = new Map<number, { line: number; text: string }>()
  let row = 0
  await scanLines(source.path, source.compression, (line, _byte, raw) => {
    const text = raw.replace(/^\uFEFF/, '').replace(/\r$/, '')
    if (/^[ \t\r]*$/.test(text)) return
    if (wanted.has(++row)) found.set(row, { line, text })
  })
  return found
}
