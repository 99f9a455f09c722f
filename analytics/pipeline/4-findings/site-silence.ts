import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { daysOf, type MeasuredRows, type UnitDays } from './measured-rows'
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
 * day, is alone at its site, or has no site. `days` are those of the plans' units.
 */
export const siteSilence = async (connection: DuckDBConnection, plans: readonly number[], days: UnitDays, rows: MeasuredRows): Promise<Map<number, Omit<SiteSilence, 'plan'>>> => {
  if (plans.length === 0) return new Map()
  const of = { plans: plans.join(',') }
  const near = daysOf((await readRows<{ unit_id: string }>(connection, sameSiteSql, of)).map((row) => row.unit_id), rows)
  const silences = await readRows<SiteSilence>(connection, siteSilenceSql, { ...of, ...days, near_first: near.first, near_last: near.last, near_first_row: near.first_day_row, near_last_row: near.last_day_row })
  return new Map(silences.map(({ plan, ...silence }) => [plan, silence]))
}
