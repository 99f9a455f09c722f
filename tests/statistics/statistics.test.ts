import { seededUniform } from '../../analytics/statistics/bootstrap'
import { describe, expect, it } from 'vitest'
import { autocorrelation, varianceInflation } from '../../analytics/statistics/autocorrelation'
import { cusum, cusumLimit, siegmundRunLength } from '../../analytics/statistics/cusum'
import { heldValue, kthLargest, rollingMedian } from '../../analytics/statistics/held-value'
import { choleskyFactor, choleskySolve, quadraticForm } from '../../analytics/statistics/linear-solve'
import { kendallVariance, mannKendall } from '../../analytics/statistics/mann-kendall'
import { mad, median, quantile, robustSigma } from '../../analytics/statistics/quantile'
import { ridge } from '../../analytics/statistics/ridge'
import { selectInPlace } from '../../analytics/statistics/select'
import { rollingMean } from '../../analytics/statistics/rolling-mean'
import { roundTo9, significant9 } from '../../analytics/statistics/significant'
import { theilSen } from '../../analytics/statistics/theil-sen'

describe('quantiles', () => {
  it('interpolates as type 7 does', () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBeCloseTo(1.75, 12)
    expect(quantile([3, 1, NaN, 2], 0.5)).toBe(2)
    expect(median([5, 1])).toBe(3)
    expect(median([])).toBeNaN()
  })
  it('has the median absolute deviation of 1 1 2 2 4 6 9, which is 1', () => {
    expect(mad([1, 1, 2, 2, 4, 6, 9])).toBe(1)
    expect(robustSigma([1, 1, 2, 2, 4, 6, 9])).toBeCloseTo(1.4826, 12)
  })
  it('selects what sorting would', () => {
    const values = Array.from({ length: 101 }, (_, i) => (i * 37) % 53)
    const sorted = [...values].sort((a, b) => a - b)
    for (const k of [0, 1, 50, 99, 100]) expect(selectInPlace(Float64Array.from(values), k)).toBe(sorted[k])
  })
})

describe('trend', () => {
  it('has the Kendall variance of 10 values, 125', () => expect(kendallVariance(10)).toBe(125))
  it('counts pairs of 1 3 2 4: s = 4, variance 26/3, z = 3 / sqrt(26/3)', () => {
    const result = mannKendall([1, 3, 2, 4])
    expect(result.s).toBe(4)
    expect(result.variance).toBeCloseTo(26 / 3, 12)
    expect(result.z).toBeCloseTo(3 / Math.sqrt(26 / 3), 12)
  })
  it('takes ties out of the variance and adds autocorrelation, four-fold at most', () => {
    expect(mannKendall([1, 1, 2, 3]).variance).toBeCloseTo(26 / 3 - 1, 12)
    expect(mannKendall([1, 3, 2, 4], 0.5).variance).toBeCloseTo(26, 12)
    expect(varianceInflation(0.9)).toBe(4)
    expect(varianceInflation(-0.5)).toBe(1)
  })
  it('finds the slope of a line in spite of an outlier', () => {
    const x = [0, 1, 2, 3, 4, 5, 6]
    const fit = theilSen(x, [0, 2, 4, 100, 8, 10, 12])
    expect(fit?.slope).toBe(2)
    expect(fit?.intercept).toBe(0)
    expect(fit !== undefined && fit.low <= 2 && fit.high >= 2).toBe(true)
    expect(theilSen([1, 1], [1, 2])).toBeUndefined()
  })
  it('takes the interval at ranks (N -+ 1.645 sqrt(Var)) / 2: five points, the outermost of ten slopes', () => {
    const y = [0, 1, 4, 9, 16]
    const fit = theilSen([0, 1, 2, 3, 4], y)
    expect(fit?.slope).toBe(4)
    expect(fit?.low).toBe(1)
    expect(fit?.high).toBe(7)
  })
  it('measures lag-1 correlation of an alternating series as -0.9 at the limit', () => {
    expect(autocorrelation([1, -1, 1, -1, 1, -1, 1, -1, 1, -1])).toBe(-0.9)
    expect(autocorrelation([1, 2, 3])).toBe(0)
    expect(autocorrelation([1, 1, 1, 1, -1, -1, -1, -1, 1, 1, 1, 1, -1, -1, -1, -1])).toBeCloseTo(9 / 15, 12)
  })
})

describe('change', () => {
  it('adds up excess over k, by hand', () => {
    const sums = cusum([1, 1, -3, 2, NaN, 9], { k: 0.5, clip: 6, cap: 7 })
    expect([...sums]).toEqual([0.5, 1, 0, 1.5, NaN, 7])
    expect([...cusum([2, 2], { k: 0.5, clip: 6, cap: 99, restarts: new Set([1]) })]).toEqual([1.5, 1.5])
  })
  it('has the published run lengths at k = 0.5: h 5, 7, 8', () => {
    expect(siegmundRunLength(5)).toBeCloseTo(938.2, 0)
    expect(siegmundRunLength(7)).toBeGreaterThan(7010)
    expect(siegmundRunLength(7)).toBeLessThan(7030)
    expect(Math.round(siegmundRunLength(8) / 100) * 100).toBe(19100)
  })
  it('inverts the run length', () => {
    expect(siegmundRunLength(cusumLimit(0.02))).toBeCloseTo(365.25 / 0.02, 2)
    expect(cusumLimit(0.0191)).toBeCloseTo(8, 1)
    expect(cusumLimit(0)).toBe(Infinity)
  })
})

