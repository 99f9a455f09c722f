import { hingeSums, withinSums, type Hinge, type HingeSums, type TemperatureSums } from './hinge-sums'
import { addRegressor, fitOf, type SmallFit } from './small-fit'

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

export const predict = ({ baseKwh, slopes }: Pick<ChangePoint, 'baseKwh' | 'slopes'>, outdoorC: number): number => {
  let kwh = baseKwh
  for (const { side, balanceC, perK } of slopes) kwh += perK * Math.max(0, side === 'below' ? balanceC - outdoorC : outdoorC - balanceC)
  return kwh
}

/**
 * Change-point regression of kWh a day on the daily mean outdoor temperature: constant, heating, cooling or both, with a second,
 * colder knee where it pays (3P to 5P, heating 4P; Kissock 2003, CalTRACK 3). Least squares over a grid of balance points, slopes above
 * zero; the candidate of least BIC. Arrays are of equal length, without missing values.
 */
export const fitChangePoint = (outdoorC: ArrayLike<number>, kwh: ArrayLike<number>): ChangePoint => {
  const sums = hingeSums(outdoorC, kwh)
  const [heat, cool, cold] = [usable(sums, heating), usable(sums, cooling), usable(sums, knees)]
  addRegressor(sums, [], 0)
  const constant = fitOf(sums, 1, Infinity)
  const chosen = leastBic(sums, [constant && { hinges: [], ...constant }, bestOf(sums, [heat]), bestOf(sums, [cool]), bestOf(sums, [heat, cool], notBelow)])
  const above = chosen.hinges.filter(({ side }) => side === 'above')
  if (above.length === chosen.hinges.length) return told(chosen)
  const kneed = bestOf(sums, [heat, cold, ...above.map((hinge) => [hinge])], (first, knee) => knee.balanceC <= first.balanceC - leastApartK)
  return told(kneed !== undefined && bicOf(sums, kneed) < bicOf(sums, chosen) - kneeBic ? kneed : chosen)
}

interface Candidate extends SmallFit {
  hinges: readonly HingeSums[]
}

/** The hinges that enough days and degree-days stand behind. */
const usable = (sums: TemperatureSums, hinges: readonly Hinge[]): HingeSums[] =>
  hinges.map((hinge) => withinSums(sums, hinge)).filter(({ from, to, degreeDays }) => to - from >= leastDays && degreeDays >= leastDegreeDays)

const notBelow = (below: HingeSums, above: HingeSums): boolean => above.balanceC >= below.balanceC

const always = (): boolean => true

/** A search over one hinge of each list, in order; `stand` says whether the second may stand beside the first. */
interface Search {
  sums: TemperatureSums
  lists: readonly (readonly HingeSums[])[]
  stand: (first: HingeSums, second: HingeSums) => boolean
  trial: HingeSums[]
  found: Candidate | undefined
}

const bestOf = (sums: TemperatureSums, lists: Search['lists'], stand: Search['stand'] = always): Candidate | undefined => {
  const search: Search = { sums, lists, stand, trial: [], found: undefined }
  if (addRegressor(sums, search.trial, 0)) tryHinges(search, 1)
  return search.found
}

/** Tries every hinge of the list at a place, those before it standing. */
const tryHinges = (search: Search, place: number): void => {
  const { sums, lists, stand, trial } = search
  for (const hinge of lists[place - 1] ?? []) {
    if (place === 2 && !stand(trial[0] as HingeSums, hinge)) continue
    trial[place - 1] = hinge
    if (!addRegressor(sums, trial, place)) continue
    if (place < lists.length) tryHinges(search, place + 1)
    else {
      const fit = fitOf(sums, place + 1, search.found?.sse ?? Infinity)
      if (fit !== undefined) search.found = { hinges: [...trial], ...fit }
    }
  }
}

const bicOf = ({ n }: TemperatureSums, { sse, hinges }: Candidate): number => n * Math.log(Math.max(1e-9, sse / n)) + 2 * hinges.length * Math.log(n)

const leastBic = (sums: TemperatureSums, candidates: readonly (Candidate | undefined)[]): Candidate =>
  candidates.filter((fit) => fit !== undefined).reduce((a, b) => (bicOf(sums, b) < bicOf(sums, a) ? b : a))

const told = ({ hinges, beta, sse }: Candidate): ChangePoint => ({
  baseKwh: beta[0] as number,
  slopes: hinges.map(({ side, balanceC }, a) => ({ side, balanceC, perK: beta[a + 1] as number })),
  sse,
})
