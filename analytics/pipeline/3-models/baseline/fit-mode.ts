import { autocorrelation, varianceInflation } from '../../../statistics/autocorrelation'
import { choleskyFactor, choleskySolve } from '../../../statistics/linear-solve'
import { newNumbers, newUnknown } from '../../../statistics/memory'
import { madAbout, median, robustSigma } from '../../../statistics/quantile'
import type { Regressors } from './conditions'
import { designOf, distanceFrom, hullOf, isSpeedKnown, writeRow, type Design, type Hull, type Prior } from './design'
import type { GroupPrior } from './group-prior'
import { toCommon, type Frame } from './shape'

/** One thing that is compared, one value per day, NaN where missing. */
export interface Series {
  y: Float64Array
  /** Least noise of a day, in the unit of y. */
  floor: number
  prior: Prior
}

/** Days of a baseline and how far the unit was from its start on each (a value per series, day by day), which is added back. */
export interface FitDays {
  positions: readonly number[]
  levels: ArrayLike<number>
}

/** What the unit did during its baseline, as a function of conditions. */
export interface ModeFit {
  design: Design
  hull: Hull
  /** Coefficients of every series, `design.terms` each. */
  betas: Float64Array
  /** Daily noise of every series, widened for autocorrelation; NaN where not fitted. */
  sigma: Float64Array
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

/** The days of a baseline as rows of the design, and what series with the same days share. */
interface Rows {
  rows: Float64Array
  p: number
  n: number
  whole: Float64Array
  factors: Map<Prior, Float64Array | undefined>
  y: Float64Array
  rest: Float64Array
}

/**
 * Ridge regression of many series on the same conditions: one matrix X'X and one Cholesky factor for all series that have
 * the same days, a second pass with winsorised residuals on the same factor (Huber 1981, one step). Where like units say
 * what to expect, coefficients are held to theirs instead of to zero, unless that fits the unit's own days worse.
 */
export const fitMode = (c: Regressors, series: readonly Series[], members: FitDays, priorOf?: PriorOf): ModeFit | undefined => {
  const design = designOf(c, members.positions)
  const fit = { design, hull: hullOf(design, c, members.positions), betas: newNumbers(series.length * design.terms), sigma: newUnknown(series.length) }
  const days = rowsOf(design, c, members.positions)
  for (let s = 0; s < series.length; s++) fitSeries(fit, series, s, days, members, priorOf?.(design.frame, s))
  return fit
}

const rowsOf = (design: Design, c: Regressors, positions: readonly number[]): Rows => {
  const p = design.terms
  const n = positions.length
  const rows = newNumbers(n * p)
  for (let m = 0; m < n; m++) writeRow(design, c, positions[m] as number, rows, m * p)
  return { rows, p, n, whole: gramOf(rows, p, n), factors: new Map(), y: newNumbers(n), rest: newNumbers(n) }
}

const fitSeries = ({ design, betas, sigma }: ModeFit, series: readonly Series[], s: number, days: Rows, { positions, levels }: FitDays, like: GroupPrior | undefined): void => {
  const { rows, p, n, whole, factors, y, rest } = days
  const one = series[s] as Series
  let missing = 0
  for (let m = 0; m < n; m++) {
    const value = (one.y[positions[m] as number] as number) - (levels[m * series.length + s] ?? 0)
    y[m] = value
    if (Number.isNaN(value)) missing++
  }
  if (n - missing < (like === undefined ? leastDays : leastDaysAmongLike)) return
  const gram = missing === 0 ? whole : without(whole, rows, y, p, n)
  const right = rightSide(rows, y, p, n)
  if (missing === 0 && !factors.has(one.prior)) factors.set(one.prior, factorOf(gram, design.penalties[one.prior], p))
  const lower = missing === 0 ? factors.get(one.prior) : factorOf(gram, design.penalties[one.prior], p)
  if (lower === undefined) return
  let { beta, noise } = solve(lower, right, one.floor, days)
  const held = like && factorOf(gram, Float64Array.of(0, ...like.penalty), p)
  if (like !== undefined && held !== undefined) {
    const pulled = right.slice()
    for (let a = 1; a < p; a++) pulled[a] = (right[a] as number) + (like.mean[a - 1] as number) * (like.penalty[a - 1] as number)
    const among = solve(held, pulled, one.floor, days)
    if (among.noise <= mostMisfit * noise) ({ beta, noise } = among)
    else residuals(beta, rows, y, p, n, rest)
  }
  const freedom = Math.sqrt((n - missing) / Math.max(1, n - missing - p))
  sigma[s] = noise * freedom * Math.sqrt(varianceInflation(autocorrelation(rest)))
  betas.set(beta, s * p)
}

/** Solves twice, the second time with winsorised residuals; leaves those of the second in `rest`. */
const solve = (lower: Float64Array, right: Float64Array, floor: number, { rows, y, p, n, rest }: Rows): { beta: Float64Array; noise: number } => {
  const side = right.slice()
  residuals(choleskySolve(lower, side, p), rows, y, p, n, rest)
  const middle = median(rest)
  winsorise(side, rest, middle, Math.max(winsorFloors * floor, winsorSigmas * (1.4826 * madAbout(rest, middle))), rows, p, n)
  const beta = choleskySolve(lower, side, p)
  residuals(beta, rows, y, p, n, rest)
  return { beta, noise: robustSigma(rest) }
}

const row = new Float64Array(16)

/** Writes the expected value of every series; NaN for those without enough days, or at a speed not known. */
export const expectAt = ({ design, betas, sigma }: ModeFit, c: Regressors, series: readonly Pick<Series, 'prior'>[], position: number, into: Float64Array): void => {
  const p = design.terms
  writeRow(design, c, position, row, 0)
  const known = isSpeedKnown(design, c, position)
  for (let s = 0; s < series.length; s++) {
    if (Number.isNaN(sigma[s]) || !(known || series[s]?.prior === 'tight')) {
      into[s] = NaN
      continue
    }
    let sum = 0
    for (let a = 0; a < p; a++) sum += (row[a] as number) * (betas[s * p + a] as number)
    into[s] = sum
  }
}

export const distanceOf = ({ hull, design }: ModeFit, c: Regressors, position: number): number => distanceFrom(hull, design, c, position)

/** Coefficients of a series after the constant, over common coordinates (`shapeTerms`). */
export const shapeOf = ({ design, betas }: ModeFit, s: number): Float64Array => toCommon(design.frame, betas.subarray(s * design.terms + 1, (s + 1) * design.terms))

/** Takes what residuals have beyond `limit` from their median off the right side. */
const winsorise = (side: Float64Array, rest: Float64Array, middle: number, limit: number, rows: Float64Array, p: number, n: number): void => {
  for (let m = 0; m < n; m++) {
    const value = (rest[m] as number) - middle
    const beyond = value > limit ? value - limit : value < -limit ? value + limit : 0
    if (beyond !== 0) for (let a = 0; a < p; a++) side[a] = (side[a] as number) - beyond * (rows[m * p + a] as number)
  }
}

const addOuter = (gram: Float64Array, rows: Float64Array, at: number, p: number, sign: number): void => {
  for (let a = 0; a < p; a++) {
    const value = sign * (rows[at + a] as number)
    for (let b = 0; b <= a; b++) gram[a * p + b] = (gram[a * p + b] as number) + value * (rows[at + b] as number)
  }
}

const gramOf = (rows: Float64Array, p: number, n: number): Float64Array => {
  const gram = newNumbers(p * p)
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
  const right = newNumbers(p)
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
