import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { hourNotes } from './hour-notes'
import { settleLocalTimes, type ClockHour } from './settle-local'

export interface Settled {
  /** The staged rows with times in UTC. */
  rows: string
  /** What is to be said of the times of a file, by its number. */
  notes: ReadonlyMap<number, string[]>
}

/** Sees to the times of all staged rows: those of a clock that is set twice a year become UTC. */
export const settleTimes = async (connection: DuckDBConnection, staged: string): Promise<Settled> => {
  const local = await readRows<{ column_name: string }>(connection, `SELECT column_name FROM (DESCRIBE SELECT * FROM ${staged}) WHERE column_name = 'local_zone'`)
  const { rows, hours } = local.length === 0 ? { rows: staged, hours: [] } : await settleLocalTimes(connection, staged)
  const ofFile = new Map<number, ClockHour[]>()
  for (const hour of hours) ofFile.set(hour.file_no, [...(ofFile.get(hour.file_no) ?? []), hour])
  return { rows, notes: new Map([...ofFile].map(([fileNo, own]) => [fileNo, hourNotes(own)])) }
}
