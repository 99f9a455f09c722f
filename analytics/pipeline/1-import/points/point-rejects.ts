import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { numberText } from '../reading/csv-reader'
import { columnsOfPoints, saysNothing, storedAs } from './pivot-points'
import type { PlannedFile } from '../staging/plan-sources'
import { notStored } from '../staging/not-stored'
import type { PointRecords } from './read-points'
import type { Points, PointShape } from '../profiles/points'
import { columnName, type Recognised } from '../profiles/profile'
import { scanLines } from '../reading/scan-lines'
import { sourceOf, type Rejected, type StageSource, type UnreadableCells } from '../staging/stage'
import { timeReason } from '../staging/time-reason'
import { rejectsInOrder } from '../staging/typed-rejects'

interface BadRecord {
  file_no: number
  /** From 1, among the records of its file that could be split into cells. */
  ordinal: number
  at: string | null
  time_text: string | null
  unit_id: string | null
  name: string | null
  value: string | null
}

/** Records without a time or a point, cells that are no value of their point, and lines of the wrong form: listed with their lines, by file number. */
export const pointRejects = async (connection: DuckDBConnection, group: readonly PlannedFile[], { records, allRecords, refused }: PointRecords, shape: PointShape): Promise<Map<number, Rejected[]>> => {
  const { recognised } = (group[0] as PlannedFile).source
  const bad = await readRows<BadRecord>(
    connection,
    `SELECT file_no, row_no - first_no + 1 AS ordinal, ts::VARCHAR AS at, time_text, unit_id, name, value
     FROM (SELECT * FROM ${records}) JOIN (SELECT file_no, min(row_no) AS first_no FROM ${allRecords} GROUP BY file_no) USING (file_no) LEFT JOIN ${columnsOfPoints(shape)} USING (name)
     WHERE ts IS NULL OR unit_id IS NULL OR name IS NULL OR ${isUnreadable(shape, recognised)} ORDER BY file_no, row_no`,
  )
  const badOfFile = new Map<number, Map<number, BadRecord>>()
  for (const record of bad) badOfFile.set(record.file_no, (badOfFile.get(record.file_no) ?? new Map<number, BadRecord>()).set(record.ordinal, record))
  const found = new Map<number, Rejected[]>()
  for (const { source } of group) {
    const own = badOfFile.get(source.fileNo) ?? new Map<number, BadRecord>()
    const lines = refused.get(source.fileNo) ?? []
    if (own.size > 0 || lines.length > 0) found.set(source.fileNo, rejectsInOrder(await listed(source, own, lines)))
  }
  return found
}

/** How many cells of each signal were no value of it, by file number. */
export const unreadablePoints = async (connection: DuckDBConnection, recognised: Recognised, records: string, shape: PointShape): Promise<Map<number, UnreadableCells[]>> => {
  const cells = await readRows<{ file_no: number; unit_id: string; col: number; samples: number; first_at: string; last_at: string }>(
    connection,
    `SELECT file_no, unit_id, col, count(*) AS samples, min(ts) AS first_at, max(ts) AS last_at FROM ${records} JOIN ${columnsOfPoints(shape)} USING (name)
     WHERE ts IS NOT NULL AND unit_id IS NOT NULL AND ${isUnreadable(shape, recognised)} GROUP BY ALL ORDER BY ALL`,
  )
  const found = new Map<number, UnreadableCells[]>()
  for (const { file_no, col, ...counted } of cells) found.set(file_no, [...(found.get(file_no) ?? []), { signal: signalOf(shape, col), ...counted }])
  return found
}

const isUnreadable = ({ columns }: PointShape, recognised: Recognised): string => {
  const numbers = columns.flatMap(({ type }, index) => (index > 0 && type !== 'VARCHAR' ? [`(col = ${index} AND ${notStored(`try_cast(${numberText('value', recognised)} AS ${storedAs(type)})`, type)})`] : []))
  return numbers.length === 0 ? 'false' : `(NOT ${saysNothing('value')} AND (${numbers.join(' OR ')}))`
}

const signalOf = ({ columns, signals }: PointShape, column: number): string =>
  Object.entries(signals).find(([, expression]) => new RegExp(`\\b${columnName(column)}\\b`).test(expression))?.[0] ?? columns[column]?.source ?? ''

const listed = async (source: StageSource, bad: ReadonlyMap<number, BadRecord>, refused: readonly number[]): Promise<Rejected[]> => {
  const rejected: Rejected[] = []
  let ordinal = 0
  let next = 0
  let quotes = 0
  await scanLines(source.path, source.compression, (line, startByte, raw) => {
    const text = raw.replace(/\r$/, '')
    if (line <= (source.recognised.csv?.skipLines ?? 1) || text === '') return
    const continues = quotes % 2 === 1
    quotes += text.split('"').length - 1
    if (continues) return
    if ((refused[next] ?? Infinity) <= startByte + Buffer.byteLength(raw)) {
      next += 1
      rejected.push({ line, column: null, reason: `the line does not have ${source.recognised.columns.length} cells`, text: text.slice(0, 500) })
      return
    }
    const record = bad.get(++ordinal)
    if (record !== undefined) rejected.push({ line, ...reasonOf(source, record, text) })
  })
  return rejected
}

const reasonOf = (source: StageSource, record: BadRecord, text: string): Omit<Rejected, 'line'> => {
  const { timeColumn, unitColumn, points } = source.recognised
  const { name } = points as Points
  if (record.at === null) return { column: sourceOf(source, timeColumn), reason: timeReason(record.time_text), text: text.slice(0, 500) }
  if (record.unit_id === null) return { column: sourceOf(source, unitColumn ?? 0), reason: 'the row names no unit', text: text.slice(0, 500) }
  if (record.name === null) return { column: sourceOf(source, 'column' in name ? name.column : 0), reason: 'the row names no point', text: text.slice(0, 500) }
  return { column: record.name, reason: 'not a number', text: (record.value ?? '').slice(0, 500) }
}
