import { autocorrelation, varianceInflation } from '../../../statistics/autocorrelation'
import { choleskyFactor, quadraticForm } from '../../../statistics/linear-solve'
import { median, robustSigma } from '../../../statistics/quantile'
import { dot, ridge } from '../../../statistics/ridge'
import type { Conditions } from './conditions'

/** What the unit did during its baseline, as a function of conditions. */
export interface Fit {
  /** Expected ln of the metric. */
  expected(position: number): number
  /** Squared distance of the day's weather and sink from the baseline's, in spreads; `hullLimit` is the edge. */
  distance(position: number): number
  /** Daily noise of ln, widened for autocorrelation. */
  sigma: number
}

/** A member of the baseline and how far below its start the unit was that day (ln), which is added back. */
export interface Member {
  position: number
  level: number
}

/** Leverage of at most 3 p / n with p = 4 (analytics notes 0.5 a), said as a squared distance. */
export const hullLimit = 11

const noise = 0.025
/** How large a coefficient may plausibly be, in ln per 10 K, (10 K)^2, 20 Hz, (20 Hz)^2, 20 Hz x 10 K, 20 % of humidity. */
const plausible = { outdoor: 0.3, outdoor2: 0.1, sink: 0.05, hz: 0.1, hz2: 0.05, hzOutdoor: 0.05, rh: 0.05 }
/** Spread that a condition is granted at least, in 10 K. */
const leastSpread = 0.1

/** Ridge regression of ln metric on outdoor, its square, sink, speed, its square, speed x outdoor and humidity below 5 degC. */
export const fitBaseline = (c: Conditions, members: readonly Member[]): Fit | undefined => {
  const positions = members.map((member) => member.position)
  const centerOf = (values: Float64Array) => median(positions.map((i) => values[i] as number))
  const known = (values: Float64Array) => positions.filter((i) => Number.isFinite(values[i])).length >= 0.9 * positions.length
  const use = { sink: known(c.sink), hz: known(c.hz), rh: known(c.rh) }
  const center = { outdoor: centerOf(c.outdoor), sink: centerOf(c.sink), hz: centerOf(c.hz) }
  const speeds = positions.map((i) => c.hz[i] as number).filter(Number.isFinite)
  const slowest = Math.min(...speeds) * 0.9
  const fastest = Math.max(...speeds) * 1.1
  const orZero = (value: number) => (Number.isFinite(value) ? value : 0)
  const row = (i: number): number[] => {
    const outdoor = ((c.outdoor[i] as number) - center.outdoor) / 10
    const sink = orZero(((c.sink[i] as number) - center.sink) / 10)
    const hz = orZero((Math.min(fastest, Math.max(slowest, c.hz[i] as number)) - center.hz) / 20)
    const humid = (c.outdoor[i] as number) < 5 ? orZero(((c.rh[i] as number) - 80) / 20) : 0
    return [
      1,
      outdoor,
      outdoor * outdoor,
      ...(use.sink ? [sink] : []),
      ...(use.hz ? [hz, hz * hz, hz * outdoor] : []),
      ...(use.rh ? [humid] : []),
    ]
  }
  const scales = [
    plausible.outdoor,
    plausible.outdoor2,
    ...(use.sink ? [plausible.sink] : []),
    ...(use.hz ? [plausible.hz, plausible.hz2, plausible.hzOutdoor] : []),
    ...(use.rh ? [plausible.rh] : []),
  ]
  const widen = c.metric === 'power_w' ? 10 : 1
  const penalty = [0, ...scales.map((scale) => (noise / (scale * widen)) ** 2)]
  const fitTo = (chosen: readonly Member[]) =>
    ridge(chosen.map((m) => row(m.position)), chosen.map((m) => (c.y[m.position] as number) - m.level), penalty)
  const first = fitTo(members)
  if (first === undefined) return undefined
  const residualOf = (beta: Float64Array) => (m: Member) => (c.y[m.position] as number) - m.level - dot(row(m.position), beta)
  const rough = members.map(residualOf(first))
  const limit = Math.max(0.05, 4 * robustSigma(rough))
  const beta = fitTo(members.filter((_, index) => Math.abs(rough[index] as number) <= limit)) ?? first
  const rest = members.map(residualOf(beta))
  const freedom = Math.sqrt(members.length / Math.max(1, members.length - scales.length - 1))
  const sigma = robustSigma(rest) * freedom * Math.sqrt(varianceInflation(autocorrelation(rest)))
  const place = (i: number): number[] => row(i).slice(1, use.sink ? 4 : 3)
  const distance = distanceFrom(positions.map(place))
  return { expected: (i) => dot(row(i), beta), distance: (i) => distance(place(i)), sigma }
}

const distanceFrom = (places: readonly number[][]): ((place: readonly number[]) => number) => {
  const p = places[0]?.length ?? 0
  const mean = Array.from({ length: p }, (_, a) => places.reduce((sum, place) => sum + (place[a] as number), 0) / places.length)
  const spread = new Float64Array(p * p)
  for (let a = 0; a < p; a++) {
    for (let b = 0; b < p; b++) {
      let sum = 0
      for (const place of places)
        sum += ((place[a] as number) - (mean[a] as number)) * ((place[b] as number) - (mean[b] as number))
      spread[a * p + b] = sum / places.length + (a === b ? leastSpread ** 2 : 0)
    }
  }
  const lower = choleskyFactor(spread, p)
  return (place) => (lower === undefined ? 0 : quadraticForm(lower, place.map((value, a) => value - (mean[a] as number)), p))
}
