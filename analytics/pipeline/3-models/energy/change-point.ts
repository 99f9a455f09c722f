import { choleskyFactor, choleskySolve } from '../../../statistics/linear-solve'

/** One slope that begins at a balance point: kWh a day for each K below (heating) or above (cooling) it. */
export interface Slope {
  side: 'below' | 'above'
  balanceC: number
  perK: number
}

/** Daily electricity against the day's mean outdoor temperature. */
export interface ChangePoint {
  baseKwh: number
  slopes: Slope[]
  /** Sum of squared residuals and Bayesian information criterion. */
  sse: number
  bic: number
}

type Hinge = Omit<Slope, 'perK'>

const range = (from: number, to: number, step: number): number[] => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

/** Balance points tried, degC (CalTRACK 3.4 uses steps of 3 degF at most), and the second knee of heating below which backup heat comes in. */
const heating = range(8, 21.5, 1.5).map((balanceC): Hinge => ({ side: 'below', balanceC }))
const cooling = range(15, 27, 1.5).map((balanceC): Hinge => ({ side: 'above', balanceC }))
const knees = range(-16, 6, 2).map((balanceC): Hinge => ({ side: 'below', balanceC }))
/** Days and degree-days that a slope needs (CalTRACK 3.4.3). */
const leastDays = 10
const leastDegreeDays = 11
/** A second knee has to be worth so much (analytics notes 5.1). */
const kneeBic = 6
const leastApartK = 4

export const predict = ({ baseKwh, slopes }: Pick<ChangePoint, 'baseKwh' | 'slopes'>, outdoorC: number): number =>
  slopes.reduce((sum, { side, balanceC, perK }) => sum + perK * Math.max(0, side === 'below' ? balanceC - outdoorC : outdoorC - balanceC), baseKwh)

/**
 * Change-point regression of kWh a day on the daily mean outdoor temperature: constant, heating, cooling or both, with a second,
 * colder knee where it pays (3P to 5P, heating 4P; Kissock 2003, CalTRACK 3). Least squares over a grid of balance points, slopes above
 * zero; the candidate of least BIC. Arrays are of equal length, without missing values.
 */
export const fitChangePoint = (outdoorC: ArrayLike<number>, kwh: ArrayLike<number>): ChangePoint => {
  const sums = sumsOf(outdoorC, kwh)
  const best = (candidates: Hinge[][]): ChangePoint | undefined => {
    let found: ChangePoint | undefined
    for (const hinges of candidates) {
      const fit = solve(sums, hinges)
      if (fit !== undefined && !(found !== undefined && found.sse <= fit.sse)) found = fit
    }
    return found
  }
  const usable = (hinges: Hinge[]) => hinges.filter((hinge) => enough(sums, hinge))
  const [heat, cool, cold] = [usable(heating), usable(cooling), usable(knees)]
  const simple = [
    best([[]]),
    best(heat.map((hinge) => [hinge])),
    best(cool.map((hinge) => [hinge])),
    best(heat.flatMap((below) => cool.filter((above) => above.balanceC >= below.balanceC).map((above) => [below, above]))),
  ].filter((fit) => fit !== undefined)
  const chosen = simple.reduce((a, b) => (b.bic < a.bic ? b : a))
  if (!chosen.slopes.some(({ side }) => side === 'below')) return chosen
  const rest = chosen.slopes.filter(({ side }) => side === 'above')
  const kneed = best(heat.flatMap((first) => cold.filter((knee) => knee.balanceC <= first.balanceC - leastApartK).map((knee) => [first, knee, ...rest])))
  return kneed !== undefined && kneed.bic < chosen.bic - kneeBic ? kneed : chosen
}

/** Running sums over days sorted by temperature, so that each candidate costs the same however many days there are. */
interface Sums {
  n: number
  t: Float64Array
  /** Sums of 1, t, t^2, y, t y over the first i days. */
  one: Float64Array
  t1: Float64Array
  t2: Float64Array
  y1: Float64Array
  ty: Float64Array
  yy: number
}

