import { median } from '../../../statistics/quantile'

/** Weeks looked back on, and weeks with at least three days that are needed. */
const weeks = 8
const leastWeeks = 5
const leastDays = 3
/** Days before one that its growth looks back on. */
export const growthDays = 7 * weeks - 1

/** Wear gathers within months: ln a week, two fifths of what a bearing that fails after 20 weeks adds on average. */
const wearPerWeek = 0.004
/** A step between two levels leaves less than this share of what a line leaves. */
const stepShare = 0.5

/** How a residual has grown; undefined with too few weeks to tell. */
export type Growth = 'like wear' | 'unlike wear' | undefined

/**
 * Whether a residual (one value a day, NaN where not compared) has grown week by week up to a position as wear does: not
 * where the slope of eight weekly medians is too small, or two levels fit them much better than a line.
 */
export const growthOf = (daily: ArrayLike<number>, position: number): Growth => {
  const x: number[] = []
  const y: number[] = []
  for (let week = weeks - 1; week >= 0; week--) {
    const values: number[] = []
    for (let i = Math.max(0, position - 7 * week - 6); i <= position - 7 * week; i++) if (!Number.isNaN(daily[i])) values.push(daily[i] as number)
    if (values.length < leastDays) continue
    x.push(-week)
    y.push(median(values))
  }
  if (x.length < leastWeeks) return undefined
  const { slope, rest } = lineOf(x, y)
  return slope < wearPerWeek || bestStep(y) < stepShare * rest ? 'unlike wear' : 'like wear'
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

/** Least squares: slope and the sum of squares left. */
const lineOf = (x: readonly number[], y: readonly number[]): { slope: number; rest: number } => {
  const [mx, my] = [mean(x), mean(y)]
  const spread = x.reduce((sum, value) => sum + (value - mx) ** 2, 0)
  const slope = x.reduce((sum, value, k) => sum + (value - mx) * ((y[k] as number) - my), 0) / spread
  const rest = y.reduce((sum, value, k) => sum + (value - my - slope * ((x[k] as number) - mx)) ** 2, 0)
  return { slope, rest }
}

/** Sum of squares about two levels, at the split where it is smallest. */
const bestStep = (y: readonly number[]): number => {
  let best = Infinity
  for (let split = 1; split < y.length; split++) best = Math.min(best, aboutMean(y.slice(0, split)) + aboutMean(y.slice(split)))
  return best
}

const aboutMean = (values: readonly number[]): number => {
  const middle = mean(values)
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0)
}
