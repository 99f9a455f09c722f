import { hingeSums, withinSums, type Hinge, type HingeSums } from './hinge-sums'
import { leastSquares, type SmallFit } from './small-fit'

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
  /** Sum of squared residuals. */
  sse: number
}

const range = (from: number, to: number, step: number): number[] => Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, i) => from + i * step)

/** Balance points tried, degC (CalTRACK 3.4 uses steps of 3 degF at most), and the second knee of heating below which backup heat comes in. */
const heating = range(8, 21.5, 1.5).map((balanceC): Hinge => ({ side: 'below', balanceC }))
const cooling = range(15, 27, 1.5).map((balanceC): Hinge => ({ side: 'above', balanceC }))
const knees = range(-16, 5, 3).map((balanceC): Hinge => ({ side: 'below', balanceC }))
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
  const sums = hingeSums(outdoorC, kwh)
  const usable = (hinges: readonly Hinge[]) =>
    hinges.map((hinge) => withinSums(sums, hinge)).filter(({ from, to, degreeDays }) => to - from >= leastDays && degreeDays >= leastDegreeDays)
  const [heat, cool, cold] = [usable(heating), usable(cooling), usable(knees)]
  const best = (candidates: readonly HingeSums[][]): Candidate | undefined => {
    let found: Candidate | undefined
    for (const hinges of candidates) {
      const fit = leastSquares(sums, hinges)
      if (fit !== undefined && !(found !== undefined && found.sse <= fit.sse)) found = { hinges, ...fit }
    }
    return found
  }
  const bicOf = ({ sse, hinges }: Candidate): number => sums.n * Math.log(Math.max(1e-9, sse / sums.n)) + 2 * hinges.length * Math.log(sums.n)
  const chosen = [
    best([[]]),
    best(heat.map((hinge) => [hinge])),
    best(cool.map((hinge) => [hinge])),
    best(heat.flatMap((below) => cool.filter((above) => above.balanceC >= below.balanceC).map((above) => [below, above]))),
  ]
    .filter((fit) => fit !== undefined)
    .reduce((a, b) => (bicOf(b) < bicOf(a) ? b : a))
  if (!chosen.hinges.some(({ side }) => side === 'below')) return told(chosen)
  const rest = chosen.hinges.filter(({ side }) => side === 'above')
  const kneed = best(heat.flatMap((first) => cold.filter((knee) => knee.balanceC <= first.balanceC - leastApartK).map((knee) => [first, knee, ...rest])))
  return told(kneed !== undefined && bicOf(kneed) < bicOf(chosen) - kneeBic ? kneed : chosen)
}

interface Candidate extends SmallFit {
  hinges: readonly HingeSums[]
}

const told = ({ hinges, beta, sse }: Candidate): ChangePoint => ({
  baseKwh: beta[0] as number,
  slopes: hinges.map(({ side, balanceC }, a) => ({ side, balanceC, perK: beta[a + 1] as number })),
  sse,
})
