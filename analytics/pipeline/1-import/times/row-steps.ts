import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { apartFrom } from './settle-local'

/** How the times of one unit follow each other in one file; times in ms, steps in seconds. */
export interface UnitSteps {
  file_no: number
  unit_id: string
  n: number
  back: number
  largest_back: number
  /** The most frequent step back, and how often it is. */
  usual_back: number
  usual_backs: number
  usual_step: number
  /** Times of the first and the last row, as the rows stand. */
  first: number
  last: number
  /** Ends of stretches in order: each as the last time before and the first after; empty where there are too many. */
  breaks: Break[]
}

export interface Break {
  place: number
  before: number
  after: number
}

const mostBreaks = 200
export const yearSeconds = 365 * 86_400

/** Numbers of files of which some rows of a unit may be earlier than the row before; reads three columns in their order, without sorting. Rows that were not grouped have a `row_no`. */
export const unorderedFiles = async (connection: DuckDBConnection, grouped: readonly string[], own: readonly string[]): Promise<number[]> => {
  const found = new Set<number>()
  for (const path of [...grouped, ...own]) {
    const file = `read_parquet(${quoteText(path)})`
    const numbered = !grouped.includes(path)
    const rows = await readRows<{ file_no: number }>(
      connection,
      `SELECT file_no FROM (
         SELECT file_no, unit_id, unit_id = u AS same, ts < t${numbered ? ' OR row_no < r' : ''} AS back FROM (
           SELECT file_no, unit_id, ts, lag(file_no) OVER () AS f, lag(unit_id) OVER () AS u, lag(ts) OVER () AS t${numbered ? ', row_no, lag(row_no) OVER () AS r' : ''} FROM ${file}${numbered ? ` WHERE row_no < ${apartFrom}` : ''}
         ) WHERE f = file_no)
       GROUP BY file_no
       HAVING count(*) FILTER (same AND back) > 0 OR (count(*) FILTER (NOT same AND back) > 0 AND count(*) FILTER (NOT same) >= count(DISTINCT unit_id))
       ORDER BY file_no`,
    )
    for (const { file_no } of rows) found.add(file_no)
  }
  return [...found].sort((a, b) => a - b)
}

/** Makes the table `row_step` of some files, a row with its place within its unit and the time before; answers what it says. */
export const stepsOf = async (connection: DuckDBConnection, rows: string, fileNos: readonly number[]): Promise<UnitSteps[]> => {
  await run(
    connection,
    `CREATE OR REPLACE TEMP TABLE row_step AS
     SELECT file_no, unit_id, row_no, ts, lag(ts) OVER as_written AS before, row_number() OVER as_written AS place
     FROM (SELECT file_no, unit_id, row_no, ts FROM ${rows} WHERE file_no IN (${fileNos.join(', ')}) AND row_no < ${apartFrom} AND unit_id IS NOT NULL AND ts IS NOT NULL)
     WINDOW as_written AS (PARTITION BY file_no, unit_id ORDER BY row_no)`,
  )
  const units = await readRows<Omit<UnitSteps, 'breaks'>>(
    connection,
    `WITH step AS (SELECT file_no, unit_id, epoch(ts) - epoch(before) AS s FROM row_step),
       often AS (SELECT file_no, unit_id, s, count(*) AS m FROM step WHERE s IS NOT NULL GROUP BY ALL),
       edge AS (SELECT file_no, unit_id, epoch_ms(arg_min(ts, place))::DOUBLE AS "first", epoch_ms(arg_max(ts, place))::DOUBLE AS "last" FROM row_step GROUP BY ALL)
     SELECT file_no, unit_id, (sum(m) + 1)::INTEGER AS n, coalesce(sum(m) FILTER (s < 0), 0)::INTEGER AS back, coalesce(-min(s) FILTER (s < 0), 0)::DOUBLE AS largest_back,
       coalesce(-arg_max(s, (m, s)) FILTER (s < 0), 0)::DOUBLE AS usual_back, coalesce(max(m) FILTER (s < 0), 0)::INTEGER AS usual_backs,
       coalesce(arg_max(s, (m, -s)) FILTER (s > 0), 0)::DOUBLE AS usual_step,
       any_value("first") AS "first", any_value("last") AS "last"
     FROM often JOIN edge USING (file_no, unit_id) GROUP BY file_no, unit_id HAVING back > 0 OR max(s) > ${yearSeconds} ORDER BY file_no, unit_id`,
  )
  const breaks = await readRows<{ file_no: number; unit_id: string; place: number; before: number; after: number }>(
    connection,
    `SELECT file_no, unit_id, place::INTEGER AS place, epoch_ms(before)::DOUBLE AS "before", epoch_ms(ts)::DOUBLE AS "after"
     FROM row_step WHERE ts < before OR epoch(ts) - epoch(before) > ${yearSeconds}
     QUALIFY count(*) OVER (PARTITION BY file_no, unit_id) <= ${mostBreaks} ORDER BY file_no, unit_id, place`,
  )
  const own = new Map<string, Break[]>()
  for (const { file_no, unit_id, ...one } of breaks) {
    const known = own.get(`${file_no} ${unit_id}`)
    if (known === undefined) own.set(`${file_no} ${unit_id}`, [one])
    else known.push(one)
  }
  return units.map((unit) => ({ ...unit, breaks: own.get(`${unit.file_no} ${unit.unit_id}`) ?? [] }))
}
