import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../../db/query'
import { quoteColumnTypes, quoteName, quoteText, quoteTexts } from '../../../db/quote'
import { columnsRead, csvColumns, csvDialect } from '../reading/csv-reader'
import type { FileHead } from '../reading/file-head'
import type { ImportTarget } from '../import-options'
import { missingWords } from '../staging/missing-words'
import { narrowed } from '../staging/narrowed'
import { partName } from '../storing/part-facts'
import type { Recognised } from '../profiles/profile'
import { canonicalSelect, type StageSource } from '../staging/stage'
import { isNumeric, sameReadings, sameText } from './same-readings'

const linesLookedAt = 400
const mostRows = 100_000_000

export interface SampledFile {
  head: FileHead
  recognised: Recognised
  unitId: string | undefined
  zone: string
}

/** A unit of the project that has the readings of the first rows of a table, where the table's own unit is not known; undefined where none has, or there is too much to look through. */
export const sameAsKnown = async (connection: DuckDBConnection, { jobs, layout }: ImportTarget, work: string, file: SampledFile): Promise<{ unitId: string; detail: string } | undefined> => {
  const { head, recognised } = file
  if (head.kind !== 'text' || recognised.csv === undefined || recognised.points !== undefined || recognised.holdS !== undefined || recognised.counters !== undefined) return undefined
  await run(connection, `CREATE OR REPLACE TEMP TABLE first_row AS ${firstRows(file, join(work, 'first-rows.csv'))}`)
  const span = await readRow<{ low: string | null; high: string | null; known: string[] }>(connection, 'SELECT min(ts)::VARCHAR AS low, max(ts)::VARCHAR AS high FROM first_row')
  if (span === undefined || span.low === null || span.high === null) return undefined
  const segments = await readRows<{ import_id: string; part: number; rows: number }>(
    jobs,
    `SELECT i.import_id, s.part, sum(s.rows)::DOUBLE AS "rows" FROM segment s JOIN import i USING (import_no)
     WHERE NOT i.undone AND s.first_ts <= $high::TIMESTAMP AND s.last_ts >= $low::TIMESTAMP GROUP BY ALL ORDER BY ALL`,
    { low: span.low, high: span.high },
  )
  const known = new Set((await readRows<{ unit_id: string }>(jobs, 'SELECT DISTINCT unit_id FROM segment JOIN import USING (import_no) WHERE NOT undone')).map(({ unit_id }) => unit_id))
  const fresh = (await readRows<{ unit_id: string }>(connection, 'SELECT DISTINCT unit_id FROM first_row WHERE unit_id IS NOT NULL ORDER BY unit_id')).filter(({ unit_id }) => !known.has(unit_id))
  if (segments.length === 0 || fresh.length === 0 || segments.reduce((sum, { rows }) => sum + rows, 0) > mostRows) return undefined
  const parts = `read_parquet(${quoteTexts(segments.map(({ import_id, part }) => join(layout.telemetry, import_id, partName(part))))}, union_by_name = true)`
  const stored = new Set((await readRows<{ name: string }>(connection, `SELECT column_name AS name FROM (DESCRIBE SELECT * FROM ${parts})`)).map(({ name }) => name))
  const signals = Object.keys(recognised.signals).filter((signal) => stored.has(signal) && isNumeric(signal)).map(quoteName)
  const values = signals.map((signal) => `, try_cast(${signal} AS FLOAT) AS ${signal}`).join('')
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE sampled_reading AS
     SELECT unit_id, true AS is_new, ts${values} FROM first_row WHERE ts IS NOT NULL AND unit_id IN (SELECT unnest(${quoteTexts(fresh.map(({ unit_id }) => unit_id))}::VARCHAR[]))
     UNION ALL BY NAME
     SELECT unit_id, false AS is_new, ts${values} FROM ${parts} WHERE ts BETWEEN $low::TIMESTAMP AND $high::TIMESTAMP AND ts IN (SELECT ts FROM first_row)`,
    { low: span.low, high: span.high },
  )
  const [same] = (await sameReadings(connection)).sort((a, b) => b.rows - a.rows || (a.other_id < b.other_id ? -1 : 1))
  return same === undefined ? undefined : { unitId: same.other_id, detail: `The same ${sameText(same)}.` }
}

const firstRows = ({ head, recognised: whole, unitId, zone }: SampledFile, path: string): string => {
  const recognised = narrowed(whole)
  const skip = recognised.csv?.skipLines ?? 1
  writeFileSync(path, `${head.lines.slice(skip, skip + linesLookedAt).join('\n')}\n`)
  const source: StageSource = { fileNo: 0, label: head.file.label, path, compression: null, recognised, unitId, zones: new Map(), zoneDefault: zone, lastDay: undefined, stageFile: '' }
  const columns = quoteColumnTypes(columnsRead(recognised))
  const read = `read_csv(${quoteText(path)}, ${csvDialect(recognised)}, ignore_errors = true, null_padding = true, columns = ${columns})`
  return `SELECT ${canonicalSelect(source).join(', ')} FROM (SELECT ${csvColumns(recognised, missingWords)} FROM ${read})`
}
