import { crossSum, type HingeSums, type TemperatureSums } from './hinge-sums'

/** Constant and slopes of a least-squares fit with its sum of squared residuals. */
export interface SmallFit {
  beta: readonly number[]
  sse: number
}

/** A constant and three hinges at most. */
const most = 4
const lower = new Float64Array(most * most)
const z = new Float64Array(most)
const right = new Float64Array(most)

/** Least squares on a constant and hinges by Cholesky's factor in memory of its own; undefined where it is singular or a slope is not above zero. */
export const leastSquares = (sums: TemperatureSums, hinges: readonly HingeSums[]): SmallFit | undefined => {
  const p = hinges.length + 1
  for (let a = 0; a < p; a++) {
    const hinge = hinges[a - 1]
    right[a] = hinge === undefined ? (sums.y1[sums.n] as number) : hinge.withEnergy
    for (let b = 0; b <= a; b++) {
      const other = hinges[b - 1]
      let sum = hinge === undefined ? sums.n : other === undefined ? hinge.degreeDays : crossSum(sums, hinge, other)
      for (let k = 0; k < b; k++) sum -= (lower[a * most + k] as number) * (lower[b * most + k] as number)
      if (a !== b) lower[a * most + b] = sum / (lower[b * most + b] as number)
      else if (sum > 1e-9) lower[a * most + a] = Math.sqrt(sum)
      else return undefined
    }
  }
  let explained = 0
  for (let a = 0; a < p; a++) {
    let sum = right[a] as number
    for (let k = 0; k < a; k++) sum -= (lower[a * most + k] as number) * (z[k] as number)
    z[a] = sum / (lower[a * most + a] as number)
    explained += (z[a] as number) ** 2
  }
  const beta: number[] = Array<number>(p).fill(0)
  for (let a = p - 1; a >= 0; a--) {
    let sum = z[a] as number
    for (let k = a + 1; k < p; k++) sum -= (lower[k * most + a] as number) * (beta[k] as number)
    beta[a] = sum / (lower[a * most + a] as number)
    if (a > 0 && !((beta[a] as number) > 0)) return undefined
  }
  return { beta, sse: Math.max(0, sums.yy - explained) }
}
