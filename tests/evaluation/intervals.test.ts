import { expect, test } from 'vitest'
import { restatedPrecision } from '../../analytics/evaluation/scoring/restated-precision'
import { bootstrapInterval } from '../../analytics/statistics/bootstrap'
import { wilson } from '../../analytics/statistics/wilson'

test('the score interval is that of Newcombe (1998), table I, method 3', () => {
  const known = [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const
  for (const [counted, of, low, high] of known) {
    const interval = wilson(counted, of)
    expect(interval.low).toBeCloseTo(low, 4)
    expect(interval.high).toBeCloseTo(high, 4)
  }
  expect(wilson(20, 20).high).toBe(1)
  expect(wilson(20, 20).low).toBeCloseTo(1 - 0.1611, 4)
  expect(wilson(0, 0).low).toBeNaN()
})

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

test('drawing two units again gives their mean and both of them: the interval reaches from one to the other', () => {
  expect(bootstrapInterval([0, 1], mean, 7)).toEqual({ low: 0, high: 1 })
})

test('the interval of a mean of a hundred numbers is that of the normal distribution, and the same for the same seed', () => {
  const numbers = Array.from({ length: 100 }, (_, i) => i)
  const interval = bootstrapInterval(numbers, mean, 7, 4000)
  const half = (1.96 * Math.sqrt((100 ** 2 - 1) / 12)) / 10
  expect(interval.low).toBeCloseTo(49.5 - half, 0)
  expect(interval.high).toBeCloseTo(49.5 + half, 0)
  expect(bootstrapInterval(numbers, mean, 7, 4000)).toEqual(interval)
  expect(bootstrapInterval(numbers, mean, 8, 4000)).not.toEqual(interval)
})

test('one unit, or a figure that mostly cannot be told, has no interval', () => {
  expect(bootstrapInterval([3], mean, 1).low).toBeNaN()
  expect(bootstrapInterval([1, 2, 3], () => NaN, 1).high).toBeNaN()
})

test('precision is restated for another share of faulty units', () => {
  expect(restatedPrecision(0.8, 0.02)).toBeCloseTo(0.08 / (0.08 + 0.018), 12)
  expect(restatedPrecision(0.8, 0.02, 0.01)).toBeCloseTo(0.008 / (0.008 + 0.0198), 12)
  expect(restatedPrecision(0.5, 0.5, 0.5)).toBe(0.5)
  expect(restatedPrecision(0, 0)).toBeNaN()
})
