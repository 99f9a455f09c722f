import { expect, test } from 'vitest'
import { dewPoint, humidityRatio, iceVapourPressure, saturatedHumidityRatio, waterVapourPressure } from '../../analytics/refrigerants'

/** Saturation pressures of the ASHRAE Handbook, Pa: 20 °C 2339, 40 °C 7384, 0 °C 611.2; over ice -10 °C 259.9, -20 °C 103.2. */
test.each([[0, 611.2], [20, 2339], [40, 7384]])('water vapour at %d °C', (c, pa) => {
  expect(Math.abs(waterVapourPressure(c) / pa - 1)).toBeLessThan(0.004)
})

test.each([[-10, 259.9], [-20, 103.2], [0, 611.2]])('over ice at %d °C', (c, pa) => {
  expect(Math.abs(iceVapourPressure(c) / pa - 1)).toBeLessThan(0.004)
})

test('humidity ratio: 20 °C at half of saturation is 0.62198 of 1,169.5 Pa over the rest of 101,325', () => {
  expect(humidityRatio(20, 50)).toBeCloseTo((0.62198 * 1169.5) / (101_325 - 1169.5), 4)
})

test('at 1,600 m the same vapour is a larger part of the air', () => {
  expect(humidityRatio(20, 50, 83_500)).toBeCloseTo((0.62198 * 1169.5) / (83_500 - 1169.5), 4)
})

test('saturated at -5 °C it is that over ice, which is less than over water', () => {
  expect(saturatedHumidityRatio(-5)).toBeCloseTo((0.62198 * 401.8) / (101_325 - 401.8), 4)
  expect(saturatedHumidityRatio(-5)).toBeLessThan(humidityRatio(-5, 100))
  expect(saturatedHumidityRatio(5)).toBe(humidityRatio(5, 100))
})

test('dew point: of saturated air its own temperature, of 20 °C at 50 % 9.3 °C', () => {
  expect(dewPoint(12, 100)).toBeCloseTo(12, 9)
  expect(dewPoint(20, 50)).toBeCloseTo(9.26, 1)
})
