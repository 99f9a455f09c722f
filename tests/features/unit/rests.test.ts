import { describe, expect, test } from 'vitest'
import { psigToKpa } from '../../../analytics/refrigerants'
import { sunTimes } from '../../../analytics/pipeline/2-features/unit/daylight'
import { daysOf, repeat, type Sample } from './series'

const perHour = 12
const rest = (more: Sample = {}): Sample => ({ power_w: 10, mode: 'off', outdoor_c: 5, outdoor_coil_c: 5.2, suction_c: 5, liquid_c: 3, indoor_c: 21, indoor_coil_c: 20.5, supply_c: 21, ...more })
const on: Sample = { ...rest(), power_w: 1500, mode: 'heat' }
const hours = (count: number, sample: Sample): Sample[] => repeat(count * perHour, sample)
const day = (samples: readonly Sample[], facts = {}) => daysOf(300, samples, facts)[0]

describe('sensors at rest', () => {
  test('each is told against the median of its group at the end of four hours without the compressor', () => {
    const row = day([...hours(4, rest()), ...hours(1, on)])
    expect(row).toMatchObject({ rests: 1, rest_outdoor_k: 0, rest_suction_k: 0, rest_liquid_k: -2, rest_indoor_k: 0, rest_indoor_coil_k: -0.5, rest_supply_k: 0, rest_return_k: NaN })
    expect(row?.rest_coil_k).toBeCloseTo(0.2, 12)
  })

  test('two of a group tell nothing', () => {
    expect(day([...hours(4, rest({ liquid_c: NaN, suction_c: NaN })), ...hours(1, on)])).toMatchObject({ rests: 1, rest_outdoor_k: NaN, rest_coil_k: NaN })
  })

  test('supply and return of water are a pair, while no water runs', () => {
    const water = (flow_lpm: number) => day([...hours(4, rest({ supply_c: 30, return_c: 29, flow_lpm })), ...hours(1, on)])
    expect(water(0)).toMatchObject({ rest_supply_k: 1, rest_return_k: -1, rest_indoor_k: NaN })
    expect(water(12)).toMatchObject({ rest_supply_k: NaN, rest_return_k: NaN })
  })

  test('backup heat warms what is indoors', () => {
    expect(day([...hours(3, rest()), ...hours(1, rest({ aux_power_w: 3000 })), ...hours(1, on)])).toMatchObject({ rests: 1, rest_liquid_k: -2, rest_indoor_coil_k: NaN })
  })

  test.each([
    ['shorter than three hours', [...hours(2, on), ...repeat(35, rest()), ...hours(1, on)]],
    ['in air that changes by more than a kelvin an hour', [...hours(3, rest()), ...hours(1, rest({ outdoor_c: 6.2 })), ...hours(1, on)]],
    ['in daylight', [...hours(8, on), ...hours(4, rest()), ...hours(1, on)]],
    ['begun by a gap', [...hours(1, rest()), { ...on, at: 4 * 3600 }, ...hours(1, on)]],
  ])('none %s', (_, samples) => {
    expect(day(samples)).toMatchObject({ rests: 0, rest_liquid_k: NaN })
  })

  test('one within three hours of a defrost is none', () => {
    const melting: Sample = { ...on, defrost: true }
    const quiet = rest({ defrost: false })
    expect(day([...repeat(2, melting), ...repeat(41, quiet), ...hours(1, { ...on, defrost: false })])?.rests).toBe(0)
    expect(day([...repeat(2, melting), ...repeat(42, quiet), ...hours(1, { ...on, defrost: false })])?.rests).toBe(1)
  })

  test('ends a sample earlier where a start within the last of two would be half of it', () => {
    const starting = { ...on, power_w: 110, liquid_c: 26, indoor_coil_c: 30, outdoor_coil_c: 2 }
    const row = daysOf(900, [...repeat(14, rest()), starting, ...repeat(4, on)])[0]
    expect(row).toMatchObject({ rests: 1, rest_liquid_k: -2, rest_indoor_coil_k: -0.5 })
    expect(daysOf(900, [...repeat(12, rest()), starting, ...repeat(4, on)])[0]?.rests).toBe(1)
    expect(daysOf(900, [...repeat(11, rest()), starting, ...repeat(4, on)])[0]?.rests).toBe(0)
  })

  test('none in samples over five minutes whose mean power says that the compressor came and went between readings', () => {
    const between = rest({ compressor_hz: 0, power_w: 500 })
    const still = rest({ compressor_hz: 0 })
    const found = (sample: Sample) => daysOf(900, [...repeat(8, still), sample, ...repeat(8, still), ...repeat(4, { ...on, compressor_hz: 50 })])[0]?.rests
    expect([found(still), found(between), found({ ...between, power_w: 3010, aux_power_w: 3000 })]).toEqual([1, 0, 1])
  })

  test('a rest that goes on is judged where the night ends, on that day', () => {
    const rows = daysOf(300, [...hours(20, on), ...hours(16, rest()), ...hours(1, on)])
    expect(rows.map((row) => row.rests)).toEqual([0, 1])
    expect(daysOf(300, [...hours(20, on), ...hours(9, rest())]).map((row) => row.rests)).toEqual([0, 0])
  })

  test('one that goes on where the data end is judged where the nights before ended', () => {
    expect(daysOf(300, [...hours(20, on), ...hours(36, rest())]).map((row) => row.rests)).toEqual([0, 1, 1])
  })

  test('where the place is known the sun says when', () => {
    const denver = { latitude: 39.74, longitude: -104.99 }
    const [early, late] = [13, 15].map((hour) => daysOf(300, [...hours(hour - 4, on), ...hours(4, rest()), ...hours(1, on)], denver)[0]?.rests)
    expect([early, late]).toEqual([1, 0])
  })

  test('pressures are held against saturation where it is coldest, without the sensor that is off', () => {
    const row = (suction: number, discharge: number, refrigerant: string | null) =>
      day([...hours(4, rest({ outdoor_c: 40 / 9, outdoor_coil_c: 40 / 9, suction_c: 40 / 9, liquid_c: 1, suction_kpa: psigToKpa(suction), discharge_kpa: psigToKpa(discharge) })), ...hours(1, on)], { refrigerant })
    const known = row(118.6, 127, 'R-410A')
    expect(known?.rest_pressure_pct).toBeCloseTo(0, 1)
    expect(known?.rest_discharge_pressure_pct).toBeCloseTo(100 * ((127 + 14.696) / (118.8 + 14.696) - 1), 0)
    expect(row(107.5, 113.2, 'R-454B')).toMatchObject({ rest_pressure_pct: expect.closeTo(0, 0), rest_discharge_pressure_pct: expect.closeTo(0, 0) })
    expect(row(90, 90, 'R-454B')?.rest_pressure_pct).toBeCloseTo(100 * ((90 + 14.696) / (107.5 + 14.696) - 1), 0)
    expect(row(118.6, 118.6, null)?.rest_pressure_pct).toBeNaN()
  })
})

