import { choleskyFactor, quadraticForm } from '../../../statistics/linear-solve'
import { newNumbers } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import type { Regressors } from './conditions'
import { termsOf, type Frame, type SpeedBy } from './shape'

/** The regressors of one baseline, centred on its medians: analytics notes 0.5 (a). */
export interface Design {
  /** Where they are centred, what speed is counted in, and its range that the baseline knows, give or take a tenth. */
  center: { outdoor: number; sink: number; speed: number }
  spread: number
  slowest: number
  fastest: number
  /** Number of terms of a row. */
  terms: number
  frame: Frame
  /** How firmly each term is held at zero: variance of the noise over variance of the coefficient. */
  penalties: Record<Prior, Float64Array>
}

/** `tight` holds efficiency, which is normalised already, to small coefficients; `loose` lets what is measured follow conditions. */
export type Prior = 'tight' | 'loose'

/** Leverage of at most 3 p / n with p = 4 (analytics notes 0.5 a), said as a squared distance. */
export const hullLimit = 11
/** Spread that a condition is granted at least, in 10 K. */
const leastSpread = 0.1
/** Share of days on which a condition must be known to be a regressor. */
const knownShare = 0.9

const tightNoise = 0.025
/** Noise over plausible coefficient, per 10 K, (10 K)^2, 10 K of sink, 20 Hz, (20 Hz)^2, 20 Hz x 10 K, 20 % of humidity. */
const ratios: Record<Prior, readonly number[]> = {
  tight: [0.3, 0.1, 0.05, 0.1, 0.05, 0.05, 0.05].map((plausible) => tightNoise / plausible),
  loose: [0.1, 0.2, 0.2, 0.1, 0.3, 0.3, 0.5],
}

/** A unit of speed: 20 Hz, or where only heat is known two fifths of its median (20 of 50 Hz). */
const speedSpread = 20
const heatSpread = 0.4
/** What speed is counted in, from unit to unit: 20 Hz, or 1 kW of heat. */
const speedUnit = { hz: speedSpread, heat: 1000, none: 1 }

/** 1, outdoor, outdoor^2, sink, speed, speed^2, speed x outdoor, humidity below 5 degC, as far as the unit measures them; heat moved stands for an unknown speed. */
export const designOf = (c: Regressors, positions: readonly number[]): Design => {
  const known = (values: Float64Array) => positions.filter((i) => Number.isFinite(values[i])).length >= knownShare * positions.length
  const centerOf = (values: Float64Array) => median(positions.map((i) => values[i] as number))
  const speed = known(c.hz) ? c.hz : c.heat
  const use = { sink: known(c.sink), speed: known(speed), rh: known(c.rh) }
  const center = { outdoor: centerOf(c.outdoor), sink: centerOf(c.sink), speed: centerOf(speed) }
  const spread = known(c.hz) ? speedSpread : heatSpread * center.speed
  const speedBy: SpeedBy = !use.speed ? 'none' : known(c.hz) ? 'hz' : 'heat'
  const unit = speedUnit[speedBy]
  const frame = { sink: use.sink, speed: speedBy, rh: use.rh, outdoor: center.outdoor / 10, middle: use.speed ? center.speed / unit : 0, spread: use.speed ? spread / unit : 1 }
  let slowest = Infinity
  let fastest = -Infinity
  for (const i of positions) {
    const value = speed[i] as number
    if (value < slowest) slowest = value
    if (value > fastest) fastest = value
  }
  slowest *= 0.9
  fastest *= 1.1
  const used = termsOf(frame)
  const penaltyOf = (prior: Prior) => Float64Array.of(0, ...used.map((term) => (ratios[prior][term] as number) ** 2))
  const penalties = { tight: penaltyOf('tight'), loose: penaltyOf('loose') }
  return { center, spread, slowest, fastest, terms: penalties.tight.length, frame, penalties }
}

const orZero = (value: number): number => (Number.isFinite(value) ? value : 0)

/** What stands for speed. */
const speedOf = ({ frame }: Design, c: Regressors): Float64Array => (frame.speed === 'hz' ? c.hz : c.heat)

/** Writes the row of a day from `at` on. */
export const writeRow = (design: Design, c: Regressors, i: number, into: Float64Array, at: number): void => {
  const { center, spread, slowest, fastest, frame } = design
  const speed = speedOf(design, c)
  const outdoor = ((c.outdoor[i] as number) - center.outdoor) / 10
  let next = at
  into[next++] = 1
  into[next++] = outdoor
  into[next++] = outdoor * outdoor
  if (frame.sink) into[next++] = orZero(((c.sink[i] as number) - center.sink) / 10)
  if (frame.speed !== 'none') {
    const run = orZero((Math.min(fastest, Math.max(slowest, speed[i] as number)) - center.speed) / spread)
    into[next++] = run
    into[next++] = run * run
    into[next++] = run * outdoor
  }
  if (frame.rh) into[next++] = (c.outdoor[i] as number) < 5 ? orZero(((c.rh[i] as number) - 80) / 20) : 0
}

/** Whether the compressor ran at a speed that the baseline knows. */
export const isSpeedKnown = (design: Design, c: Regressors, i: number): boolean => {
  const speed = speedOf(design, c)[i] as number
  return design.frame.speed === 'none' || !(speed < design.slowest || speed > design.fastest)
}

/** Mean and spread (Cholesky's factor) of a baseline's weather, sink and speed: outdoor, outdoor^2, sink, speed, the first terms after the constant. */
export interface Hull {
  mean: Float64Array
  lower: Float64Array | undefined
}

const row = new Float64Array(16)
const away = new Float64Array(16)

export const hullOf = (design: Design, c: Regressors, positions: readonly number[]): Hull => {
  const p = 2 + Number(design.frame.sink) + Number(design.frame.speed !== 'none')
  const mean = newNumbers(p)
  const spread = newNumbers(p * p)
  const n = positions.length
  for (const i of positions) {
    writeRow(design, c, i, row, 0)
    for (let a = 0; a < p; a++) {
      const value = row[a + 1] as number
      mean[a] = (mean[a] as number) + value / n
      for (let b = 0; b < p; b++) spread[a * p + b] = (spread[a * p + b] as number) + (value * (row[b + 1] as number)) / n
    }
  }
  for (let a = 0; a < p; a++)
    for (let b = 0; b < p; b++)
      spread[a * p + b] = (spread[a * p + b] as number) - (mean[a] as number) * (mean[b] as number) + (a === b ? leastSpread ** 2 : 0)
  return { mean, lower: choleskyFactor(spread, p) }
}

/** Squared Mahalanobis distance of the day's weather, sink and speed from the baseline's, in spreads; `hullLimit` is the edge. */
export const distanceFrom = ({ mean, lower }: Hull, design: Design, c: Regressors, position: number): number => {
  if (lower === undefined) return 0
  const p = mean.length
  writeRow(design, c, position, row, 0)
  for (let a = 0; a < p; a++) away[a] = (row[a + 1] as number) - (mean[a] as number)
  return quadraticForm(lower, away, p)
}
