import { newNumbers } from './memory'

/** Lower Cholesky factor of a symmetric positive definite p x p matrix (row-major); undefined when it is not. */
export const choleskyFactor = (matrix: Float64Array, p: number): Float64Array | undefined => {
  const lower = newNumbers(p * p)
  for (let i = 0; i < p; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * p + j] as number
      for (let k = 0; k < j; k++) sum -= (lower[i * p + k] as number) * (lower[j * p + k] as number)
      if (i === j) {
        if (!(sum > 0)) return undefined
        lower[i * p + i] = Math.sqrt(sum)
      } else lower[i * p + j] = sum / (lower[j * p + j] as number)
    }
  }
  return lower
}

/** Solves L z = b; z'z is then b' A^-1 b for A = L L'. */
export const forwardSubstitute = (lower: Float64Array, b: ArrayLike<number>, p: number): Float64Array => {
  const z = newNumbers(p)
  for (let i = 0; i < p; i++) {
    let sum = b[i] as number
    for (let k = 0; k < i; k++) sum -= (lower[i * p + k] as number) * (z[k] as number)
    z[i] = sum / (lower[i * p + i] as number)
  }
  return z
}

/** Solves A x = b given the lower Cholesky factor of A. */
export const choleskySolve = (lower: Float64Array, b: ArrayLike<number>, p: number): Float64Array => {
  const x = forwardSubstitute(lower, b, p)
  for (let i = p - 1; i >= 0; i--) {
    let sum = x[i] as number
    for (let k = i + 1; k < p; k++) sum -= (lower[k * p + i] as number) * (x[k] as number)
    x[i] = sum / (lower[i * p + i] as number)
  }
  return x
}

/** b' A^-1 b given the lower Cholesky factor of A: the leverage of row b, or a squared Mahalanobis distance. */
export const quadraticForm = (lower: Float64Array, b: ArrayLike<number>, p: number): number => {
  let sum = 0
  for (const value of forwardSubstitute(lower, b, p)) sum += value * value
  return sum
}
