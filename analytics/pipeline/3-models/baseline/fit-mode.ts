import { autocorrelation, varianceInflation } from '../../../statistics/autocorrelation'
import { choleskyFactor, choleskySolve } from '../../../statistics/linear-solve'
import { median, robustSigma } from '../../../statistics/quantile'
import type { Conditions } from './conditions'
import { designOf, type Prior } from './design'
import type { GroupPrior } from './group-prior'
import { toCommon, type Frame } from './shape'

/** One thing that is compared, one value per day, NaN where missing. */
export interface Series {
  y: Float64Array
  /** Least noise of a day, in the unit of y. */
  floor: number
  prior: Prior
}

/** Days of a baseline and how far the unit was from its start on each (per series), which is added back. */
export interface Members {
  positions: readonly number[]
  levels: readonly (Float64Array | undefined)[]
}

/** What the unit did during its baseline, as a function of conditions. */
export interface ModeFit {
  /** Writes the expected value of every series; NaN for those without enough days, or at a speed not known. */
  expect(position: number, into: Float64Array): void
  distance(position: number): number
  /** Daily noise of every series, widened for autocorrelation; NaN where not fitted. */
  sigma: Float64Array
  frame: Frame
  /** Coefficients of a series after the constant, over common coordinates (`shapeTerms`). */
  shape(series: number): Float64Array
}

/** What like units say of a series in the frame of a fit; undefined where they say nothing. */
export type PriorOf = (frame: Frame, series: number) => GroupPrior | undefined

/** Days with a value that a series needs: the least of analytics notes 0.6. */
const leastDays = 45
/** The same where like units say what to expect. */
const leastDaysAmongLike = 20
/** The group's word is taken where it fits the unit's own days nearly as well as the unit's own fit does. */
const mostMisfit = 1.1
/** Residuals of the first pass count as no farther from their median than this many noises, or this share of the floor. */
const winsorSigmas = 3
const winsorFloors = 2 / 3

/**
 * Ridge regression of many series on the same conditions: one matrix X'X and one Cholesky factor for all series that have
 * the same days, a second pass with winsorised residuals on the same factor (Huber 1981, one step). Where like units say
 * what to expect, coefficients are held to theirs instead of to zero, unless that fits the unit's own days worse.
 */
export const fitMode = (c: Conditions, series: readonly Series[], members: Members, priorOf?: PriorOf): ModeFit | undefined => {
  const { positions, levels } = members
  const design = designOf(c, positions)
  const p = design.terms
  const n = positions.length
  const rows = new Float64Array(n * p)
  for (let m = 0; m < n; m++) design.write(positions[m] as number, rows, m * p)
  const whole = gramOf(rows, p, n)
  const factors = new Map<Prior, Float64Array | undefined>()
  const betas = new Float64Array(series.length * p)
  const sigma = new Float64Array(series.length).fill(NaN)
  const y = new Float64Array(n)
  const rest = new Float64Array(n)

  series.forEach((one, s) => {
    let missing = 0
    for (let m = 0; m < n; m++) {
      y[m] = (one.y[positions[m] as number] as number) - (levels[m]?.[s] ?? 0)
      if (Number.isNaN(y[m])) missing++
    }
    const like = priorOf?.(design.frame, s)
    if (n - missing < (like === undefined ? leastDays : leastDaysAmongLike)) return
    const gram = missing === 0 ? whole : without(whole, rows, y, p, n)
    const right = rightSide(rows, y, p, n)
    const solved = (lower: Float64Array, pull?: Float64Array): { beta: Float64Array; noise: number } => {
      const side = right.map((value, a) => value + (pull?.[a] ?? 0))
      residuals(choleskySolve(lower, side, p), rows, y, p, n, rest)
      winsorise(side, rest, Math.max(winsorFloors * one.floor, winsorSigmas * robustSigma(rest)), rows, p, n)
      const beta = choleskySolve(lower, side, p)
      residuals(beta, rows, y, p, n, rest)
      return { beta, noise: robustSigma(rest) }
    }
    const lower = missing === 0 ? shared(factors, one.prior, () => factorOf(gram, design.penalties[one.prior], p)) : factorOf(gram, design.penalties[one.prior], p)
    if (lower === undefined) return
    let { beta, noise } = solved(lower)
    const held = like && factorOf(gram, Float64Array.of(0, ...like.penalty), p)
    if (held !== undefined) {
      const among = solved(held, Float64Array.of(0, ...like?.mean.map((value, a) => value * (like.penalty[a] as number)) ?? []))
      if (among.noise <= mostMisfit * noise) ({ beta, noise } = among)
      else residuals(beta, rows, y, p, n, rest)
    }
    const freedom = Math.sqrt((n - missing) / Math.max(1, n - missing - p))
    sigma[s] = noise * freedom * Math.sqrt(varianceInflation(autocorrelation(rest)))
    betas.set(beta, s * p)
  })

  const row = new Float64Array(p)
  return {
    sigma,
    frame: design.frame,
    shape: (s) => toCommon(design.frame, betas.subarray(s * p + 1, (s + 1) * p)),
    distance: design.distance,
    expect: (position, into) => {
      design.write(position, row, 0)
      const known = design.speedKnown(position)
      for (let s = 0; s < series.length; s++) {
        let sum = Number.isNaN(sigma[s]) || !(known || series[s]?.prior === 'tight') ? NaN : 0
        for (let a = 0; a < p; a++) sum += (row[a] as number) * (betas[s * p + a] as number)
        into[s] = sum
      }
    },
  }
}

