import { expect, test } from 'vitest'
import { hourClasses } from '../../../analytics/registers/hour-classes'
import { daysOf, repeat } from './series'

test('electricity is summed by the stretches of the day that tariffs tell apart, and gaps of the meter are none', () => {
  const watts = [...Array<number>(7).fill(100), ...Array<number>(5).fill(200), ...Array<number>(4).fill(300), ...Array<number>(5).fill(400), NaN, 500, 500]
  const [day] = daysOf(3600, watts.map((power_w) => ({ power_w })))
  expect(hourClasses.map(([name]) => day?.[name])).toEqual([0.7, 1, 1.2, 2, 1].map((kwh) => expect.closeTo(kwh, 9) as number))
  expect(hourClasses.reduce((sum, [name]) => sum + (day?.[name] ?? NaN), 0)).toBeCloseTo(day?.energy_kwh ?? NaN, 9)
})

test('they are not known of sums over a day, nor where power is not', () => {
  expect(hourClasses.map(([name]) => daysOf(86_400, [{ power_w: 1000 }])[0]?.[name])).toEqual(hourClasses.map(() => NaN))
  expect(hourClasses.map(([name]) => daysOf(3600, repeat(24, { outdoor_c: 5 }))[0]?.[name])).toEqual(hourClasses.map(() => NaN))
})
