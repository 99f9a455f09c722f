import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteText, quoteTexts } from '../../../db/quote'
import { readCsv, typedCell } from '../reading/csv-reader'
import { unitOfFile } from '../staging/group-columns'
import type { PlannedFile } from '../staging/plan-sources'
import type { Points } from '../profiles/points'
import { columnName, type Recognised } from '../profiles/profile'
import { beforeCut, canonicalSelect, type StageSource } from '../staging/stage'

/** The points of some units: a row for each record, up to the last day. */
export interface PointRecords {
  /** A relation of `file_no, row_no, unit_id, name, ts, time_text, value`; rows are numbered in the order of the files. */
  records: string
  /** The same with those after the last day. */
  allRecords: string
  /** Bytes at which lines begin that do not have the file's columns, ascending, by file number. */
  refused: Map<number, number[]>
}

/** Reads all files of a group as text, like ones by one statement. */
export const readPoints = async (connection: DuckDBConnection, group: readonly PlannedFile[]): Promise<PointRecords> => {
  const refused = new Map<number, number[]>()
  const paths: string[] = []
  for (const [index, like] of likeReadings(group).entries()) {
    const path = `${(group[0] as PlannedFile).source.stageFile}.points-${index}`
    await run(connection, 'DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
    await run(connection, `COPY (${recordsOf(like)}) TO ${quoteText(path)} (FORMAT parquet, COMPRESSION lz4)`)
    await addRefused(connection, like, refused)
    paths.push(path)
  }
  const allRecords = `read_parquet(${quoteTexts(paths)})`
  return { records: upToLastDay((group[0] as PlannedFile).source, allRecords), allRecords, refused }
}

const likeReadings = (group: readonly PlannedFile[]): PlannedFile[][] => {
  const readings = new Map<string, PlannedFile[]>()
  for (const plan of group) {
    const { csv, columns, timeColumn, timeHasZone, unitColumn, points } = plan.source.recognised
    const { name, valueColumn, time } = points as Points
    const key = JSON.stringify([csv, columns.length, timeColumn, timeHasZone, unitColumn, 'column' in name ? name.column : null, valueColumn, time, plan.source.compression])
    const reading = readings.get(key)
    if (reading === undefined) readings.set(key, [plan])
    else reading.push(plan)
  }
  return [...readings.values()]
}

const recordsOf = (like: readonly PlannedFile[]): string => {
  const { source } = like[0] as PlannedFile
  const { recognised, compression, unitId } = source
  const { valueColumn } = recognised.points as Points
  const text = { ...recognised, columns: recognised.columns.map((column) => ({ ...column, type: 'VARCHAR' as const })) }
  const own = [...timesOf(recognised), ...(recognised.unitColumn === undefined || unitId !== undefined ? [] : [columnName(recognised.unitColumn)])]
  const rows = `SELECT file_index, row_number() OVER () AS row_no, ${nameOf(like)} AS name, ${timeText(recognised)} AS time_text, ${columnName(valueColumn)} AS value, ${own.join(', ')}
    FROM ${readCsv({ paths: like.map((plan) => plan.source.path), recognised: text, compression, words: [''] })}`
  const fileNo = `list_extract([${like.map((plan) => plan.source.fileNo).join(', ')}], file_index::BIGINT + 1)::INTEGER AS file_no`
  const [unit, time] = canonicalSelect(source, { unit: unitOfFile(like) })
  return `SELECT ${fileNo}, row_no, ${unit}, name, ${time}, time_text, value FROM (${rows})`
}

const nameOf = (like: readonly PlannedFile[]): string => {
  const names = like.map(({ source }) => source.recognised.points?.name).flatMap((name) => (name !== undefined && 'text' in name ? [name.text] : []))
  const [first] = like
  const name = first?.source.recognised.points?.name
  return name !== undefined && 'column' in name ? `nullif(trim(${columnName(name.column)}), '')` : `list_extract(${quoteTexts(names)}, file_index::BIGINT + 1)`
}

const latestEpoch = 4_133_980_800

const timeColumns = ({ csv, timeColumn }: Recognised): number[] => csv?.time?.columns ?? [timeColumn]

const timeText = (recognised: Recognised): string => {
  const names = timeColumns(recognised).map(columnName)
  return names.length === 1 ? (names[0] as string) : `concat_ws(' ', ${names.join(', ')})`
}

/** The columns of the time as what they are read as. */
const timesOf = (recognised: Recognised): string[] => {
  const { csv, points } = recognised
  return timeColumns(recognised).map((index) => {
    const name = columnName(index)
    if (csv?.time !== undefined) return csv.time.as === 'text' ? name : `${typedCell(name, 'DOUBLE', recognised)} AS ${name}`
    const seconds = `try_cast(${name} AS DOUBLE)`
    return points?.time === 'epoch' ? `CASE WHEN ${seconds} BETWEEN 0 AND ${latestEpoch} THEN to_timestamp(${seconds}) END AS ${name}` : `try_cast(${name} AS TIMESTAMPTZ) AS ${name}`
  })
}

const upToLastDay = (source: StageSource, rows: string): string => (source.lastDay === undefined ? rows : `(SELECT * FROM ${rows} WHERE ts IS NULL OR ${beforeCut(source, source.lastDay)})`)

const addRefused = async (connection: DuckDBConnection, like: readonly PlannedFile[], refused: Map<number, number[]>): Promise<void> => {
  const fileNos = new Map(like.map(({ source }) => [source.path, source.fileNo]))
  const lines = await readRows<{ path: string; position: number }>(
    connection,
    `SELECT DISTINCT s.file_path AS path, e.line_byte_position AS position
     FROM reject_errors e JOIN reject_scans s ON s.scan_id = e.scan_id AND s.file_id = e.file_id ORDER BY ALL`,
  )
  for (const { path, position } of lines) {
    const fileNo = fileNos.get(path) as number
    const positions = refused.get(fileNo)
    if (positions === undefined) refused.set(fileNo, [position])
    else positions.push(position)
  }
}
