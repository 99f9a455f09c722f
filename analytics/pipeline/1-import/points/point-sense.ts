import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { detailOf, outOfSense, type SenselessValues } from '../storing/out-of-sense'
import type { PointShape } from '../profiles/points'

/** Counts the values of `point_wide` that staging left out as no readings, and drops that table. */
export const senselessPoints = async (connection: DuckDBConnection, { judged = [] }: PointShape): Promise<SenselessValues[]> => {
  const counts = judged.map(({ expression, sense }, index) => {
    const out = outOfSense(`(${expression})::DOUBLE`, sense)
    return `SELECT unit_id, ${index} AS judged, count(*) AS samples, min(c0) AS first_at, max(c0) AS last_at FROM point_wide WHERE ${out} GROUP BY unit_id`
  })
  const rows = counts.length === 0 ? [] : await readRows<Omit<SenselessValues, 'signal' | 'detail'> & { judged: number }>(connection, `${counts.join(' UNION ALL ')} ORDER BY unit_id, judged`)
  await run(connection, 'DROP TABLE point_wide')
  return rows.flatMap(({ judged: index, ...counted }) => {
    const one = judged[index]
    return one === undefined ? [] : [{ ...counted, signal: one.signal, detail: detailOf(one.sense) }]
  })
}
