import { describe, expect, test } from 'vitest'
import {
  bubblePressure,
  bubbleTemperature,
  dewPressure,
  dewTemperature,
  findFluid,
  psigToKpa,
  subcooling,
  superheat,
  type Fluid,
} from '../../analytics/refrigerants'
import { pressureTable } from './pressure-table'

const fluid = (name: string): Fluid => findFluid(name) as Fluid

describe('saturation against the pressure-temperature table', () => {
  test.each(pressureTable)('%s at %d °F', (name, fahrenheit, bubblePsig, dewPsig) => {
    const c = (fahrenheit - 32) / 1.8
    const tolerance = name === 'R-454B' ? 0.015 : 0.01
    expect(Math.abs(bubblePressure(fluid(name), c) / psigToKpa(bubblePsig) - 1)).toBeLessThan(tolerance)
    expect(Math.abs(dewPressure(fluid(name), c) / psigToKpa(dewPsig) - 1)).toBeLessThan(tolerance)
  })

  test.each(['R-410A', 'R-32', 'R-454B', 'R-290', 'R-134a', 'R-22', 'R-407C', 'R-744'])('%s temperature inverts pressure', (name) => {
    const f = fluid(name)
    for (let c = -38; c <= (name === 'R-744' ? 25 : 58); c += 4) {
      expect(Math.abs(bubbleTemperature(f, bubblePressure(f, c)) - c)).toBeLessThan(0.1)
      expect(Math.abs(dewTemperature(f, dewPressure(f, c)) - c)).toBeLessThan(0.1)
    }
  })
})

test('superheat uses the dew point: R-410A, 118 psig, 50 °F suction line is 10.2 °F', () => {
  expect(superheat(fluid('R-410A'), psigToKpa(118), 10) * 1.8).toBeCloseTo(10.2, 1)
})

test('subcooling uses the bubble point: a blend with glide keeps its bubble side', () => {
  const f = fluid('R-407C')
  const p = bubblePressure(f, 40)
  expect(subcooling(f, p, 35)).toBeCloseTo(5, 1)
  expect(dewTemperature(f, p) - 40).toBeGreaterThan(4)
})