/** Almanac times, UTC. */
test.each([
  ['Denver in winter', '2026-01-01T19:00:00Z', 39.74, -104.99, '14:21', '23:46'],
  ['London at midsummer', '2026-06-21T12:00:00Z', 51.51, -0.13, '03:43', '20:22'],
  ['Sydney at midsummer', '2025-12-21T02:00:00Z', -33.87, 151.21, '18:41', '09:05'],
])('sunrise and sunset: %s', (_, noon, latitude, longitude, rise, set) => {
  const found = sunTimes(Date.parse(noon) / 1000, latitude, longitude)
  const minutes = (at: number) => (at / 60) % 1440
  const asked = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  expect(Math.abs(minutes(found.rise) - asked(rise))).toBeLessThan(3)
  expect(Math.abs(minutes(found.set) - asked(set))).toBeLessThan(3)
})

test('the sun of Tromsø does not rise at Christmas, nor set at midsummer', () => {
  expect(sunTimes(Date.parse('2025-12-24T11:00:00Z') / 1000, 69.65, 18.96)).toEqual({ rise: Infinity, set: Infinity })
  expect(sunTimes(Date.parse('2026-06-21T11:00:00Z') / 1000, 69.65, 18.96)).toEqual({ rise: -Infinity, set: Infinity })
})
