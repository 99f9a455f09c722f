import { indicatorCount } from '../indicators/indicator'
import { dimensions, restIndex } from './pattern'
import { causes, type Candidate } from './signatures'
import { whiteningOf } from './wander'

/** Clip and cap of the CUSUM of a projection, in noise floors (analytics notes 0.5 c). */
const clip = 6
const cap = 30

const placeOfCause = new Map<string, number>(causes.map((cause, c) => [cause, c]))

/** Sums that grow while a unit's residuals point the way of a cause. */
export interface CauseSums {
  /** Takes the evidence of one day for the candidates of what the unit measures; `weights` are the steady samples of heating and cooling. */
  add(evidence: Float64Array, weights: readonly [number, number], candidates: readonly Candidate[]): void
  /** One sum per cause, in the order of `causes`. */
  sums: Float64Array
  reset(): void
}

/**
 * For each cause a one-sided CUSUM (Page 1954) of the day's residuals projected on its signature, over what was measured
 * that day, less the signature's allowance; heating and cooling by their steady samples. The best signature of a cause counts.
 */
export const newCauseSums = (): CauseSums => {
  const sums = new Float64Array(causes.length)
  const best = new Float64Array(causes.length)
  return {
    sums,
    add: (evidence, weights, candidates) => {
      best.fill(-Infinity)
      const whitening = whiteningOf(evidence)
      whitening.apply(evidence, parts)
      for (const { name, signature, allowance } of candidates) {
        const c = placeOfCause.get(name)
        if (c === undefined) continue
        const excess = Math.min(clip, Math.max(-clip, along(parts, whitening.signature(signature), weights))) - allowance
        if (excess > (best[c] as number)) best[c] = excess
      }
      for (let c = 0; c < sums.length; c++) if (best[c] !== -Infinity) sums[c] = Math.min(cap, Math.max(0, (sums[c] as number) + (best[c] as number)))
    },
    reset: () => sums.fill(0),
  }
}

/**
 * Length of the day's residuals along a signature, told apart from what wanders together, in sizes of that wander; heating
 * and cooling by their steady samples; 0 where nothing of it was measured.
 */
export const projection = (evidence: ArrayLike<number>, signature: ArrayLike<number> & object, weights: readonly [number, number]): number => {
  const whitening = whiteningOf(evidence)
  whitening.apply(evidence, parts)
  return along(parts, whitening.signature(signature), weights)
}

const parts = new Float64Array(dimensions)

const along = (evidence: Float64Array, signature: Float64Array, weights: readonly [number, number]): number => {
  let [heating, heatingSquare, cooling, coolingSquare] = [0, 0, 0, 0]
  for (let place = 0; place < restIndex; place++) {
    const expected = signature[place] as number
    if (expected === 0) continue
    const value = evidence[place] as number
    if (place < indicatorCount) {
      heating += value * expected
      heatingSquare += expected * expected
    } else {
      cooling += value * expected
      coolingSquare += expected * expected
    }
  }
  const all = weights[0] + weights[1]
  return (heatingSquare > 0 ? ((weights[0] / all) * heating) / Math.sqrt(heatingSquare) : 0) + (coolingSquare > 0 ? ((weights[1] / all) * cooling) / Math.sqrt(coolingSquare) : 0)
}
