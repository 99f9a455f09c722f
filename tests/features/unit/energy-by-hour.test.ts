import { expect, test } from 'vitest'
import { energyHours } from '../../../analytics/registers/hours-of-day'
import { daysOf, repeat } from './series'

test('electricity is summed by hour of the day, and gaps of the meter are none', () => {
  const watts = Array.from({ length: 48 }, (_, half) => (half === 43 ? NaN : 100 * Math.floor(half / 2)))
  const [day] = daysOf(1800, watts.map((power_w) => ({ power_w })))
  expect(energyHours.map((name) => day?.[name])).toEqual(energyHours.map((_, hour) => expect.closeTo(hour === 21 ? 1.05 : hour / 10, 9) as number))
  expect(energyHours.reduce((sum, name) => sum + (day?.[name] ?? NaN), 0)).toBeCloseTo(day?.energy_kwh ?? NaN, 9)
})

test('they are not known of sums over a day, nor where power is not', () => {
  expect(energyHours.map((name) => daysOf(86_400, [{ power_w: 1000 }])[0]?.[name])).toEqual(energyHours.map(() => NaN))
  expect(energyHours.map((name) => daysOf(3600, repeat(24, { outdoor_c: 5 }))[0]?.[name])).toEqual(energyHours.map(() => NaN))
})
