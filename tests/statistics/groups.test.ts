import { expect, it } from 'vitest'
import { fisherExact } from '../../analytics/statistics/fisher-exact'
import { poissonInterval, rateRatio } from '../../analytics/statistics/poisson'
import { shrinkMeans } from '../../analytics/statistics/shrink'
import { studentT975, trimmedDifference, trimmedInterval, trimmedMean } from '../../analytics/statistics/trimmed-mean'

it('trims a fifth at either end: 1..9 and 100 have the mean 5.5 of 3..8, winsorised squares 42.5 over 6 x 5', () => {
  const trimmed = trimmedMean([1, 2, 3, 4, 5, 6, 7, 8, 9, 100])
  expect(trimmed.mean).toBe(5.5)
  // winsorised: 3 3 3 4 5 6 7 8 8 8, mean 5.5, squares 3 x 6.25 + 2.25 + 0.25 + 0.25 + 2.25 + 3 x 6.25 = 42.5
  expect(trimmed.error).toBeCloseTo(Math.sqrt(42.5 / 30), 12)
  expect(trimmed.df).toBe(5)
  expect(trimmedMean([]).n).toBe(0)
  expect(trimmedMean([NaN, 3]).mean).toBe(3)
})

it('knows the points of Student: 3.182, 2.571, 2.228, 2.042 at 3, 5, 10, 30 degrees of freedom', () => {
  for (const [df, t] of [[3, 3.182], [5, 2.571], [10, 2.228], [30, 2.042]] as const) expect(studentT975(df)).toBeCloseTo(t, 1)
  expect(studentT975(10)).toBeCloseTo(2.228, 3)
})

it('tells two groups apart only beyond their noise', () => {
  const low = trimmedMean([1, 2, 3, 4, 5, 6])
  const high = trimmedMean([11, 12, 13, 14, 15, 16])
  const difference = trimmedDifference(high, low)
  expect(difference.value).toBe(10)
  expect(difference.low).toBeGreaterThan(0)
  expect(trimmedDifference(low, low).low).toBeLessThan(0)
  const { low: from, high: to } = trimmedInterval(low)
  expect(from).toBeLessThan(3.5)
  expect(to).toBeGreaterThan(3.5)
})

it('gives ten events the interval 4.8 to 18.4 and none 0 to 3.7 (Byar, within 2 % of the exact ones)', () => {
  expect(poissonInterval(10).low).toBeCloseTo(4.79, 2)
  expect(poissonInterval(10).high).toBeCloseTo(18.39, 2)
  expect(poissonInterval(0).low).toBe(0)
  expect(poissonInterval(0).high).toBeCloseTo(3.69, 1)
  expect(rateRatio(20, 10, 10, 10).value).toBe(2)
  expect(rateRatio(20, 10, 0, 10).value).toBeNaN()
})

it('is the tea tasting of Fisher: 4 of 4 right of 8 cups is 1 in 70', () => {
  expect(fisherExact(4, 4, 4, 8)).toBeCloseTo(1 / 70, 12)
  expect(fisherExact(3, 4, 4, 8)).toBeCloseTo(17 / 70, 12)
  expect(fisherExact(0, 4, 4, 8)).toBeCloseTo(1, 12)
})

it('draws groups to the middle by how little they are known', () => {
  const [sure, doubtful, alone] = shrinkMeans([{ mean: 10, error: 0.1 }, { mean: 10, error: 10 }, { mean: 0, error: NaN }, { mean: 0, error: 0.1 }, { mean: 4, error: 0.1 }], 0.01)
  expect(sure?.weight).toBeGreaterThan(0.99)
  expect(doubtful?.mean).toBeLessThan(sure?.mean as number)
  expect(alone?.weight).toBe(0)
})
