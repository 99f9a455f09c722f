import { createWriteStream } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOf, textsOf } from '../../../db/to-columns'
import { readColumns, readRow, readRows } from '../../../db/query'
import { quoteColumnTypes, quoteText } from '../../../db/quote'
import { csvDialect, typedCell } from '../reading/csv-reader'
import { columnName } from '../profiles/profile'
import { linesOfBytes, linesThatBeginAt } from '../reading/scan-lines'
import { beforeCut, canonicalSelect, sourceOf, type Rejected, type StageSource, type UnreadableCells } from './stage'
import { latinNote } from '../reading/text-encoding'
import { timeReason } from './time-reason'
import { extraCells } from '../reading/wide-lines'

const typeWords: Record<string, string> = { DOUBLE: 'a number', FLOAT: 'a number', BOOLEAN: 'true or false', TIMESTAMPTZ: 'a time', VARCHAR: 'text' }

/** What the lines a typed read refused gave when read cell by cell. */
export interface Repaired {
  rows: number
  rejected: Rejected[]
  rejectedRows: number
  unreadable: UnreadableCells[]
  /** What people should know of lines that were read. */
  notes: string[]
}

export const nothingRepaired: Repaired = { rows: 0, rejected: [], rejectedRows: 0, unreadable: [], notes: [] }

const extraName = (index: number): string => `extra_${index}`

/** Lines that were read again. */
export interface OpenRepair {
  /** The byte of a line with a quote that is never closed. */
  unclosed?: number
  /** Lines that are not UTF-8 are among them. */
  isLatin?: true
}

/** Reads the lines of one file that a typed read refused again, as text, into the table `repair`; undefined when there are none. */
export const openRepair = async (connection: DuckDBConnection, source: StageSource, fileId?: number): Promise<OpenRepair | undefined> => {
  const file = `${source.stageFile}.lines`
  const lines = await readColumns(
    connection,
    `SELECT line_byte_position AS position, first(csv_line ORDER BY byte_position) AS csv_line, max((error_message LIKE '%unterminated quote%')::INTEGER) AS is_unclosed,
       max((error_type = 'INVALID ENCODING')::INTEGER) AS is_latin FROM reject_errors
     WHERE $fileId::BIGINT IS NULL OR file_id = $fileId GROUP BY line_byte_position ORDER BY 1`,
    { fileId: fileId ?? null },
  )
  if (lines.rowCount === 0) return undefined
  const opened: OpenRepair = {}
  const positions = numbersOf(lines, 'position')
  const texts = textsOf(lines, 'csv_line')
  const unclosed = numbersOf(lines, 'is_unclosed')
  const latin = numbersOf(lines, 'is_latin')
  const latinLines = await linesThatBeginAt(source.path, source.compression, new Set([...positions].filter((_, i) => latin[i] === 1)))
  if (latinLines.size > 0) opened.isLatin = true
  const delimiter = source.recognised.csv?.delimiter ?? ','
  const out = createWriteStream(file)
  for (let i = 0; i < lines.rowCount; i++) {
    const text = latinLines.get(positions[i] ?? 0)?.replace(/\r$/, '') ?? texts[i] ?? ''
    const record = text.replace(/^[\r\n]+/, '')
    const position = (positions[i] ?? 0) + text.length - record.length
    if (unclosed[i] === 1) opened.unclosed = position
    if (!out.write(`${position}${delimiter}${record.replaceAll('\0', '')}\n`)) await new Promise<void>((resume) => out.once('drain', () => resume()))
  }
  await new Promise<void>((done, fail) => out.end((error?: Error | null) => (error ? fail(error) : done())))
  const names = [...source.recognised.columns.map((_, index) => columnName(index)), ...Array.from({ length: extraCells }, (_, i) => extraName(i))]
  await connection.run(`CREATE OR REPLACE TEMP TABLE repair AS SELECT * FROM read_csv(${quoteText(file)}, ${csvDialect(source.recognised)}, parallel = false,
    null_padding = true, strict_mode = false, ignore_errors = true, columns = ${quoteColumnTypes([['position', 'BIGINT'], ...names.map((n) => [n, 'VARCHAR'] as const)])})`)
  return opened
}

/** The lines of `repair` with typed columns; `row_no` is the byte a line begins at. */
export const repairedTyped = (source: StageSource): string =>
  `SELECT position AS row_no, ${source.recognised.columns
    .map((column, index) => `${typedCell(columnName(index), column.type, source.recognised)} AS ${columnName(index)}`)
    .join(', ')} FROM repair`

/** What of the lines in `repair` is no row, or no value. */
export const judgeRepair = async (connection: DuckDBConnection, source: StageSource, { unclosed, isLatin }: OpenRepair): Promise<Repaired> => {
  const { recognised } = source
  const time = columnName(recognised.timeColumn)
  const projected = `SELECT position, p.unit_id, p.ts FROM repair r JOIN (SELECT row_no, ${canonicalSelect(source).slice(0, 2).join(', ')} FROM (${repairedTyped(source)})) p ON p.row_no = r.position`
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
        `SELECT position, ${quoteText(column.source)} AS column_name, ${quoteText(column.type)} AS wanted, ${name} AS text FROM repair WHERE ${name} IS NOT NULL AND ${typedCell(name, column.type, recognised)} IS NULL`,
    )
  const bad =
    cells.length === 0
      ? []
      : await readRows<{ position: number; column_name: string; wanted: string; text: string; unit_id: string; ts: string }>(
          connection,
          `SELECT b.*, j.unit_id, j.ts FROM (${cells.join(' UNION ALL ')}) b JOIN (${projected}) j USING (position)
           WHERE j.unit_id IS NOT NULL AND j.ts IS NOT NULL${source.lastDay === undefined ? '' : ` AND ${beforeCut(source, source.lastDay).replaceAll('unit_id', 'j.unit_id').replace('ts <', 'j.ts <')}`} ORDER BY position, column_name`,
        )
  const isWide = Array.from({ length: extraCells }, (_, i) => `${extraName(i)} IS NOT NULL`).join(' OR ')
  const total = await readRow<{ n: number; wide: number; first_wide: number | null }>(connection, `SELECT count(*) AS n, count(*) FILTER (${isWide}) AS wide, min(position) FILTER (${isWide}) AS first_wide FROM repair`)
  const positions = [...new Set([...[...rows, ...bad].map((row) => row.position), ...(total?.first_wide == null ? [] : [total.first_wide]), ...(unclosed === undefined ? [] : [unclosed])])].sort((a, b) => a - b)
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
  const notes = [
    ...(isLatin === true ? [latinNote] : []),
    ...(total?.first_wide == null ? [] : [wideNote(total.wide, lines.get(total.first_wide))]),
    ...(unclosed === undefined ? [] : [unclosedNote(lines.get(unclosed))]),
  ]
  return { rows: total?.n ?? 0, rejected, rejectedRows: rows.length, unreadable: countCells(source, bad), notes }
}

const unclosedNote = (line: number | undefined): string =>
  `Line ${line ?? '?'} opens a quote that is never closed, so all lines behind it went for one cell and were not read. Take the quote out and import the file again.`

const wideNote = (count: number, first: number | undefined): string =>
  `${count === 1 ? `Line ${first ?? '?'} has` : `${count.toLocaleString('en-US')} lines, the first of them line ${first ?? '?'}, have`} more cells than the header; those beyond it were left out.`

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
