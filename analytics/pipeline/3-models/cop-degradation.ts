import { cusum } from '../../statistics/cusum'
import { newWindow, rollingMedian } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { notComplete } from './baseline/complete'
import type { ModeFollowed } from './baseline/follow-mode'
import { followUnit } from './baseline/follow-unit'
import { restartsOf } from './baseline/restarts'
import type { Combined } from './cop/combine-modes'
import { fallenAtOnce } from './cop/fallen-at-once'
import { lastCompared } from './cop/last-compared'
import { seasonChange, seasonDays, type SeasonDays } from './cop/season-change'
import { sinceChanges } from './cop/since-changes'
import { slopesOf } from './cop/slopes'
import type { Trend } from './cop/trend'
import { indexOf } from './indicators/indicator'
import { gatesOf, type CopCondition, type Model } from './model'
import { ever } from './remembered/ever'
import { hold } from './remembered/hold'
import { remembered } from './remembered/unit-memory'
import { setpointChanges } from './setting-change'
import type { UnitSeries } from './unit-series'

/**
 * Efficiency against the unit's own baseline at the same conditions (analytics notes 1.8).
 * `cop_loss`: share lost, median of 12 compared days, held on 4 of 6. `cop_cusum`: CUSUM of the standardised residual,
 * k = 0.65, which wander of weeks does not pass. `cop_trend_loss`: % per year lost from the second season on, where the 90 % interval is below zero and the
 * Mann-Kendall test is sure of it (1 %), on the first of each month.
 */
export const copDegradation: Model = {
  name: 'cop-degradation',
  detectors: ['cop_loss', 'cop_cusum', 'cop_trend_loss'],
  compute: (unit) => {
    const { modes: all, doubtful } = followUnit(unit)
    const followed = all.filter(({ efficiency }) => efficiency !== undefined && efficiency.metric !== 'power_w')
    const isMeasured = ever(unit, 'efficiency', followed.length > 0)
    const changes = setpointChanges(unit)
    const restarts = new Set([...restartsOf(unit), ...changes])
    const combined = sinceChanges(unit, followed, changes)
    const smooth = rollingMedian(combined.loss, { of: 12, within: 60, least: 9, restarts }, remembered(unit, 'loss of 12 days', newWindow))
    const seasonal = (mode: string) =>
      followed.find((one) => one.mode === mode)?.residuals[indexOf.efficiency] ?? newUnknown(unit.length)
    const withBaseline = (mode: string) =>
      seasonal(mode).map((value, i) =>
        Number.isFinite(value) ? value : (followed.find((one) => one.mode === mode)?.inSample.get(i) ?? NaN),
      )
    const slopes = slopesOf(unit, combined.unexplained, combined.withBaseline, withBaseline('heat'), withBaseline('cool'))
    const z = worse(combined.z, fallenAtOnce(unit, combined.unexplained, restarts))
    const held = {
      cop_loss: hold(unit, 'cop_loss', smooth, { k: 4, of: 6, within: 60, restarts }),
      cop_cusum: cusum(z, { k: 0.65, clip: 6, cap: 30, restarts }, remembered(unit, 'cop_cusum', () => ({ sum: 0 }))),
      cop_trend_loss: slopes.loss,
    }
    const reason = reasonOf(unit, isMeasured, followed, combined, doubtful)
    return {
      held,
      gates: [
        ...gatesOf('cop_loss', held.cop_loss, reason),
        ...gatesOf('cop_cusum', held.cop_cusum, reason),
        ...gatesOf('cop_trend_loss', held.cop_trend_loss, (i) => slopes.missing[i] || 'a slope is made on the first of the month'),
      ],
      expectation: all.flatMap((mode) => mode.expectations),
      condition: conditionOf(unit, all, followed, combined, slopes.shown, reason),
    }
  },
}

/** The larger of two, where both are known, else the first. */
const worse = (one: Float64Array, other: Float64Array): Float64Array => one.map((value, i) => ((other[i] as number) > value ? (other[i] as number) : value))

const reasonOf =
  (unit: UnitSeries, isMeasured: boolean, followed: readonly ModeFollowed[], combined: Combined, doubtful: (position: number) => boolean) =>
  (i: number): string => {
    if (unit.day.present[i] !== 1) return 'no telemetry'
    if (!isMeasured) return 'no COP: heat output is not measured'
    if (followed.every(({ conditions, efficiency }) => conditions.usable[i] !== 1 || !Number.isFinite(efficiency?.y[i])))
      return doubtful(i) ? 'outdoor sensor in doubt and no weather station' : 'no steady operation that day'
    if (followed.every((mode) => mode.complete[i] === 0)) return notComplete
    return Number.isFinite(combined.residual[i]) ? 'fewer than 12 compared days in 60' : 'conditions outside the baseline'
  }

const conditionOf = (
  unit: UnitSeries,
  all: readonly ModeFollowed[],
  followed: readonly ModeFollowed[],
  combined: Combined,
  trend: Trend | string,
  reason: (position: number) => string,
): CopCondition => {
  const { days, residual, parts } = lastCompared(unit, combined.residual, all)
  const main = followed.find((mode) => mode.baselineTo !== undefined)
  const slope = typeof trend === 'string' ? undefined : trend
  const seasons = new Map(followed.map((mode) => [mode, seasonDays(unit, mode)]))
  const change = main && seasonChange(seasons.get(main) as SeasonDays)
  const daily = remembered(unit, 'whole-day energies', () => ({ any: false }))
  daily.any ||= followed.some((mode) => mode.conditions.daily.includes(1))
  const tier = daily.any ? 0.8 : 1
  return {
    scoredDays: days,
    baselineFrom: main?.baselineFrom,
    baselineTo: main?.baselineTo,
    copVsExpectedPct: 100 * (Math.exp(residual) - 1),
    trendPctPerYear: slope?.pctPerYear ?? NaN,
    trendLow: slope?.low ?? NaN,
    trendHigh: slope?.high ?? NaN,
    internalVsExpectedPct: 100 * (Math.exp(parts.internal_efficiency) - 1),
    approachOutdoorK: parts.approach_outdoor,
    approachIndoorK: parts.approach_indoor,
    seasonChangePct: change === undefined ? NaN : 100 * (Math.exp(change.ln) - 1),
    seasonChangeBins: change?.bins ?? NaN,
    seasonChangeDays: change?.days ?? NaN,
    confidence: days === 0 ? NaN : tier * (slope !== undefined ? 0.8 : days >= 60 ? 0.6 : 0.4),
    notEnoughData: days === 0 ? reason(unit.length - 1) : typeof trend === 'string' ? trend : undefined,
  }
}
