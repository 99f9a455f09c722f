import { crossSum, type HingeSums, type TemperatureSums } from './hinge-sums'

/** Constant and slopes of a least-squares fit with its sum of squared residuals. */
export interface SmallFit {
  beta: readonly number[]
  sse: number
}

/** A constant and three hinges at most. */
const most = 4
/** Cholesky's factor of the regressors so far, the right side through it, and what they explain together. */
const lower = new Float64Array(most * most)
const z = new Float64Array(most)
const explained = new Float64Array(most)

/**
 * Adds a regressor to the `place` that stand: the constant (place 0, no hinge), then hinges, those before it in `hinges`.
 * What stood at its place and behind it is forgotten. False where it is singular.
 */
export const addRegressor = (sums: TemperatureSums, hinges: readonly HingeSums[], place: number): boolean => {
  const hinge = place === 0 ? undefined : (hinges[place - 1] as HingeSums)
  for (let b = 0; b <= place; b++) {
    let sum = hinge === undefined ? sums.n : b === 0 ? hinge.degreeDays : crossSum(sums, hinge, hinges[b - 1] as HingeSums)
    for (let k = 0; k < b; k++) sum -= (lower[place * most + k] as number) * (lower[b * most + k] as number)
    if (place !== b) lower[place * most + b] = sum / (lower[b * most + b] as number)
    else if (sum > 1e-9) lower[place * most + place] = Math.sqrt(sum)
    else return false
  }
  let right = hinge === undefined ? (sums.y1[sums.n] as number) : hinge.withEnergy
  for (let k = 0; k < place; k++) right -= (lower[place * most + k] as number) * (z[k] as number)
  z[place] = right / (lower[place * most + place] as number)
  explained[place] = (place === 0 ? 0 : (explained[place - 1] as number)) + (z[place] as number) ** 2
  return true
}

/** The fit of the first `count` regressors; undefined where it is no better than `limit` or a slope is not above zero. */
export const fitOf = (sums: TemperatureSums, count: number, limit: number): SmallFit | undefined => {
  const sse = Math.max(0, sums.yy - (explained[count - 1] as number))
  if (sse >= limit) return undefined
  const beta: number[] = Array<number>(count).fill(0)
  for (let a = count - 1; a >= 0; a--) {
    let sum = z[a] as number
    for (let k = a + 1; k < count; k++) sum -= (lower[k * most + a] as number) * (beta[k] as number)
    beta[a] = sum / (lower[a * most + a] as number)
    if (a > 0 && !((beta[a] as number) > 0)) return undefined
  }
  return { beta, sse }
}
