import { quantile } from './quantile'
import type { Interval } from './wilson'

/** Uniform numbers in [0, 1) from a 32-bit counter hash; the same seed gives the same numbers on every machine. */
export const seededUniform = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/**
 * Percentile interval (95 %) of a figure of units, drawn again with replacement (Efron 1979). The unit is drawn whole, so
 * that what its episodes have in common widens the interval. NaN with fewer than two units or where the figure is NaN
 * in more than half of the draws.
 */
export const bootstrapInterval = <Unit>(units: readonly Unit[], figure: (drawn: readonly Unit[]) => number, seed: number, draws = 1000): Interval => {
  if (units.length < 2) return { low: NaN, high: NaN }
  const uniform = seededUniform(seed)
  const figures = new Float64Array(draws)
  const drawn = [...units]
  for (let i = 0; i < draws; i++) {
    for (let k = 0; k < drawn.length; k++) drawn[k] = units[Math.floor(uniform() * units.length)] as Unit
    figures[i] = figure(drawn)
  }
  if (figures.filter(Number.isFinite).length * 2 < draws) return { low: NaN, high: NaN }
  return { low: quantile(figures, 0.025), high: quantile(figures, 0.975) }
}
