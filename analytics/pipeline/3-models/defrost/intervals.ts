import { newWindow, rollingMedian } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { forgetFirst, levelBefore, newFirstValues } from '../remembered/first-values'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { isJudged, leastDays, longestWindow } from './judged-cycles'

/** Intervals from here on are no defrosting too often, whatever the frosting map says. */
const longIntervalMin = 45
/** Cycles of a day whose variation says something, and days whose intervals a timer keeps. */
const leastOfDay = 6
const timerDays = 5

/** Expected interval of the frosting map over the actual one where that is short, else 0; median of 7 days. */
export const intervalRatio = (unit: UnitSeries): Float64Array => {
  const daily = unit.day.interval_min_median.map((actual, i) => {
    if (!isJudged(unit, i)) return NaN
    const ratio = (unit.day.interval_expected_min[i] as number) / Math.max(1, actual)
    return actual < longIntervalMin ? ratio : actual >= longIntervalMin ? 0 : NaN
  })
  return rollingMedian(daily, { of: 7, within: longestWindow, least: leastDays, restarts: new Set(unit.repairs) }, remembered(unit, 'defrost interval ratios', newWindow))
}

/**
 * 1 less the variation of the intervals, on days whose short interval the frosting map does not ask for, else 0. The larger
 * of the variation within the day and that of the medians of the last five judged days: a timer keeps its interval from
 * day to day, frost does not.
 */
export const steadiness = (unit: UnitSeries): Float64Array => {
  const { defrosts, interval_min_cv, interval_min_median, interval_expected_min } = unit.day
  const restarts = new Set(unit.repairs)
  const steady = newUnknown(unit.length)
  const last = remembered(unit, 'defrost intervals', () => ({ medians: [] as number[] }))
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) last.medians = []
    const actual = interval_min_median[i] as number
    const variation = interval_min_cv[i] as number
    if (!isJudged(unit, i) || !((defrosts[i] as number) >= leastOfDay) || !Number.isFinite(variation)) continue
    last.medians = [...last.medians, actual].slice(-timerDays)
    const asked = interval_expected_min[i] as number
    steady[i] = actual < longIntervalMin && !(asked < 1.25 * actual) ? 1 - Math.max(variation, variationOf(last.medians)) : 0
  }
  return steady
}

const variationOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) / mean
}

/** Days with defrosts that teach how long this unit lets frost grow. */
const learnDays = 30
/** Above this outdoor mean, frost melts while the compressor rests, and intervals say little. */
const meltingC = 2
/** The frosting map's moderate zone asks for 60 min, its mild one for 165, where humidity decides more than frost. */
const mildMin = 120

/**
 * Interval over that of the frosting map on days below 2 degC with moderate or severe frost, against the unit's own over its
 * first 30 such days, so that neither the map nor the humidity sensor need be right; median of 7 days, NaN until then. A
 * visit starts it again.
 */
export const lateRatio = (unit: UnitSeries): Float64Array => {
  const { interval_min_median, interval_expected_min, outdoor_c_mean, station_c_mean } = unit.day
  const restarts = new Set(unit.repairs)
  const daily = newUnknown(unit.length)
  const own = remembered(unit, 'own defrost interval', newFirstValues)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) forgetFirst(own)
    const ratio = (interval_min_median[i] as number) / (interval_expected_min[i] as number)
    const station = station_c_mean[i] as number
    const outdoor = Number.isFinite(station) ? station : (outdoor_c_mean[i] as number)
    if (!isJudged(unit, i) || !(ratio > 0) || !(outdoor < meltingC) || !((interval_expected_min[i] as number) < mildMin)) continue
    daily[i] = ratio / levelBefore(own, ratio, learnDays)
  }
  return rollingMedian(daily, { of: 7, within: longestWindow, least: leastDays, restarts }, remembered(unit, 'late defrost ratios', newWindow))
}
