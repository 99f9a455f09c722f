import { choleskyFactor, choleskySolve } from './linear-solve'
import { newNumbers } from './memory'

/**
 * Ridge regression by normal equations: beta = (X'X + diag(penalty))^-1 X'y (Hoerl and Kennard 1970).
 * `rows` are the rows of X; a penalty of sigma^2 / tau^2 says that a coefficient is zero give or take tau.
 * Undefined when the system is singular.
 */
export const ridge = (
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  penalty: ArrayLike<number>,
): Float64Array | undefined => {
  const p = penalty.length
  const { matrix, right } = normalEquations(rows, y, p)
  for (let j = 0; j < p; j++) matrix[j * p + j] = (matrix[j * p + j] as number) + (penalty[j] as number)
  const lower = choleskyFactor(matrix, p)
  return lower === undefined ? undefined : choleskySolve(lower, right, p)
}

/** X'X (row-major) and X'y. */
export const normalEquations = (
  rows: readonly ArrayLike<number>[],
  y: ArrayLike<number>,
  p: number,
): { matrix: Float64Array; right: Float64Array } => {
  const matrix = newNumbers(p * p)
  const right = newNumbers(p)
  rows.forEach((row, i) => {
    for (let a = 0; a < p; a++) {
      const value = row[a] as number
      right[a] = (right[a] as number) + value * (y[i] as number)
      for (let b = 0; b < p; b++) matrix[a * p + b] = (matrix[a * p + b] as number) + value * (row[b] as number)
    }
  })
  return { matrix, right }
}

/** x'beta. */
export const dot = (x: ArrayLike<number>, beta: ArrayLike<number>): number => {
  let sum = 0
  for (let j = 0; j < beta.length; j++) sum += (x[j] as number) * (beta[j] as number)
  return sum
}
