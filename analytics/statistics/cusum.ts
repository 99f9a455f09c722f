import { newNumbers } from './memory'

export interface CusumOptions {
  /** Allowance in standard deviations: half the shift it is tuned to. */
  k: number
  /** Values beyond this many standard deviations count as this many. */
  clip: number
  /** The sum never exceeds this, so that it can come down again. */
  cap: number
  /** Positions at which the sum starts again at zero. */
  restarts?: ReadonlySet<number>
}

/** One-sided upper CUSUM of standardised values (Page 1954) from `before` on; a missing value leaves the sum as it is and gives NaN. */
export const cusum = (z: ArrayLike<number>, options: CusumOptions, before = { sum: 0 }): Float64Array => {
  const sums = newNumbers(z.length)
  let { sum } = before
  for (let i = 0; i < z.length; i++) {
    if (options.restarts?.has(i)) sum = 0
    const value = z[i] as number
    if (!Number.isFinite(value)) {
      sums[i] = NaN
      continue
    }
    const clipped = Math.min(options.clip, Math.max(-options.clip, value))
    sum = Math.min(options.cap, Math.max(0, sum + clipped - options.k))
    sums[i] = sum
  }
  before.sum = sum
  return sums
}

/**
 * Mean number of samples to a false alarm of a one-sided CUSUM at limit `h`, in control:
 * (e^(2kb) - 2kb - 1) / (2 k^2), b = h + 1.166 (Siegmund 1985).
 */
export const siegmundRunLength = (h: number, k = 0.5): number => {
  const b = h + 1.166
  return (Math.exp(2 * k * b) - 2 * k * b - 1) / (2 * k * k)
}

/** The limit h at which daily values give `falseAlarmsPerYear`; found by bisection on the run length, 1e-9 exact. */
export const cusumLimit = (falseAlarmsPerYear: number, k = 0.5): number => {
  if (!(falseAlarmsPerYear > 0)) return Infinity
  const wanted = 365.25 / falseAlarmsPerYear
  let low = 0
  let high = 100
  while (high - low > 1e-9) {
    const middle = (low + high) / 2
    if (siegmundRunLength(middle, k) < wanted) low = middle
    else high = middle
  }
  return (low + high) / 2
}
