import { blockOf, measuredPlaces } from './pattern'
import { causes, type Candidate, type Cause } from './signatures'

/**
 * Allowance of the CUSUM of a projection, in noise floors: what wander of weeks and seasons reach in a healthy unit without
 * passing the limit. Filters load up and meters wander by themselves, so air flow and power have to show more.
 */
const allowance = 0.9
const allowances: Partial<Record<Cause, number>> = { indoor_airflow_restriction: 1.3, compressor_bearing_wear: 1.1 }
const clip = 6
const cap = 30

/** Sums that grow while a unit's residuals point the way of a cause. */
export interface CauseSums {
  /** Takes the evidence of one day; `weights` are the steady samples of heating and cooling. */
  add(evidence: Float64Array, weights: readonly [number, number]): void
  /** One sum per cause, in the order of `causes`. */
  sums: Float64Array
  reset(): void
}

/**
 * For each cause a one-sided CUSUM (Page 1954) of the day's residuals projected on its signature, over what was measured
 * that day; heating and cooling by their steady samples. Of several signatures of a cause the best counts.
 */
export const newCauseSums = (candidates: readonly Candidate[]): CauseSums => {
  const sums = new Float64Array(causes.length)
  const byCause = causes.map((cause) => candidates.filter(({ name }) => name === cause).map(({ signature }) => signature))
  return {
    sums,
    add: (evidence, weights) => {
      byCause.forEach((signatures, c) => {
        let best = -Infinity
        for (const signature of signatures) best = Math.max(best, projection(evidence, signature, weights))
        if (best > -Infinity) sums[c] = Math.min(cap, Math.max(0, (sums[c] as number) + Math.min(clip, Math.max(-clip, best)) - (allowances[causes[c] as Cause] ?? allowance)))
      })
    },
    reset: () => sums.fill(0),
  }
}

/** Length of the day's residuals along a signature, in noise floors; 0 where nothing of it was measured. */
export const projection = (evidence: ArrayLike<number>, signature: ArrayLike<number>, weights: readonly [number, number]): number => {
  const product = [0, 0]
  const square = [0, 0]
  for (let j = 0; j < measuredPlaces; j++) {
    const block = blockOf(j)
    const value = evidence[j] as number
    if (Number.isNaN(value)) continue
    product[block] = (product[block] as number) + value * (signature[j] as number)
    square[block] = (square[block] as number) + (signature[j] as number) ** 2
  }
  let sum = 0
  for (const block of [0, 1] as const) if ((square[block] as number) > 0) sum += ((weights[block] / (weights[0] + weights[1])) * (product[block] as number)) / Math.sqrt(square[block] as number)
  return sum
}
