import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../../db/query'
import { columnName, type Recognised } from '../profiles/profile'
import { projection, type StageSource } from '../staging/stage'
import { hourNotes } from './hour-notes'
import { isByTheClock } from './local-zone'
import { settleLocalTimes } from './settle-local'

/** Puts UTC into the time column of the table `held_source` before its rows are put in order of time; answers the source that reads it so. */
export const settleHeld = async (connection: DuckDBConnection, source: StageSource): Promise<{ settled: StageSource; notes: string[] }> => {
  if (!isByTheClock(source)) return { settled: source, notes: [] }
  const { rows, hours } = await settleLocalTimes(connection, `(SELECT ${projection(withoutSignals(source))} FROM held_source)`)
  const time = columnName(source.recognised.timeColumn)
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE held_utc AS SELECT h.* REPLACE (t.ts::TIMESTAMPTZ AS ${time}) FROM held_source h JOIN (SELECT row_no, ts FROM ${rows}) t USING (row_no);
     DROP TABLE held_source;
     ALTER TABLE held_utc RENAME TO held_source`,
  )
  return { settled: { ...source, recognised: inUtc(source.recognised) }, notes: hourNotes(hours) }
}

/** Signals may name columns that are made once the rows are in order. */
const withoutSignals = (source: StageSource): StageSource => ({ ...source, recognised: { ...source.recognised, signals: {} } })

const inUtc = ({ csv, ...recognised }: Recognised): Recognised => {
  const { time: _, ...dialect } = csv ?? { delimiter: ',', skipLines: 1 }
  const columns = recognised.columns.map((column, index) => (index === recognised.timeColumn ? { ...column, type: 'TIMESTAMPTZ' as const } : column))
  return { ...recognised, csv: dialect, columns, timeHasZone: true }
}
