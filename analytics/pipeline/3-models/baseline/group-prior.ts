import { newNumbers } from '../../../statistics/memory'
import { madAbout, median } from '../../../statistics/quantile'
import type { Expectation } from '../model'
import { dayOfMonth, type Mode, type UnitSeries } from '../unit-series'
import { indexOf } from '../indicators/indicator'
import { shapeTerms, toFrame, type Frame } from './shape'

/** What the first baseline of one mode of one unit looked like. */
export interface FirstFit {
  mode: Mode
  /** The day (since 1970-01-01) on which it was complete. */
  completeOn: number
  sink: boolean
  speed: Frame['speed']
  rh: boolean
  metric: Expectation['metric'] | undefined
  /** `shapeTerms` common coefficients of every indicator in the order of `indicatorNames`, NaN where not fitted. */
  shapes: Float64Array
  /** Daily noise of every indicator. */
  sigmas: Float64Array
}

/** The units a unit is like: first fits of its model, and of its type and size, each in the order of `completeOn`. */
export interface LikeUnits {
  model: readonly FirstFit[]
  size: readonly FirstFit[]
}

/** What like units say of the terms of a baseline after the constant: where to expect them, and how firmly. */
export interface GroupPrior {
  mean: Float64Array
  /** Variance of a day's noise over the variance between units. */
  penalty: Float64Array
}

export const leastUnits = 5
/** Coefficients of like units are never taken for more alike than this share of what moves y by a day's noise. */
const leastSpread = 0.1

/**
 * The group's snapshot of the first of the month of `position`: first fits that were complete before it, of the same
 * model, else of the same type and size; undefined with fewer than five.
 */
export const snapshotOn = (unit: Pick<UnitSeries, 'firstDay' | 'like'>, mode: Mode, position: number): readonly FirstFit[] | undefined => {
  const first = unit.firstDay + position - dayOfMonth(unit, position) + 1
  const before = (fits: readonly FirstFit[]) => fits.filter((fit) => fit.mode === mode && fit.completeOn < first)
  const { model, size } = unit.like ?? { model: [], size: [] }
  return [before(model), before(size)].find((fits) => fits.length >= leastUnits)
}

/**
 * Prior of one indicator (its place among `indicatorNames`) in the frame of a baseline: median over the snapshot's units, and their robust spread, widened as
 * the variance of one more unit predicted from n (Student's t, n - 1 degrees: (n + 1) / n x (n - 1) / (n - 3)); undefined
 * with fewer than five units that measure the same. Analytics notes 0.5 (a).
 */
export const groupPrior = (snapshot: readonly FirstFit[], frame: Frame, indicator: number, metric: FirstFit['metric']): GroupPrior | undefined => {
  const fits = snapshot.filter(
    (fit) =>
      fit.sink === frame.sink && fit.speed === frame.speed && fit.rh === frame.rh && (indicator !== indexOf.efficiency || fit.metric === metric) && Number.isFinite(fit.sigmas[indicator]),
  )
  const n = fits.length
  if (n < leastUnits) return undefined
  const noise = median(fits.map((fit) => fit.sigmas[indicator] as number))
  const own = fits.map((fit) => toFrame(frame, fit.shapes, indicator * shapeTerms))
  const widened = Math.sqrt((((n + 1) / n) * (n - 1)) / (n - 3))
  const terms = own[0]?.length ?? 0
  const prior = { mean: newNumbers(terms), penalty: newNumbers(terms) }
  const values = newNumbers(n)
  for (let k = 0; k < terms; k++) {
    for (let m = 0; m < n; m++) values[m] = own[m]?.[k] as number
    const middle = median(values)
    prior.mean[k] = middle
    prior.penalty[k] = (noise / Math.max(leastSpread * noise, widened * (1.4826 * madAbout(values, middle)))) ** 2
  }
  return prior
}
