import { quoteName } from '../../db/quote'
import { heldOrder } from './stage'
import type { Recognised } from './profiles/profile'

const longestSeconds = 3600
/** A change so small tells the mean of any stretch: at most 0.1 kWh over more than an hour. */
const smallKwh = 0.1

/**
 * Rows `row_no, c0, c1, ..` with a column of mean W for each counter of a file. From one change of the counter to the next the rows
 * have the energy between them over that time; where this takes over an hour (coarse counters, gaps), where the counter falls, and
 * before the first and after the last change they have none.
 */
export const withCounterPower = (recognised: Recognised, rows: string): string => {
  const counters = Object.entries(recognised.counters ?? {})
  if (counters.length === 0) return rows
  const read = counters.map(([, kwh], i) => `${kwh} AS v_${i}`)
  const steps = counters.map((_, i) => `v_${i} - last_value(v_${i} IGNORE NULLS) OVER (ORDER BY seconds, row_no ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS d_${i}`)
  const changed = (i: number, what: string) => `CASE WHEN d_${i} <> 0 THEN ${what} END`
  const spans = counters.map(
    (_, i) => `last_value(${changed(i, 'seconds')} IGNORE NULLS) OVER (ORDER BY seconds, row_no ROWS UNBOUNDED PRECEDING) AS from_${i},
      first_value(${changed(i, 'seconds')} IGNORE NULLS) OVER (ORDER BY seconds, row_no ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS to_${i},
      first_value(${changed(i, `d_${i}`)} IGNORE NULLS) OVER (ORDER BY seconds, row_no ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING) AS e_${i}`,
  )
  const watts = counters.map(
    ([name], i) => `CASE WHEN e_${i} > 0 AND to_${i} > from_${i} AND (to_${i} - from_${i} <= ${longestSeconds} OR e_${i} <= ${smallKwh}) THEN e_${i} * 3.6e6 / (to_${i} - from_${i}) END AS ${quoteName(name)}`,
  )
  return `SELECT *, ${watts.join(', ')} FROM (SELECT *, ${spans.join(', ')} FROM (SELECT *, ${steps.join(', ')} FROM (SELECT *, epoch(${heldOrder(recognised)}) AS seconds, ${read.join(', ')} FROM (${rows}))))`
}
