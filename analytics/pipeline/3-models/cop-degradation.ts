import { cusum } from '../../statistics/cusum'
import { heldValue, rollingMedian } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { notComplete } from './baseline/complete'
import type { ModeFollowed } from './baseline/follow-mode'
import { followUnit } from './baseline/follow-unit'
import { restartsOf } from './baseline/restarts'
import type { Combined } from './cop/combine-modes'
import { fallenAtOnce } from './cop/fallen-at-once'
import { sinceChanges } from './cop/since-changes'
import { seasonChange } from './cop/season-change'
import { certainZ, seasonCount, trendAt, type Trend } from './cop/trend'
import { indexOf } from './indicators/indicator'
import { gatesOf, type CopCondition, type Model } from './model'
import { setpointChanges } from './setting-change'
import { dayOfMonth, type UnitSeries } from './unit-series'

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
    const changes = setpointChanges(unit)
    const restarts = new Set([...restartsOf(unit), ...changes])
    const combined = sinceChanges(unit, followed, changes)
    const smooth = rollingMedian(combined.loss, { of: 12, within: 60, least: 9, restarts })
    const seasonal = (mode: string) =>
      followed.find((one) => one.mode === mode)?.residuals[indexOf.efficiency] ?? newUnknown(unit.length)
    const withBaseline = (mode: string) =>
      seasonal(mode).map((value, i) =>
        Number.isFinite(value) ? value : (followed.find((one) => one.mode === mode)?.inSample.get(i) ?? NaN),
      )
    const seasons = seasonCount(unit, withBaseline('heat'), withBaseline('cool'))
    const trendLoss = newUnknown(unit.length)
    let trend: Trend | string = 'a slope needs a second season'
    for (let i = 0; i < unit.length; i++) {
      if (dayOfMonth(unit, i) !== 1) continue
      trend = trendAt(unit, i, combined.unexplained, seasons)
      if (typeof trend !== 'string') trendLoss[i] = trend.high < 0 && trend.z <= certainZ ? -trend.pctPerYear : 0
    }
    const shown = trendAt(unit, lastFirst(unit), combined.withBaseline, seasons)
    const held = {
      cop_loss: heldValue(smooth, { k: 4, of: 6, within: 60, restarts }),
      cop_cusum: cusum(worse(combined.z, fallenAtOnce(combined.unexplained, restarts)), { k: 0.65, clip: 6, cap: 30, restarts }),
      cop_trend_loss: trendLoss,
    }
    const reason = reasonOf(unit, followed, combined, doubtful)
    const noSlope = typeof trend === 'string' ? trend : ''
    return {
      held,
      gates: [
        ...gatesOf('cop_loss', held.cop_loss, reason),
        ...gatesOf('cop_cusum', held.cop_cusum, reason),
        ...gatesOf('cop_trend_loss', held.cop_trend_loss, () => noSlope || 'a slope is made on the first of the month'),
      ],
      expectation: all.flatMap((mode) => mode.expectations),
      condition: conditionOf(unit, followed, combined, shown, reason),
    }
  },
}

/** The larger of two, where both are known, else the first. */
const worse = (one: Float64Array, other: Float64Array): Float64Array => one.map((value, i) => ((other[i] as number) > value ? (other[i] as number) : value))

/** The last first of a month, or the first day. */
const lastFirst = (unit: UnitSeries): number => {
  let i = unit.length - 1
  while (i > 0 && dayOfMonth(unit, i) !== 1) i--
  return i
}

const reasonOf =
  (unit: UnitSeries, followed: readonly ModeFollowed[], combined: Combined, doubtful: (position: number) => boolean) =>
  (i: number): string => {
    if (unit.day.present[i] !== 1) return 'no telemetry'
    if (followed.length === 0) return 'no COP: heat output is not measured'
    if (followed.every(({ conditions, efficiency }) => conditions.usable[i] !== 1 || !Number.isFinite(efficiency?.y[i])))
      return doubtful(i) ? 'outdoor sensor in doubt and no weather station' : 'no steady operation that day'
    if (followed.every((mode) => mode.baselineTo === undefined || i <= mode.baselineTo)) return notComplete
    return Number.isFinite(combined.residual[i]) ? 'fewer than 12 compared days in 60' : 'conditions outside the baseline'
  }

const conditionOf = (
  unit: UnitSeries,
  followed: readonly ModeFollowed[],
  combined: Combined,
  trend: Trend | string,
  reason: (position: number) => string,
): CopCondition => {
  const scored: number[] = []
  for (let i = 0; i < unit.length; i++) if (Number.isFinite(combined.residual[i])) scored.push(i)
  const last = scored.slice(-28)
  const main = followed.find((mode) => mode.baselineTo !== undefined)
  const slope = typeof trend === 'string' ? undefined : trend
  const change = main === undefined ? undefined : seasonChange(unit, main, Math.max(0, ...restartsOf(unit)))
  const tier = followed.some((mode) => mode.conditions.daily.includes(1)) ? 0.8 : 1
  return {
    scoredDays: scored.length,
    baselineFrom: main?.baselineFrom,
    baselineTo: main?.baselineTo,
    copVsExpectedPct: last.length >= 7 ? 100 * (Math.exp(median(last.map((i) => combined.residual[i] as number))) - 1) : NaN,
    trendPctPerYear: slope?.pctPerYear ?? NaN,
    trendLow: slope?.low ?? NaN,
    trendHigh: slope?.high ?? NaN,
    ...whereLost(unit, last),
    seasonChangePct: change === undefined ? NaN : 100 * (Math.exp(change.ln) - 1),
    seasonChangeBins: change?.bins ?? NaN,
    seasonChangeDays: change?.days ?? NaN,
    confidence: scored.length === 0 ? NaN : tier * (slope !== undefined ? 0.8 : scored.length >= 60 ? 0.6 : 0.4),
    notEnoughData: scored.length === 0 ? reason(unit.length - 1) : typeof trend === 'string' ? trend : undefined,
  }
}

/** Of the days compared last, what the compressor alone lost and what the two heat exchangers did: notes 1.2. */
const whereLost = (unit: UnitSeries, days: readonly number[]) => {
  const { modes: all } = followUnit(unit)
  const of = (name: 'internal_efficiency' | 'approach_outdoor' | 'approach_indoor') => {
    const values = all.flatMap(({ residuals }) => days.map((i) => residuals[indexOf[name]]?.[i] ?? NaN)).filter(Number.isFinite)
    return values.length >= 7 ? median(values) : NaN
  }
  return {
    internalVsExpectedPct: 100 * (Math.exp(of('internal_efficiency')) - 1),
    approachOutdoorK: of('approach_outdoor'),
    approachIndoorK: of('approach_indoor'),
  }
}