/** Takes what residuals have beyond `limit` from their median off the right side. */
const winsorise = (side: Float64Array, rest: Float64Array, limit: number, rows: Float64Array, p: number, n: number): void => {
  const middle = median(rest)
  for (let m = 0; m < n; m++) {
    const value = (rest[m] as number) - middle
    const beyond = value > limit ? value - limit : value < -limit ? value + limit : 0
    if (beyond !== 0) for (let a = 0; a < p; a++) side[a] = (side[a] as number) - beyond * (rows[m * p + a] as number)
  }
}

const shared = (factors: Map<Prior, Float64Array | undefined>, prior: Prior, make: () => Float64Array | undefined) => {
  if (!factors.has(prior)) factors.set(prior, make())
  return factors.get(prior)
}

const addOuter = (gram: Float64Array, rows: Float64Array, at: number, p: number, sign: number): void => {
  for (let a = 0; a < p; a++) {
    const value = sign * (rows[at + a] as number)
    for (let b = 0; b <= a; b++) gram[a * p + b] = (gram[a * p + b] as number) + value * (rows[at + b] as number)
  }
}

const gramOf = (rows: Float64Array, p: number, n: number): Float64Array => {
  const gram = new Float64Array(p * p)
  for (let m = 0; m < n; m++) addOuter(gram, rows, m * p, p, 1)
  return gram
}

/** X'X of the days on which y is there. */
const without = (whole: Float64Array, rows: Float64Array, y: Float64Array, p: number, n: number): Float64Array => {
  const gram = whole.slice()
  for (let m = 0; m < n; m++) if (Number.isNaN(y[m])) addOuter(gram, rows, m * p, p, -1)
  return gram
}

/** Only the lower triangle is read. */
const factorOf = (gram: Float64Array, penalty: Float64Array, p: number): Float64Array | undefined => {
  const matrix = gram.slice()
  for (let a = 0; a < p; a++) matrix[a * p + a] = (matrix[a * p + a] as number) + (penalty[a] as number)
  return choleskyFactor(matrix, p)
}

const rightSide = (rows: Float64Array, y: Float64Array, p: number, n: number): Float64Array => {
  const right = new Float64Array(p)
  for (let m = 0; m < n; m++) {
    const value = y[m] as number
    if (Number.isNaN(value)) continue
    for (let a = 0; a < p; a++) right[a] = (right[a] as number) + value * (rows[m * p + a] as number)
  }
  return right
}

const residuals = (beta: Float64Array, rows: Float64Array, y: Float64Array, p: number, n: number, into: Float64Array): void => {
  for (let m = 0; m < n; m++) {
    let sum = y[m] as number
    for (let a = 0; a < p; a++) sum -= (rows[m * p + a] as number) * (beta[a] as number)
    into[m] = sum
  }
}
