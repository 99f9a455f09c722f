import { describe, expect, test } from 'vitest'
import { simulateUnit, type Confounder, type UnitRecipe } from '../../sample-data/simulator'
import { drawCharacter } from '../../sample-data/simulator/healthy/character'
import { createDays, plainDay, type DayState } from '../../sample-data/simulator/healthy/day-state'
import { createRandom } from '../../sample-data/simulator/random'
import { serviceLogCsv } from '../../sample-data/simulator/registers'
import { medianOf, oneUnit, runTwin, type TwinOptions } from './twins'

const sd = (values: number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}

describe('days of healthy units', () => {
  const days: DayState[] = []
  for (let seed = 0; seed < 30; seed++) {
    const random = createRandom(seed)
    const next = createDays(random, drawCharacter(random, 1, true), 1, false)
    const state = plainDay()
    for (let day = 0; day < 400; day++) {
      next(state, { rainMm: day % 9 === 0 ? 5 : 0 })
      days.push({ ...state })
    }
  }

  test('superheat and subcooling wander by 0.4 K, approaches by 0.3 K, power by 1 %, the COP by 1.7 %', () => {
    expect(sd(days.map((day) => day.superheatK))).toBeCloseTo(0.38, 1)
    expect(sd(days.map((day) => day.subcoolingK))).toBeCloseTo(0.38, 1)
    expect(sd(days.map((day) => day.approachOutdoorK))).toBeCloseTo(0.28, 1)
    expect(sd(days.map((day) => day.powerMeter))).toBeGreaterThan(0.006)
    expect(sd(days.map((day) => day.powerMeter))).toBeLessThan(0.012)
    expect(sd(days.map((day) => day.cop))).toBeGreaterThan(0.014)
    expect(sd(days.map((day) => day.cop))).toBeLessThan(0.02)
  })

  test('filters load up to at most 7 % and are changed, dirt is washed off', () => {
    const filters = days.map((day) => day.filterLost)
    expect(Math.max(...filters)).toBeLessThan(0.071)
    expect(filters.filter((lost) => lost === 0).length).toBeGreaterThan(60)
    expect(Math.max(...days.map((day) => day.dirtK))).toBeLessThan(0.2)
  })
})

describe('a confounder', () => {
  const air: TwinOptions = { model: 'DV-36', zone: '5A', toOn: '2024-12-20' }
  const water: TwinOptions = { ...air, model: 'AW-8P' }
  const changed = (options: TwinOptions, kind: Confounder, more: Partial<UnitRecipe> = {}) =>
    runTwin({ ...options, unit: { confounder: { kind, from_on: '2024-12-04' }, ...more } })
  const late = { fromDay: 5 }

  test('raises the water by 6 K, the room by 2 K', () => {
    expect(medianOf(changed(water, 'supply_temperature_raised'), 'supply_c', late) - medianOf(runTwin(water), 'supply_c', late)).toBeCloseTo(6, 0)
    expect(medianOf(changed(air, 'setpoint_raised'), 'setpoint_c', late) - medianOf(runTwin(air), 'setpoint_c', late)).toBe(2)
  })

  test('maps speeds anew: faster at the same weather', () => {
    expect(medianOf(changed(air, 'firmware_speed_map'), 'compressor_hz', late)).toBeGreaterThan(1.02 * medianOf(runTwin(air), 'compressor_hz', late))
  })

  test('lowers the room at night', () => {
    const { telemetry: t } = changed(air, 'new_thermostat')
    const setpoints = [...t.numbers.setpoint_c.subarray(2000, t.rows)]
    expect(Math.max(...setpoints) - Math.min(...setpoints)).toBe(3)
  })

  test('shines on the outdoor sensor by day', () => {
    const [sunny, plain] = [changed(air, 'sun_on_sensor'), runTwin(air)]
    const differences = Array.from({ length: plain.telemetry.rows }, (_, row) => (sunny.telemetry.numbers.outdoor_c[row] as number) - (plain.telemetry.numbers.outdoor_c[row] as number))
    expect(Math.max(...differences)).toBeGreaterThan(2)
    expect(differences.filter((value) => value === 0).length).toBeGreaterThan(differences.length / 2)
  })

  test('leaves the truth without a fault', () => {
    expect(changed(air, 'setpoint_raised').truth.row).toMatchObject({ fault: 'none', confounder: 'setpoint_raised', onset_on: '2024-12-04', detectable_on: '' })
  })
})

test('a compressor that breaks stands still for two days, is replaced and written down, and is well again', () => {
  const recipe = oneUnit({ model: 'DV-24B', zone: '5A', toOn: '2024-12-24' }, { fault: 'compressor_bearing_wear', onset_on: '2024-12-02', shape: 'linear', severity: 1, ramp_days: 10, fails: true })
  const { telemetry: t, truth } = simulateUnit(recipe, 0)
  expect(truth.row).toMatchObject({ failed_on: '2024-12-12', detectable_on: '2024-12-05', severity_end: '1', shape: 'linear' })
  const hertz = (from: number, to: number): number =>
    Math.max(...[...t.numbers.compressor_hz.subarray(0, t.rows)].filter((_, row) => (t.index[row] as number) / 288 >= from && (t.index[row] as number) / 288 < to))
  expect(hertz(11.1, 13)).toBe(0)
  expect(hertz(13.1, 20)).toBeGreaterThan(20)
  expect([truth.severity[10], truth.severity[11], truth.severity[13]]).toEqual([0.9, 1, 0])
  expect(serviceLogCsv(recipe)).toContain('TWIN,2024-12-14,emergency,T1,repair,6,6,compressor,compressor_bearing_wear')
})

test('charge by day follows the leak', () => {
  const { truth } = runTwin({ model: 'AW-8P', zone: '5A' }, { fault: 'refrigerant_leak', onset_on: '2024-12-03', shape: 'linear', severity: 0.6, ramp_days: 600 })
  expect(truth.chargeLeft[1]).toBe(1)
  expect(truth.chargeLeft[12]).toBeCloseTo(0.99, 6)
})
