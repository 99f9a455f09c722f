import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import lostEfficiencySql from './lost_efficiency.sql?raw'

interface LostEfficiency {
  plan: number
  /** What the days compared in the year took more than expected. */
  cop_lost_kwh: number | null
  cop_trend_pct_per_year: number | null
  cop_trend_low: number | null
  cop_trend_high: number | null
}

/** What some plans lost in the window `year`, by plan, and the trend of their units where it is of its last days. */
export const lostEfficiency = async (connection: DuckDBConnection, plans: readonly number[]): Promise<Map<number, Omit<LostEfficiency, 'plan'>>> => {
  if (plans.length === 0) return new Map()
  const losses = await readRows<LostEfficiency>(connection, lostEfficiencySql, { plans: plans.join(',') })
  return new Map(losses.map(({ plan, ...loss }) => [plan, loss]))
}
