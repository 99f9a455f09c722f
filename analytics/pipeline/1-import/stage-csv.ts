import { createWriteStream } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOf, textsOf } from '../../db/to-columns'
import { readColumns, readRow, readRows } from '../../db/query'
import { quoteColumnTypes, quoteText, quoteTexts } from '../../db/quote'
import { csvDialect, readCsv } from './csv-reader'
import { missingWords } from './missing-words'
import { columnName } from './profiles/profile'
import { linesOfBytes, scanLines } from './scan-lines'
import { splitRecord } from './split-record'
import { beforeCut, copyToStage, heldColumns, projection, type Rejected, type StageResult, type StageSource, type UnreadableCells } from './stage'
import { timeReason } from './time-reason'

const extraColumns = 8
const typeWords: Record<string, string> = { DOUBLE: 'a number', FLOAT: 'a number', BOOLEAN: 'true or false', TIMESTAMPTZ: 'a time', VARCHAR: 'text' }

/**
 * Reads one CSV file to a staged Parquet file of canonical columns. The fast way is one typed read; the lines it refuses
 * are read again as text, cell by cell: a bad cell costs only itself, a row is rejected only without a unit or a time.
 */
export const stageCsv = async (connection: DuckDBConnection, source: StageSource): Promise<StageResult> => {
  const { recognised } = source
  await connection.run('DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  const typed = readCsv({ paths: [source.path], recognised, compression: source.compression })
  const stageFiles = [source.stageFile]
  const repairFile = `${source.stageFile}.lines`
  let repaired: Repaired = { rows: 0, rejected: [], rejectedRows: 0, unreadable: [] }
  if (recognised.holdS === undefined) {
    await copyToStage(connection, source, `SELECT ${projection(source)} FROM (SELECT row_number() OVER () AS row_no, * FROM ${typed})`, source.stageFile)
    if (await openRepair(connection, source, repairFile)) {
      repaired = await judgeRepair(connection, source)
      await copyToStage(connection, source, `SELECT ${projection(source)} FROM (${repairedTyped(source)})`, `${source.stageFile}.repaired`)
      stageFiles.push(`${source.stageFile}.repaired`)
    }
  } else {
    await connection.run(`CREATE OR REPLACE TEMP TABLE held_source AS SELECT row_number() OVER () AS row_no, * FROM ${typed}`)
    if (await openRepair(connection, source, repairFile)) {
      repaired = await judgeRepair(connection, source)
      await connection.run(`INSERT INTO held_source BY NAME ${repairedTyped(source)}`)
    }
    const held = `SELECT row_no, ${heldColumns(recognised)} FROM held_source
      WINDOW held AS (ORDER BY ${columnName(recognised.timeColumn)}, row_no ROWS UNBOUNDED PRECEDING)`
    await copyToStage(connection, source, `SELECT ${projection(source)} FROM (${held})`, source.stageFile)
    await connection.run('DROP TABLE held_source')
  }
  await connection.run('DROP TABLE IF EXISTS repair')
  return summarise(connection, source, stageFiles, repaired)
}

interface Repaired {
  rows: number
  rejected: Rejected[]
  rejectedRows: number
  unreadable: UnreadableCells[]
}

const openRepair = async (connection: DuckDBConnection, source: StageSource, file: string): Promise<boolean> => {
  const lines = await readColumns(
    connection,
    `SELECT line_byte_position AS position, first(csv_line ORDER BY byte_position) AS csv_line FROM reject_errors GROUP BY ALL ORDER BY 1`,
  )
  if (lines.rowCount === 0) return false
  const positions = numbersOf(lines, 'position')
  const texts = textsOf(lines, 'csv_line')
  const delimiter = source.recognised.csv?.delimiter ?? ','
  const out = createWriteStream(file)
  for (let i = 0; i < lines.rowCount; i++) {
    const text = texts[i] ?? ''
    const record = text.replace(/^[\r\n]+/, '')
    const position = (positions[i] ?? 0) + text.length - record.length
    if (!out.write(`${position}${delimiter}${record.replaceAll('\0', '')}\n`)) await new Promise<void>((resume) => out.once('drain', () => resume()))
  }
  await new Promise<void>((done, fail) => out.end((error?: Error | null) => (error ? fail(error) : done())))
  const names = [...source.recognised.columns.map((_, index) => columnName(index)), ...Array.from({ length: extraColumns }, (_, i) => `extra_${i}`)]
  await connection.run(`CREATE OR REPLACE TEMP TABLE repair AS SELECT * FROM read_csv(${quoteText(file)}, ${csvDialect(source.recognised)}, parallel = false,
    null_padding = true, strict_mode = false, ignore_errors = true, columns = ${quoteColumnTypes([['position', 'BIGINT'], ...names.map((n) => [n, 'VARCHAR'] as const)])})`)
  return true
}

const repairedTyped = (source: StageSource): string =>
  `SELECT position AS row_no, ${source.recognised.columns
    .map((column, index) => `try_cast(${columnName(index)} AS ${column.type}) AS ${columnName(index)}`)
    .join(', ')} FROM repair`

const judgeRepair = async (connection: DuckDBConnection, source: StageSource): Promise<Repaired> => {
  const { recognised } = source
  const time = columnName(recognised.timeColumn)
  const projected = `SELECT position, p.unit_id, p.ts FROM repair r JOIN (SELECT ${projection(source)} FROM (${repairedTyped(source)})) p ON p.row_no = r.position`
  const rows = await readRows<{ position: number; unit_id: string | null; ts: string | null; time_text: string | null; row_text: string }>(
    connection,
    `SELECT j.position, j.unit_id, j.ts, r.${time} AS time_text, left(concat_ws(',', ${recognised.columns.map((_, i) => columnName(i)).join(', ')}), 500) AS row_text
     FROM (${projected}) j JOIN repair r USING (position) WHERE j.unit_id IS NULL OR j.ts IS NULL ORDER BY position`,
  )
  const cells = recognised.columns
    .map((column, index) => ({ column, name: columnName(index), index }))
    .filter(({ column, index }) => column.type !== 'VARCHAR' && index !== recognised.timeColumn)
    .map(
      ({ column, name }) =>
        `SELECT position, ${quoteText(column.source)} AS column_name, ${quoteText(column.type)} AS wanted, ${name} AS text FROM repair WHERE ${name} IS NOT NULL AND try_cast(${name} AS ${column.type}) IS NULL`,
    )
  const bad =
    cells.length === 0
      ? []
      : await readRows<{ position: number; column_name: string; wanted: string; text: string; unit_id: string; ts: string }>(
          connection,
          `SELECT b.*, j.unit_id, j.ts FROM (${cells.join(' UNION ALL ')}) b JOIN (${projected}) j USING (position)
           WHERE j.unit_id IS NOT NULL AND j.ts IS NOT NULL${source.lastDay === undefined ? '' : ` AND ${beforeCut(source, source.lastDay).replaceAll('unit_id', 'j.unit_id').replace('ts <', 'j.ts <')}`} ORDER BY position, column_name`,
        )
  const total = await readRow<{ n: number }>(connection, 'SELECT count(*) AS n FROM repair')
  const positions = [...new Set([...rows, ...bad].map((row) => row.position))].sort((a, b) => a - b)
  const lines = await linesOfBytes(source.path, source.compression, positions)
  const rejected: Rejected[] = [
    ...rows.map((row) => ({
      line: lines.get(row.position) ?? null,
      column: row.ts === null ? sourceOf(source, recognised.timeColumn) : sourceOf(source, recognised.unitColumn ?? 0),
      reason: row.ts === null ? timeReason(row.time_text) : 'the row names no unit',
      text: row.row_text,
    })),
    ...bad.map((cell) => ({
      line: lines.get(cell.position) ?? null,
      column: cell.column_name,
      reason: `not ${typeWords[cell.wanted] ?? 'readable'}`,
      text: cell.text.slice(0, 500),
    })),
  ]
  return { rows: total?.n ?? 0, rejected, rejectedRows: rows.length, unreadable: countCells(source, bad) }
}

const countCells = (source: StageSource, cells: { column_name: string; unit_id: string; ts: string }[]): UnreadableCells[] => {
  const counts = new Map<string, UnreadableCells>()
  for (const cell of cells) {
    const signal = signalOf(source, cell.column_name)
    const key = `${cell.unit_id}\0${signal}`
    const known = counts.get(key)
    if (known === undefined) counts.set(key, { unit_id: cell.unit_id, signal, samples: 1, first_at: cell.ts, last_at: cell.ts })
    else {
      known.samples += 1
      if (cell.ts < known.first_at) known.first_at = cell.ts
      if (cell.ts > known.last_at) known.last_at = cell.ts
    }
  }
  return [...counts.values()]
}

const signalOf = (source: StageSource, header: string): string => {
  const index = source.recognised.columns.findIndex((column) => column.source === header)
  const entry = Object.entries(source.recognised.signals).find(([, expression]) => new RegExp(`\\b${columnName(index)}\\b`).test(expression))
  return entry?.[0] ?? header
}

const sourceOf = (source: StageSource, index: number): string => source.recognised.columns[index]?.source ?? ''

const summarise = async (connection: DuckDBConnection, source: StageSource, stageFiles: string[], repaired: Repaired): Promise<StageResult> => {
  const staged = await readRow<{ rows: number; bad: number }>(
    connection,
    `SELECT count(*) AS rows, count(*) FILTER (unit_id IS NULL OR ts IS NULL) AS bad FROM read_parquet(${quoteTexts(stageFiles)}, union_by_name = true)`,
  )
  const rowsRejected = staged?.bad ?? 0
  const rejected = [...repaired.rejected]
  if (rowsRejected > repaired.rejectedRows) rejected.push(...(await typedRejects(source)))
  rejected.sort((a, b) => (a.line ?? 0) - (b.line ?? 0) || ((a.column ?? '') < (b.column ?? '') ? -1 : 1))
  return { rowsRead: staged?.rows ?? 0, rowsRejected, rejected, unreadable: repaired.unreadable, stageFiles }
}

/** The rows a typed read accepted although their time or unit is empty or impossible. */
const typedRejects = async (source: StageSource): Promise<Rejected[]> => {
  const { recognised } = source
  const found: Rejected[] = []
  const delimiter = recognised.csv?.delimiter ?? ','
  const skip = recognised.csv?.skipLines ?? 1
  const missing = new Set(missingWords)
  await scanLines(source.path, source.compression, (line, _byte, raw) => {
    if (line <= skip) return
    const text = raw.replace(/\r$/, '')
    if (text === '') return
    const cells = splitRecord(text, delimiter)
    if (cells.length !== recognised.columns.length) return
    const time = (cells[recognised.timeColumn] ?? '').trim()
    const year = Number(/^(\d{4})-/.exec(time)?.[1] ?? NaN)
    const unit = recognised.unitColumn === undefined || source.unitId !== undefined ? 'given' : (cells[recognised.unitColumn] ?? '').trim()
    const reason = missing.has(time)
      ? 'the row has no time'
      : !(year >= 1990 && year <= 2100)
        ? `the time is impossible (read as year ${/^(\d{1,4})-/.exec(time)?.[1] ?? 'below 1990'}); write times as YYYY-MM-DD HH:MM:SS`
        : missing.has(unit)
          ? 'the row names no unit'
          : undefined
    if (reason === undefined) return
    found.push({ line, column: sourceOf(source, reason.includes('unit') ? (recognised.unitColumn ?? 0) : recognised.timeColumn), reason, text: text.slice(0, 500) })
  })
  return found
}
