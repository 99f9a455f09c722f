import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import firstPass from './first_pass.sql?raw'
import hourTwice from './hour_twice.sql?raw'
import { zoneOffset, zoneShifts, type ZoneShift } from './zone-shifts'

/** What a file has at the hours at which the clocks of its zone are set. */
export interface ClockHour {
  file_no: number
  zone: string
  /** `twice`: read in order; `unclear`: twice, but not in order; `once`: an hour that should stand twice; `missing`: times that do not exist. */
  found: 'twice' | 'unclear' | 'once' | 'missing'
  rows: number
  /** As written: `2025-10-26 02:00`, `2025-10-26 02:55`. */
  first: string
  last: string
}

export interface SettledTimes {
  /** The rows with times in UTC. */
  rows: string
  hours: ClockHour[]
}

interface ShiftOfZone extends ZoneShift {
  zone: string
  shift_no: number
}

/** Rows that were read again one by one are numbered behind all others. */
export const apartFrom = 2 ** 40

const aroundHours = 6

/**
 * Makes the times of rows `file_no, row_no, unit_id, ts, sample_s, local_zone` UTC where they have a `local_zone`. The hour that stands twice in autumn is told
 * apart by the order of the rows of each file and unit: before the step back it is summer time. Times that spring leaves out are read an hour later.
 */
export const settleLocalTimes = async (connection: DuckDBConnection, staged: string): Promise<SettledTimes> => {
  const spans = await readRows<{ zone: string; low: number; high: number }>(
    connection,
    `SELECT local_zone AS zone, epoch_ms(min(ts))::DOUBLE AS low, epoch_ms(max(ts))::DOUBLE AS high FROM ${staged} WHERE local_zone IS NOT NULL AND ts IS NOT NULL GROUP BY local_zone ORDER BY local_zone`,
  )
  const shifts = spans.flatMap(({ zone, low, high }) => zoneShifts(zone, low - dayMs, high + dayMs).map((shift) => ({ zone, ...shift }))).map((shift, index) => ({ ...shift, shift_no: index }))
  const hours = shifts.length === 0 ? [] : await tellApart(connection, staged, shifts)
  const utc = `CASE local_zone ${spans.map(({ zone, low }) => `WHEN ${quoteText(zone)} THEN ${toUtc(shifts.filter((shift) => shift.zone === zone), zoneOffset(zone, low - dayMs))}`).join(' ')} ELSE ts END`
  const early = shifts.length > 0 && ((await readRows<{ n: number }>(connection, 'SELECT count(*) AS n FROM first_pass'))[0]?.n ?? 0) > 0
  const cases = shifts.filter(isBack).map(({ shift_no, before, after }) => `WHEN ${shift_no} THEN INTERVAL ${before - after} SECOND`)
  const rows = early
    ? `(SELECT s.* EXCLUDE (local_zone) REPLACE (${utc} - CASE f.shift_no ${cases.join(' ')} ELSE INTERVAL 0 SECOND END AS ts) FROM ${staged} s LEFT JOIN first_pass f ON f.file_no = s.file_no AND f.row_no = s.row_no)`
    : `(SELECT * EXCLUDE (local_zone) REPLACE (${utc} AS ts) FROM ${staged})`
  return { rows: spans.length === 0 ? `(SELECT * EXCLUDE (local_zone) FROM ${staged})` : rows, hours }
}

const dayMs = 86_400_000

const isBack = ({ before, after }: ZoneShift): boolean => before > after

const timestamp = (ms: number): string => `TIMESTAMP ${quoteText(new Date(ms).toISOString().slice(0, 19).replace('T', ' '))}`

/** The hour of the clock that stands twice, or not at all. */
const hourOf = ({ at, before, after }: ZoneShift): [low: string, high: string] => {
  const [low, high] = [before, after].sort((a, b) => a - b) as [number, number]
  return [timestamp(at + low * 1000), timestamp(at + high * 1000)]
}

/** UTC of a time of the clock: of an hour that stands twice the second, of one that does not exist as before the shift. */
const toUtc = (shifts: readonly ZoneShift[], first: number): string => {
  const minus = (seconds: number) => `ts - INTERVAL '${seconds} seconds'`
  const cases = shifts.map(({ at, before, after }) => `WHEN ts < ${timestamp(at + after * 1000)} THEN ${minus(before)}`)
  return cases.length === 0 ? minus(first) : `CASE ${cases.join(' ')} ELSE ${minus(shifts[shifts.length - 1]?.after ?? first)} END`
}

const tellApart = async (connection: DuckDBConnection, staged: string, shifts: readonly ShiftOfZone[]): Promise<ClockHour[]> => {
  const windows = shifts.map((shift) => {
    const [low, high] = hourOf(shift)
    return `(${shift.shift_no}, ${quoteText(shift.zone)}, ${quoteText(isBack(shift) ? 'twice' : 'missing')}, ${low}, ${high})`
  })
  const near = shifts.map((shift) => {
    const [low, high] = hourOf(shift)
    return `(ts >= ${low} - INTERVAL ${aroundHours} HOUR AND ts < ${high} + INTERVAL ${aroundHours} HOUR)`
  })
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE near_shift AS
     SELECT w.*, r.file_no, r.unit_id, coalesce(r.sample_s, -1) AS sample_s, r.row_no, r.ts, r.ts >= w.low AND r.ts < w.high AS inside, r.row_no >= ${apartFrom} AS apart
     FROM (SELECT file_no, row_no, unit_id, sample_s, ts, local_zone FROM ${staged} WHERE local_zone IS NOT NULL AND unit_id IS NOT NULL AND (${near.join(' OR ')})) r
     JOIN (VALUES ${windows.join(', ')}) w(shift_no, zone, kind, low, high)
       ON w.zone = r.local_zone AND r.ts >= w.low - INTERVAL ${aroundHours} HOUR AND r.ts < w.high + INTERVAL ${aroundHours} HOUR`,
  )
  await run(connection, hourTwice)
  await run(connection, firstPass)
  return readRows<ClockHour>(
    connection,
    `SELECT file_no, zone, found, count(*)::INTEGER AS "rows", strftime(min(ts), '%Y-%m-%d %H:%M') AS "first", strftime(max(ts), '%Y-%m-%d %H:%M') AS "last" FROM (
       SELECT h.file_no, w.zone, h.shift_no, h.verdict AS found, h.ts FROM hour_twice h JOIN (SELECT DISTINCT shift_no, zone FROM near_shift) w USING (shift_no) WHERE h.verdict <> 'part'
       UNION ALL SELECT file_no, zone, shift_no, 'missing', ts FROM near_shift WHERE kind = 'missing' AND inside)
     GROUP BY file_no, zone, shift_no, found ORDER BY file_no, shift_no, found`,
  )
}
