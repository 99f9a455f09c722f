import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalSignals } from '../../../db/canonical-columns'
import { readRow, readRows, run } from '../../../db/query'
import { quoteName } from '../../../db/quote'

/** Two units that have the same readings at the same times; times are UTC. */
export interface SameReadings {
  unit_id: string
  other_id: string
  rows: number
  signals: string[]
  from_at: string
  to_at: string
}

const fewestRows = 20
const fewestValues = 5
const alike = 0.95
const fewestSignals = 2
const signalsCompared = 6
const signalsJoined = 3
/** A reading that more units than these have at one time tells nothing. */
const mostUnits = 8
/** So many pairs are looked at as a whole. */
const fewPairs = 10
const rowsGlancedAt = 160
const maybeAlike = 0.8

const numeric = new Set(canonicalSignals.filter(({ type }) => type === 'FLOAT' || type === 'DOUBLE').map(({ name }) => name))

export const isNumeric = (signal: string): boolean => numeric.has(signal)

/**
 * Pairs of units with the same readings among the rows of the table `sampled_reading` (`unit_id, is_new, ts` and signals), of which at least one is new:
 * 20 common rows or more, of which two signals with five different values or more agree in 95 %.
 */
export const sameReadings = async (connection: DuckDBConnection): Promise<SameReadings[]> => {
  const signals = await telling(connection)
  const pairs = signals.slice(0, signalsJoined).flatMap((one, index, some) => some.slice(index + 1).map((other) => [one, other] as const))
  if (pairs.length === 0) return []
  const found = pairs.map(([one, other]) => {
    const [a, b] = [quoteName(one), quoteName(other)]
    return `SELECT n.unit_id AS unit_id, o.unit_id AS other_id
      FROM (SELECT unit_id, is_new, ts, ${a}, ${b} FROM sampled_reading WHERE ${a} IS NOT NULL AND ${b} IS NOT NULL QUALIFY count(*) OVER (PARTITION BY ts, ${a}, ${b}) BETWEEN 2 AND ${mostUnits}) n
      JOIN sampled_reading o ON o.ts = n.ts AND o.${a} = n.${a} AND o.${b} = n.${b} AND o.unit_id <> n.unit_id AND n.is_new AND (NOT o.is_new OR n.unit_id < o.unit_id)
      GROUP BY ALL HAVING count(*) >= ${fewestRows}`
  })
  await run(connection, `CREATE OR REPLACE TEMP TABLE alike_pair AS SELECT DISTINCT * FROM (${found.join(' UNION ALL ')})`)
  await dropUnlike(connection, signals)
  const counts = signals.map((signal, i) => {
    const name = quoteName(signal)
    return `count(*) FILTER (n.${name} IS NOT NULL AND o.${name} IS NOT NULL)::INTEGER AS both_${i}, count(*) FILTER (n.${name} = o.${name})::INTEGER AS same_${i}, count(DISTINCT n.${name}) FILTER (n.${name} = o.${name})::INTEGER AS values_${i}`
  })
  const rows = await readRows<{ unit_id: string; other_id: string; rows: number; from_at: string; to_at: string } & Record<string, number | string>>(
    connection,
    `SELECT p.unit_id, p.other_id, count(*)::INTEGER AS "rows", min(n.ts) AS from_at, max(n.ts) AS to_at, ${counts.join(', ')}
     FROM alike_pair p JOIN sampled_reading n ON n.unit_id = p.unit_id JOIN sampled_reading o ON o.unit_id = p.other_id AND o.ts = n.ts
     GROUP BY p.unit_id, p.other_id ORDER BY p.unit_id, p.other_id`,
  )
  await run(connection, 'DROP TABLE alike_pair')
  return rows.flatMap((row) => {
    const equal = signals.filter((_, i) => {
      const [both, same, values] = [Number(row[`both_${i}`]), Number(row[`same_${i}`]), Number(row[`values_${i}`])]
      return both >= fewestRows && same >= alike * both && values >= fewestValues
    })
    const { unit_id, other_id, from_at, to_at } = row
    return equal.length < fewestSignals ? [] : [{ unit_id, other_id, rows: row.rows, signals: equal, from_at, to_at }]
  })
}

/**
 * Takes out of `alike_pair` units that have a few readings by chance, as machines at rest do: of some rows at the same times
 * all signals but one differ too often.
 */
const dropUnlike = async (connection: DuckDBConnection, signals: readonly string[]): Promise<void> => {
  const size = await readRow<{ pairs: number; every: number }>(
    connection,
    `SELECT (SELECT count(*) FROM alike_pair)::INTEGER AS pairs, ceil(count(*) / count(DISTINCT unit_id) / ${rowsGlancedAt})::INTEGER AS every FROM sampled_reading`,
  )
  if (size === undefined || size.pairs < fewPairs || size.every < 2) return
  const maybe = signals.map((signal) => {
    const name = quoteName(signal)
    return `(count(n.${name} + o.${name}) < ${rowsGlancedAt / 4} OR count(*) FILTER (n.${name} = o.${name}) >= ${maybeAlike} * count(n.${name} + o.${name}))::INTEGER`
  })
  const some = `(SELECT * FROM sampled_reading WHERE hash(ts, 'some') % ${size.every} = 0)`
  await run(
    connection,
    `DELETE FROM alike_pair WHERE (unit_id, other_id) IN (
       SELECT (p.unit_id, p.other_id) FROM alike_pair p JOIN ${some} n ON n.unit_id = p.unit_id JOIN ${some} o ON o.unit_id = p.other_id AND o.ts = n.ts
       GROUP BY p.unit_id, p.other_id HAVING ${maybe.join(' + ')} < ${fewestSignals})`,
  )
}

/** The signals with most different values, first the most telling. */
const telling = async (connection: DuckDBConnection): Promise<string[]> => {
  const names = (await readRows<{ name: string }>(connection, `SELECT column_name AS name FROM (DESCRIBE sampled_reading)`)).map(({ name }) => name).filter(isNumeric)
  if (names.length < fewestSignals) return []
  const counted = await readRow<Record<string, number>>(connection, `SELECT ${names.map((name, i) => `count(DISTINCT ${quoteName(name)})::INTEGER AS n_${i}`).join(', ')} FROM sampled_reading WHERE is_new`)
  return names
    .map((name, i) => ({ name, values: counted?.[`n_${i}`] ?? 0 }))
    .filter(({ values }) => values >= fewestValues)
    .sort((a, b) => b.values - a.values || (a.name < b.name ? -1 : 1))
    .slice(0, signalsCompared)
    .map(({ name }) => name)
}

/** `power_w, outdoor_c of 288 rows, 2025-01-01 to 2025-01-02`. */
export const sameText = ({ signals, rows, from_at, to_at }: SameReadings): string => `${signals.slice(0, 3).join(', ')} in ${rows} rows looked at, ${from_at.slice(0, 10)} to ${to_at.slice(0, 10)}`
