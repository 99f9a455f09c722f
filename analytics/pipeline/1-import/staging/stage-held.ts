import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { withCounterPower } from './counter-power'
import { csvColumns, readCsv } from '../reading/csv-reader'
import { missingWords } from './missing-words'
import { judgeRepair, nothingRepaired, openRepair, repairedTyped } from './repair-lines'
import { copyToStage, heldColumns, heldOrder, projection, type StageResult, type StageSource } from './stage'
import { settleHeld } from '../times/settle-held'
import { apartFrom } from '../times/settle-local'
import { rejectsInOrder, typedRejects } from './typed-rejects'

/** Stages a change-only log, whose empty cells hold the last value, or a table of counters: all of its rows, the repaired ones too, are put in order of time first. */
export const stageHeld = async (connection: DuckDBConnection, source: StageSource): Promise<StageResult> => {
  const { recognised, compression, stageFile } = source
  await run(connection, 'DROP TABLE IF EXISTS reject_errors; DROP TABLE IF EXISTS reject_scans')
  await run(connection, `CREATE OR REPLACE TEMP TABLE held_source AS SELECT row_number() OVER () AS row_no, ${csvColumns(recognised, missingWords)} FROM ${readCsv({ paths: [source.path], recognised, compression })}`)
  let repaired = nothingRepaired
  const opened = await openRepair(connection, source)
  if (opened !== undefined) {
    repaired = await judgeRepair(connection, source, opened)
    await run(connection, `INSERT INTO held_source BY NAME SELECT * REPLACE (row_no + ${apartFrom} AS row_no) FROM (${repairedTyped(source)})`)
  }
  const { settled, notes } = await settleHeld(connection, source)
  const held = `SELECT row_no, ${heldColumns(settled.recognised)} FROM held_source
    WINDOW held AS (ORDER BY ${heldOrder(settled.recognised)}, row_no ROWS UNBOUNDED PRECEDING)`
  await copyToStage(connection, settled, `SELECT ${projection(settled)} FROM (${withCounterPower(settled, held)})`, stageFile)
  await run(connection, 'DROP TABLE held_source; DROP TABLE IF EXISTS repair')
  const staged = await readRow<{ rows: number; bad: number }>(
    connection,
    `SELECT count(*) AS rows, count(*) FILTER (unit_id IS NULL OR ts IS NULL) AS bad FROM read_parquet(${quoteText(stageFile)})`,
  )
  const rowsRejected = staged?.bad ?? 0
  const unread = rowsRejected > repaired.rejectedRows ? await typedRejects(source) : []
  return { rowsRead: staged?.rows ?? 0, rowsRejected, rejected: rejectsInOrder([...repaired.rejected, ...unread]), unreadable: repaired.unreadable, stageFiles: [stageFile], notes: [...repaired.notes, ...notes] }
}
