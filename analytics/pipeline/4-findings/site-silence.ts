import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { viewNear, type MeasuredRows } from './measured-views'
import sameSiteSql from './same_site.sql?raw'
import siteSilenceSql from './site_silence.sql?raw'

interface SiteSilence {
  plan: number
  /** The other units of the site that reported before. */
  site_units: number
  /** Those of them without data on half or more of the days on which this unit has none. */
  site_units_silent: number
}

/**
 * Who else was silent at the sites of some plans on the days of the window `now` without data, by plan; none where the unit had data on every
 * day, is alone at its site, or has no site.
 */
export const siteSilence = async (connection: DuckDBConnection, plans: readonly number[], rows: MeasuredRows): Promise<Map<number, Omit<SiteSilence, 'plan'>>> => {
  if (plans.length === 0) return new Map()
  const of = { plans: plans.join(',') }
  await run(connection, sameSiteSql, of)
  const near = await readRows<{ unit_id: string }>(connection, 'SELECT DISTINCT unit_id FROM same_site ORDER BY unit_id')
  await viewNear(connection, near.map((row) => row.unit_id), rows)
  const silences = await readRows<SiteSilence>(connection, siteSilenceSql, of)
  return new Map(silences.map(({ plan, ...silence }) => [plan, silence]))
}
