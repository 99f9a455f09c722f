import { describe, expect, test } from 'vitest'
import { csvOf } from '../../sample-data/simulator/csv'
import { addMonths, dayNumber, localInstant } from '../../sample-data/simulator/local-time'
import { moisture, relativeHumidity, vapourPressure } from '../../sample-data/simulator/moist-air'
import {
  airCoolingCop,
  airHeatingCop,
  airSpeedFactor,
  coolingCapacityRatio,
  heatingCapacityRatio,
  hydronicCop,
  hydronicSpeedFactor,
} from '../../sample-data/simulator/performance-map'
import { createRandom, seedOf } from '../../sample-data/simulator/random'
import { sampleFleet, tiers } from '../../sample-data/simulator'
import { signalsOf } from '../../sample-data/simulator/tiers'
import { makeWeather } from '../../sample-data/simulator/weather'
import type { ModelRecipe, SiteRecipe } from '../../sample-data/simulator/recipe'

const model = (refrigerant: string): ModelRecipe => ({ ...(sampleFleet.models[0] as ModelRecipe), refrigerant, cop_factor: 1 })

describe('maps', () => {
  const declared = [
    ['R-290', [3.02, 4.7, 6.31, 8.0, 2.3, 3.6, 4.88, 6.45]],
    ['R-32', [2.98, 4.5, 6.26, 8.21, 2.14, 3.34, 4.55, 6.15]],
    ['R-410A', [2.9, 4.35, 5.7, 7.4, 2.05, 3.28, 4.37, 5.82]],
  ] as const
  const points = [
    [-7, 34, 0.85],
    [2, 30, 0.5],
    [7, 27, 0.35],
    [12, 24, 0.32],
    [-7, 52, 0.85],
    [2, 42, 0.5],
    [7, 36, 0.35],
    [12, 30, 0.32],
  ] as const

  test.each(declared)('%s stays within 5 %% of the medians of declared COPs', (refrigerant, cops) => {
    points.forEach(([outdoor, supply, share], index) => {
      const cop = hydronicCop(model(refrigerant), outdoor, supply) * hydronicSpeedFactor(share)
      expect(Math.abs(cop / (cops[index] ?? NaN) - 1)).toBeLessThan(0.05)
    })
  })

  test('full speed costs what the published inverter map says at 7, 2 and -7 °C: 3.3 of 4.6, 3.1 of 4.0, 2.7 of 3.4', () => {
    const published = (3.3 / 4.6 + 3.1 / 4.0 + 2.7 / 3.4) / 3
    expect(Math.abs(hydronicSpeedFactor(1) / hydronicSpeedFactor(40 / 120) - published)).toBeLessThan(0.02)
    expect(airSpeedFactor('ducted', 0.33)).toBeCloseTo(5.67 / 4.09, 1)
    expect(airSpeedFactor('minisplit', 1)).toBe(1)
  })

  test('curves are one at their rating points', () => {
    expect(heatingCapacityRatio(8.3)).toBeCloseTo(1, 2)
    expect(coolingCapacityRatio(35)).toBeCloseTo(1, 2)
    expect(airHeatingCop(model('R-32'), 8.3, 21.1) / 3.55).toBeCloseTo(1, 1)
    expect(airCoolingCop(model('R-32'), 35) / 3.7).toBeCloseTo(1, 1)
  })
})

test('moist air against steam tables', () => {
  expect(vapourPressure(0)).toBeCloseTo(611, 0)
  expect(vapourPressure(20) / 2339).toBeCloseTo(1, 2)
  expect(moisture(20, 0.5)).toBeCloseTo(0.00726, 4)
  expect(moisture(-10, 1)).toBeCloseTo(0.0016, 4)
  expect(relativeHumidity(10, 10)).toBe(1)
})

test('local midnights follow daylight saving', () => {
  const at = (on: string, zone: string, hour = 0): string => new Date(localInstant(on, zone, hour)).toISOString()
  expect(at('2025-03-09', 'America/New_York')).toBe('2025-03-09T05:00:00.000Z')
  expect(at('2025-03-10', 'America/New_York')).toBe('2025-03-10T04:00:00.000Z')
  expect(at('2024-11-01', 'America/Denver')).toBe('2024-11-01T06:00:00.000Z')
  expect(at('2025-07-01', 'UTC', 6)).toBe('2025-07-01T06:00:00.000Z')
  expect(addMonths('2024-11-01', 14)).toBe('2026-01-01')
  expect(addMonths('2024-08-31', 6)).toBe('2025-02-28')
  expect(dayNumber('1970-01-02')).toBe(1)
})

test('noise has the moments it claims and depends on seed and name', () => {
  const random = createRandom(seedOf(5, 'x'))
  const values = Array.from({ length: 40_000 }, () => random.normal())
  const mean = values.reduce((a, b) => a + b, 0) / values.length
  const variance = values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length
  expect(Math.abs(mean)).toBeLessThan(0.02)
  expect(Math.abs(variance - 1)).toBeLessThan(0.03)
  expect(createRandom(seedOf(5, 'x')).uniform()).not.toBe(createRandom(seedOf(5, 'y')).uniform())
})

test('weather follows its climate and the colder second winter', () => {
  const from = Date.UTC(2024, 10, 1)
  const to = Date.UTC(2026, 0, 1)
  for (const site of sampleFleet.sites) {
    const weather = makeWeather(site, 1, from, to)
    const mean = (start: number, end: number): number => {
      const i = (start - weather.startMs) / 3_600_000
      const part = weather.outdoorC.subarray(i, i + (end - start) / 3_600_000)
      return part.reduce((a, b) => a + b, 0) / part.length
    }
    expect(Math.abs(mean(Date.UTC(2025, 0, 1), Date.UTC(2025, 9, 1)) - site.climate.mean_c)).toBeLessThan(5)
    expect(mean(Date.UTC(2025, 6, 1), Date.UTC(2025, 7, 1)) - mean(Date.UTC(2025, 0, 1), Date.UTC(2025, 1, 1))).toBeGreaterThan(1.2 * site.climate.season_k)
    if (site.colder === undefined) continue
    const { colder: _, ...asUsual } = site
    const usual = makeWeather(asUsual as SiteRecipe, 1, from, to)
    const last = weather.hours - 40
    expect((usual.outdoorC[last] ?? NaN) - (weather.outdoorC[last] ?? NaN)).toBeCloseTo(site.colder.k, 6)
  }
})

test('each tier has the signals of the one before', () => {
  const sets = tiers.map((tier) => new Set(signalsOf(tier)))
  expect(sets[0]?.has('heat_w')).toBe(false)
  expect(sets[1]?.has('heat_w')).toBe(true)
  expect(sets[3]?.has('suction_kpa')).toBe(true)
  expect(sets[4]?.has('vibration_mm_s')).toBe(true)
  sets.slice(1).forEach((set, index) => expect([...(sets[index] ?? [])].every((name) => set.has(name))).toBe(true))
})

test('CSV quotes what needs it', () => {
  expect(csvOf(['a', 'b'], [{ a: 'x, "y"', b: 1 }, { a: undefined, b: true }])).toBe('a,b\n"x, ""y""",1\n,true\n')
})
