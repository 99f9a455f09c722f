import { quoteName } from '../../db/quote'
import { stagedSelect, untilLastDay, type StageSource } from './stage'
import { isByTheClock } from './times/local-zone'

const longestSeconds = 3600
/** A change so small tells the mean of any stretch: at most 0.1 kWh over more than an hour. */
const smallKwh = 0.1

/**
 * Rows `row_no, c0, c1, ..` with a column of mean W for each counter of a file. From one change of a unit's counter to the next the rows
 * have the energy between them over that time; where this takes over an hour and longer than the row's own sample (coarse counters, gaps),
 * where the counter falls, and before the first and after the last change they have none. Rows after the last day are left out.
 */
export const withCounterPower = (source: StageSource, rows: string): string => {
  const counters = Object.entries(source.recognised.counters ?? {})
  if (counters.length === 0) return rows
  const keyed = untilLastDay(source, `SELECT *, ${stagedSelect(source).slice(0, 3).join(', ')} FROM (${rows})`)
  const inOrder = `PARTITION BY unit_id, sample_s ORDER BY ${isByTheClock(source) ? '' : 'seconds, '}row_no ROWS BETWEEN`
  const read = counters.map(([, kwh], i) => `${kwh} AS v_${i}`)
  const steps = counters.map((_, i) => `v_${i} - last_value(v_${i} IGNORE NULLS) OVER (${inOrder} UNBOUNDED PRECEDING AND 1 PRECEDING) AS d_${i}`)
  const changed = (i: number, what: string) => `CASE WHEN d_${i} <> 0 THEN ${what} END`
  const spans = counters.map(
    (_, i) => `last_value(${changed(i, 'seconds')} IGNORE NULLS) OVER (${inOrder} UNBOUNDED PRECEDING AND CURRENT ROW) AS from_${i},
      first_value(${changed(i, 'seconds')} IGNORE NULLS) OVER (${inOrder} 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS to_${i},
      first_value(${changed(i, `d_${i}`)} IGNORE NULLS) OVER (${inOrder} 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS e_${i}`,
  )
  const watts = counters.map(
    ([name], i) => `CASE WHEN e_${i} > 0 AND to_${i} > from_${i} AND (to_${i} - from_${i} <= greatest(${longestSeconds}, coalesce(sample_s, 0)) OR e_${i} <= ${smallKwh}) THEN e_${i} * 3.6e6 / (to_${i} - from_${i}) END AS ${quoteName(name)}`,
  )
  return `SELECT *, ${watts.join(', ')} FROM (SELECT *, ${spans.join(', ')} FROM (SELECT *, ${steps.join(', ')} FROM (SELECT *, epoch(ts) AS seconds, ${read.join(', ')} FROM (${keyed}))))`
}
