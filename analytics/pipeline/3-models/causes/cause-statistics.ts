import { newNumbers } from '../../../statistics/memory'
import { dimensions } from './pattern'
import { causes, type Candidate } from './signatures'
import { whiten, whitenedSignature, whiteningOf, type WhitenedSignature } from './wander'

/** Clip and cap of the CUSUM of a projection, in noise floors (analytics notes 0.5 c). */
const clip = 6
const cap = 30

const placeOfCause = new Map<string, number>(causes.map((cause, c) => [cause, c]))

/** Sums that grow while a unit's residuals point the way of a cause: one for each, in the order of `causes`. */
export const newCauseSums = (): Float64Array => newNumbers(causes.length)

const best = new Float64Array(causes.length)

/**
 * For each cause a one-sided CUSUM (Page 1954) of the day's residuals projected on its signature, over what was measured
 * that day, less the signature's allowance; heating and cooling by their steady samples. The best signature of a cause counts.
 * `candidates` are those of what the unit measures, `weights` the steady samples of heating and cooling.
 */
export const addEvidence = (sums: Float64Array, evidence: Float64Array, weights: readonly [number, number], candidates: readonly Candidate[]): void => {
  best.fill(-Infinity)
  const whitening = whiteningOf(evidence)
  whiten(whitening, evidence, parts)
  for (const { name, signature, allowance } of candidates) {
    const c = placeOfCause.get(name)
    if (c === undefined) continue
    const excess = Math.min(clip, Math.max(-clip, along(parts, whitenedSignature(whitening, signature), weights))) - allowance
    if (excess > (best[c] as number)) best[c] = excess
  }
  for (let c = 0; c < sums.length; c++) if (best[c] !== -Infinity) sums[c] = Math.min(cap, Math.max(0, (sums[c] as number) + (best[c] as number)))
}

/**
 * Length of the day's residuals along a signature, told apart from what wanders together, in sizes of that wander; heating
 * and cooling by their steady samples; 0 where nothing of it was measured.
 */
export const projection = (evidence: ArrayLike<number>, signature: ArrayLike<number> & object, weights: readonly [number, number]): number => {
  const whitening = whiteningOf(evidence)
  whiten(whitening, evidence, parts)
  return along(parts, whitenedSignature(whitening, signature), weights)
}

const parts = new Float64Array(dimensions)

const along = (evidence: Float64Array, { places, values, heatingPlaces, heatingSize, coolingSize }: WhitenedSignature, weights: readonly [number, number]): number => {
  let [heating, cooling] = [0, 0]
  for (let p = 0; p < heatingPlaces; p++) heating += (evidence[places[p] as number] as number) * (values[p] as number)
  for (let p = heatingPlaces; p < places.length; p++) cooling += (evidence[places[p] as number] as number) * (values[p] as number)
  const all = weights[0] + weights[1]
  return (heatingSize > 0 ? ((weights[0] / all) * heating) / heatingSize : 0) + (coolingSize > 0 ? ((weights[1] / all) * cooling) / coolingSize : 0)
}