const sumsOf = (outdoorC: ArrayLike<number>, kwh: ArrayLike<number>): Sums => {
  const n = outdoorC.length
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => (outdoorC[a] as number) - (outdoorC[b] as number) || (kwh[a] as number) - (kwh[b] as number))
  const zeros = () => new Float64Array(n + 1)
  const sums: Sums = { n, t: new Float64Array(n), one: zeros(), t1: zeros(), t2: zeros(), y1: zeros(), ty: zeros(), yy: 0 }
  order.forEach((day, i) => {
    const t = outdoorC[day] as number
    const y = kwh[day] as number
    sums.t[i] = t
    sums.one[i + 1] = i + 1
    sums.t1[i + 1] = (sums.t1[i] as number) + t
    sums.t2[i + 1] = (sums.t2[i] as number) + t * t
    sums.y1[i + 1] = (sums.y1[i] as number) + y
    sums.ty[i + 1] = (sums.ty[i] as number) + t * y
    sums.yy += y * y
  })
  return sums
}

/** The days on the hinge's side: sorted places from, up to. */
const span = ({ t, n }: Sums, { side, balanceC }: Hinge): [number, number] => {
  let [low, high] = [0, n]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((t[middle] as number) < balanceC) low = middle + 1
    else high = middle
  }
  return side === 'below' ? [0, low] : [low, n]
}

const over = (values: Float64Array, from: number, to: number): number => (values[to] as number) - (values[from] as number)

/** Sums of h, and of h g for two hinges on the same side, where h is the degree-days of a hinge. */
const degreeDays = (sums: Sums, hinge: Hinge): number => {
  const [from, to] = span(sums, hinge)
  return Math.abs(hinge.balanceC * (to - from) - over(sums.t1, from, to))
}

const cross = (sums: Sums, a: Hinge, b: Hinge): number => {
  const [fromA, toA] = span(sums, a)
  const [fromB, toB] = span(sums, b)
  const [from, to] = [Math.max(fromA, fromB), Math.min(toA, toB)]
  if (to <= from) return 0
  const sign = a.side === b.side ? 1 : -1
  return sign * (a.balanceC * b.balanceC * (to - from) - (a.balanceC + b.balanceC) * over(sums.t1, from, to) + over(sums.t2, from, to))
}

const withEnergy = (sums: Sums, hinge: Hinge): number => {
  const [from, to] = span(sums, hinge)
  const value = hinge.balanceC * over(sums.y1, from, to) - over(sums.ty, from, to)
  return hinge.side === 'below' ? value : -value
}

const enough = (sums: Sums, hinge: Hinge): boolean => {
  const [from, to] = span(sums, hinge)
  return to - from >= leastDays && degreeDays(sums, hinge) >= leastDegreeDays
}

const solve = (sums: Sums, hinges: readonly Hinge[]): ChangePoint | undefined => {
  const p = hinges.length + 1
  const matrix = new Float64Array(p * p)
  const right = new Float64Array(p)
  matrix[0] = sums.n
  right[0] = sums.y1[sums.n] as number
  hinges.forEach((hinge, a) => {
    matrix[a + 1] = matrix[(a + 1) * p] = degreeDays(sums, hinge)
    right[a + 1] = withEnergy(sums, hinge)
    hinges.forEach((other, b) => {
      matrix[(a + 1) * p + b + 1] = cross(sums, hinge, other)
    })
  })
  const lower = choleskyFactor(matrix, p)
  if (lower === undefined) return undefined
  const beta = choleskySolve(lower, right, p)
  if (hinges.some((_, a) => !((beta[a + 1] as number) > 0))) return undefined
  let explained = 0
  for (let a = 0; a < p; a++) explained += (beta[a] as number) * (right[a] as number)
  const sse = Math.max(0, sums.yy - explained)
  return {
    baseKwh: beta[0] as number,
    slopes: hinges.map((hinge, a) => ({ ...hinge, perK: beta[a + 1] as number })),
    sse,
    bic: sums.n * Math.log(Math.max(1e-9, sse / sums.n)) + 2 * hinges.length * Math.log(sums.n),
  }
}
