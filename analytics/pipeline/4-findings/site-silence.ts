import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows } from '../../db/query'
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
 * day, is alone at its site, or has no site. The plans' units lie `within` two ids.
 */
export const siteSilence = async (connection: DuckDBConnection, plans: readonly number[], within: { first: string; last: string }): Promise<Map<number, Omit<SiteSilence, 'plan'>>> => {
  if (plans.length === 0) return new Map()
  const near = await readRow<{ first: string | null; last: string | null }>(connection, sameSiteSql, { plans: plans.join(',') })
  if (near?.first == null || near.last === null) return new Map()
  const rows = await readRows<SiteSilence>(connection, siteSilenceSql, { plans: plans.join(','), ...within, nearFirst: near.first, nearLast: near.last })
  return new Map(rows.map(({ plan, ...silence }) => [plan, silence]))
}
