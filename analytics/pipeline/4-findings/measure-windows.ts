import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../../db/append-columns'
import { readRows, run } from '../../db/query'
import type { Mode } from '../3-models/unit-series'
import { dayNumber } from '../../contract/days'
import findingTierSql from './finding_tier.sql?raw'
import findingWindowSql from './finding_window.sql?raw'
import { meanPrices } from './mean-prices'
import { viewMeasured, type MeasuredRows } from './measured-views'
import measuresSql from './measures.sql?raw'
import { spans, type EpisodePlan, type Span } from './plan-episode'
import { siteSilence } from './site-silence'
import type { MeasuredWindow, Ranking } from './rule'

/** How well the unit's heat is known, and the mode that was compared most, in the last window. */
export interface Measured {
  provenance: string
  daily: boolean
  hasStation: boolean
  /** What is measured, 1 to 5 (T1 to T5). */
  tier: number
  mode: Mode
  windows: Record<Span, MeasuredWindow>
  ranking: Ranking | undefined
}

type Row = Record<string, number | string | boolean | null> & { plan: number; span: Span }

/**
 * Measures the windows of all plans, which stand in order of their units, together; answers in their order. Within a transaction that has
 * made the big tables nothing is known of what they hold: the statements say themselves what comes first, of views on these units.
 */
export const measureWindows = async (connection: DuckDBConnection, plans: readonly EpisodePlan[], rows: MeasuredRows): Promise<Measured[]> => {
  if (plans.length === 0) return []
  await run(connection, findingWindowSql)
  const windows = plans.flatMap((plan, index) =>
    spans.map((span) => ({ index, span, unitId: plan.unit.unit_id, ...plan.windows[span] })),
  )
  await appendColumns(connection, 'finding_window', [
    { kind: 'integer', values: windows.map((window) => window.index) },
    { kind: 'text', values: windows.map((window) => window.span) },
    { kind: 'text', values: windows.map((window) => window.unitId) },
    { kind: 'day', values: windows.map((window) => dayNumber(window.from)) },
    { kind: 'day', values: windows.map((window) => dayNumber(window.to)) },
  ])
  await viewMeasured(connection, plans.map((plan) => plan.unit.unit_id), rows)
  await run(connection, findingTierSql)
  const measured = await readRows<Row>(connection, measuresSql)
  const ofFamily = (family: string): number[] => plans.flatMap(({ episode }, index) => (episode.family === family ? [index] : []))
  const prices = await meanPrices(connection, ofFamily('cost'))
  const silence = await siteSilence(connection, ofFamily('connectivity'), rows)
  const bySpan = new Map(measured.map((row) => [`${row.plan} ${row.span}`, row]))
  return plans.map((plan, index) => {
    const rowOf = (span: Span) => bySpan.get(`${index} ${span}`) as Row
    const windowOf = (span: Span): MeasuredWindow => ({
      ...plan.windows[span],
      values: {
        ...Object.fromEntries(Object.entries(rowOf(span)).filter((entry): entry is [string, number | null] => entry[1] === null || typeof entry[1] === 'number')),
        price_mean: prices.get(`${index} ${span}`) ?? null,
        ...(span === 'now' ? silence.get(index) : undefined),
      },
    })
    const now = rowOf('now')
    return {
      provenance: String(now['provenance']),
      daily: now['daily'] === true,
      hasStation: now['has_station'] === true,
      tier: Number(now['signal_tier']),
      mode: now['mode'] as Mode,
      ranking: rankingOf(now),
      windows: { now: windowOf('now'), before: windowOf('before'), like: windowOf('like'), year: windowOf('year') },
    }
  })
}

const rankingOf = (row: Row): Ranking | undefined => {
  const { best, cause_score: score, second, cause_second_score: secondScore } = row
  if (typeof best !== 'string' || typeof score !== 'number') return undefined
  return { best, score, second: typeof second === 'string' ? second : undefined, secondScore: typeof secondScore === 'number' ? secondScore : undefined }
}
