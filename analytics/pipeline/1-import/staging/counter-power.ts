import { quoteName } from '../../../db/quote'
import { counterKinds } from '../profiles/counter-powers'
import { stagedSelect, untilLastDay, type StageSource } from './stage'
import { isByTheClock } from '../times/local-zone'

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
  return withMeanWatts(keyed, counters, `${isByTheClock(source) ? '' : 'seconds, '}row_no`)
}

/** Staged rows of several files: what each of its counters' files lacks behind its last change, and before its first, comes from the files around it. */
export const withPowerBetweenFiles = (rows: string, signals: readonly string[], counters: readonly FilesOfCounter[]): string => {
  const filled = counters.filter(({ watts, kwh, fileNos }) => fileNos.length > 1 && signals.includes(watts) && signals.includes(kwh))
  if (filled.length === 0) return rows
  const ofFiles = ({ fileNos }: FilesOfCounter, value: string): string => `CASE WHEN file_no IN (${fileNos.join(', ')}) THEN ${value} END`
  const watts = withMeanWatts(rows, filled.map((one): [string, string] => [`between_${one.watts}`, ofFiles(one, one.kwh)]), 'seconds, file_no, row_no')
  const columns = signals.map((name) => {
    const one = filled.find((counter) => counter.watts === name)
    return one === undefined ? quoteName(name) : `coalesce(${name}, ${ofFiles(one, `between_${name}`)}) AS ${name}`
  })
  return `(SELECT ${['file_no', 'row_no', 'unit_id', 'ts', 'sample_s', ...columns].join(', ')} FROM (${watts}))`
}

/** Files whose powers of one kind are made of a counter. */
export interface FilesOfCounter {
  watts: string
  kwh: string
  fileNos: number[]
}

/** The counters of some files. */
export const filesOfCounters = (sources: readonly StageSource[]): FilesOfCounter[] =>
  counterKinds.map(([watts, kwh]) => ({ watts, kwh, fileNos: sources.filter(({ recognised }) => recognised.counters?.[`counter_${watts}`] !== undefined).map(({ fileNo }) => fileNo) }))

/** `keyed` rows of `unit_id, ts, sample_s` with the mean W between two changes of some counters, by their SQL in kWh. */
const withMeanWatts = (keyed: string, counters: readonly (readonly [name: string, kwh: string])[], order: string): string => {
  const inOrder = `PARTITION BY unit_id, sample_s ORDER BY ${order} ROWS BETWEEN`
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