describe('regression', () => {
  it('is least squares without a penalty', () => {
    const beta = ridge([[1, 0], [1, 1], [1, 2]], [1, 3, 5], [0, 0])
    expect(beta?.[0]).toBeCloseTo(1, 12)
    expect(beta?.[1]).toBeCloseTo(2, 12)
  })
  it('shrinks by hand: sum(xy) / (sum(xx) + penalty)', () => {
    expect(ridge([[1], [2]], [2, 4], [5])?.[0]).toBeCloseTo(1, 12)
    expect(ridge([[0], [0]], [1, 1], [0])).toBeUndefined()
  })
  it('solves and measures with a Cholesky factor', () => {
    const lower = choleskyFactor(Float64Array.of(4, 2, 2, 3), 2) as Float64Array
    expect([...lower]).toEqual([2, 0, 1, Math.SQRT2])
    const x = choleskySolve(lower, [8, 7], 2)
    expect(x[0]).toBeCloseTo(1.25, 12)
    expect(x[1]).toBeCloseTo(1.5, 12)
    expect(quadraticForm(lower, [2, 0], 2)).toBeCloseTo(1.5, 12)
  })
})

describe('persistence', () => {
  it('is the k-th largest of the last values that are there', () => {
    const daily = [1, NaN, 5, 3, 4, 0]
    expect([...heldValue(daily, { k: 2, of: 3, within: 10 })]).toEqual([NaN, NaN, 1, 3, 4, 3])
    expect(kthLargest([3, 9, NaN, 5], 2)).toBe(5)
    expect(kthLargest([3], 2)).toBeNaN()
  })
  it('says the same as counting, for any threshold', () => {
    const daily = Array.from({ length: 60 }, (_, i) => Math.sin(i * 1.7) + i / 40)
    const held = heldValue(daily, { k: 10, of: 14, within: 60 })
    for (const h of [-0.5, 0, 0.4, 0.9])
      for (let i = 13; i < 60; i++)
        expect((held[i] as number) >= h).toBe(daily.slice(i - 13, i + 1).filter((value) => value >= h).length >= 10)
  })
  it('forgets what is too old or was before a restart', () => {
    expect([...heldValue([5, NaN, NaN, 1], { k: 1, of: 3, within: 3 })]).toEqual([5, NaN, NaN, 1])
    expect([...heldValue([5, 1], { k: 1, of: 3, within: 9, restarts: new Set([1]) })]).toEqual([5, 1])
    expect([...rollingMedian([1, 9, 2], { of: 3, within: 9, least: 2 })]).toEqual([NaN, 5, 2])
  })
})

describe('significant digits', () => {
  it('keeps nine', () => {
    expect(significant9(1 / 3)).toBe(0.333333333)
    expect(significant9(123456789012)).toBe(123456789000)
    expect(significant9(-0.000123456789123)).toBe(-0.000123456789)
    expect(significant9(NaN)).toBeNaN()
    expect(significant9(0)).toBe(0)
    expect(significant9(-0)).toBe(-0)
    expect(significant9(999_999_999)).toBe(999_999_999)
    expect(significant9(1_234_567_891)).toBe(1_234_567_890)
    expect(significant9(-Infinity)).toBe(-Infinity)
    const into = new Float64Array(3)
    roundTo9(Float64Array.of(1 / 3, NaN, -7), into)
    expect([...into]).toEqual([0.333333333, NaN, -7])
    roundTo9(undefined, into)
    expect([...into]).toEqual([NaN, NaN, NaN])
  })
})

describe('rolling mean', () => {
  it('is of the last values that are there, none older than the window, from the least number on', () => {
    const means = rollingMean([1, NaN, 3, 5, NaN, 9, 11], { of: 3, within: 4, least: 2 })
    expect([...means]).toEqual([NaN, NaN, 2, 3, NaN, 17 / 3, 25 / 3].map((mean) => (Number.isNaN(mean) ? NaN : expect.closeTo(mean, 12) as number)))
  })
  it('starts again at a restart', () => {
    expect([...rollingMean([1, 3, 5, 7], { of: 4, within: 9, least: 2, restarts: new Set([2]) })]).toEqual([NaN, 2, NaN, 6])
  })
})

it('selects as sorting would, and leaves nothing smaller behind nor larger before', () => {
  const uniform = seededUniform(5)
  for (const count of [1, 2, 7, 12, 13, 40, 365]) {
    const values = Float64Array.from({ length: count }, () => Math.floor(20 * uniform()))
    const sorted = values.slice().sort()
    for (let k = 0; k < count; k += Math.max(1, count >> 3)) {
      const own = values.slice()
      expect(selectInPlace(own, k)).toBe(sorted[k])
      expect(Math.max(-Infinity, ...own.subarray(0, k))).toBeLessThanOrEqual(sorted[k] as number)
      expect(Math.min(Infinity, ...own.subarray(k))).toBe(sorted[k])
    }
    expect(median([...values])).toBe(count % 2 === 1 ? sorted[count >> 1] : ((sorted[count / 2 - 1] as number) + (sorted[count / 2] as number)) / 2)
    expect(heldValue(values, { k: 2, of: 5, within: 9 }).at(-1)).toEqual(count < 2 ? NaN : values.slice(-5).sort().at(-2))
  }
})
