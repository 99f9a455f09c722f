import { describe, expect, test } from 'vitest'
import { mode, outdoorFault } from '../../../analytics/pipeline/2-features/unit/codes'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { frostIntervalMin, noFrost } from '../../../analytics/pipeline/2-features/unit/frost-map'
import { placeAt, type Locality, type Place } from '../../../analytics/pipeline/2-features/unit/local-time'
import { medianOf } from '../../../analytics/pipeline/2-features/unit/median-of'
import { outdoorFaults } from '../../../analytics/pipeline/2-features/unit/outdoor-faults'
import { compressorState } from '../../../analytics/pipeline/2-features/unit/running'
import { daySpans } from '../../../analytics/pipeline/2-features/unit/series-rows'
import { daysOf, repeat, rowsOf, seriesOf, type Sample } from './series'

test('the median of an even number of values lies half way, and of none is missing', () => {
  expect(medianOf(Float64Array.of(9, 1, 5), 3)).toBe(5)
  expect(medianOf(Float64Array.of(9, 1, 5, 2, -100), 4)).toBe(3.5)
  expect(medianOf(new Float64Array(3), 0)).toBeNaN()
})

test('the frosting map: severe, moderate, light, none, and outside', () => {
  expect([[0, 95], [0, 70], [0, 50], [0, 30], [6, 90], [-26, 90], [0, NaN]].map(([c = 0, rh = 0]) => frostIntervalMin(c, rh))).toEqual([30, 60, 165, noFrost, NaN, NaN, NaN])
})

test('local days follow the offset of the hour, and the station its hour', () => {
  const spring = Date.UTC(2026, 2, 29, 1) / 1000
  const berlin: Locality = {
    offsetFrom: Float64Array.of(0, spring),
    offsetS: Float64Array.of(3600, 7200),
    station: { firstHour: spring / 3600, outdoorC: Float64Array.of(4, NaN), rhPct: Float64Array.of(80, 81) },
  }
  const place: Place = { offsetIndex: 0, from: 0, to: 0, dayStart: 0, day: 0, stationC: 0, stationRh: 0 }
  placeAt(place, berlin, spring - 1)
  expect([place.day, spring - 1 - place.dayStart, place.stationC]).toEqual([Date.UTC(2026, 2, 29) / 86_400_000, 7199, NaN])
  placeAt(place, berlin, spring)
  expect([spring - place.dayStart, place.stationC, place.stationRh]).toEqual([10_800, 4, 80])
  placeAt(place, berlin, spring + 21 * 3600)
  expect([place.day, spring + 21 * 3600 - place.dayStart]).toEqual([Date.UTC(2026, 2, 30) / 86_400_000, 0])
})

describe('the outdoor sensor', () => {
  const faults = (values: readonly number[]) => {
    const rows = seriesOf(3600, values.map((outdoor_c) => ({ outdoor_c })))
    return [...outdoorFaults(rows, daySpans(rows), compressorState(rows)).fault.subarray(0, values.length)]
  }

  test('a jump to a value that stands for a fault is a sentinel, as long as it lasts', () => {
    expect(faults([3, 2, -40, -40, 4])).toEqual([0, 0, outdoorFault.sentinel, outdoorFault.sentinel, 0])
  })

  test('a dip by ten kelvin that is left the same day is one, a slow fall is not', () => {
    expect(faults([12, 1, 12])).toEqual([0, outdoorFault.sentinel, 0])
    expect(faults([12, 6, 1, 6, 12])).toEqual([0, 0, 0, 0, 0])
  })

  test('a hot hour far above the day after a steep rise is sun', () => {
    const day = [...repeat(12, {}).map(() => 18), 25, 38, 37, ...repeat(9, {}).map(() => 20)]
    expect(faults(day).flatMap((fault, hour) => (fault === outdoorFault.sun ? [hour] : []))).toEqual([13, 14])
  })

  test('the longest stretch of one value counts once the compressor changed twice in it', () => {
    const sample = (outdoor_c: number, hz: number): Sample => ({ outdoor_c, compressor_hz: hz })
    const rows = seriesOf(600, [sample(1.1, 0), sample(2.1, 0), sample(2.1, 50), sample(2.1, 0), sample(2.1, 0), sample(3.1, 50), sample(3.1, 0)])
    expect(outdoorFaults(rows, daySpans(rows), compressorState(rows)).sameH[0]).toBeCloseTo((4 * 600) / 3600, 12)
  })
})

describe('steady samples', () => {
  const off: Sample = { power_w: 10, compressor_hz: 0, mode: 'off' }
  const on: Sample = { power_w: 1000, heat_w: 3000, compressor_hz: 50, mode: 'heat', outdoor_c: -1, supply_c: 35 }
  const heat = (samples: readonly Sample[]) => {
    const parts = newParts()
    computeSeries(parts, seriesOf(300, samples), { unitNo: 1 })
    return rowsOf(parts.mode_part)[0]
  }

  test('begin twenty minutes after the start and have the Carnot fraction of their temperatures', () => {
    const part = heat([off, ...repeat(12, on)])
    expect(part).toMatchObject({ mode: mode.heat, samples: 12, steady_samples: 9, cop: 3, sink_c: 35, outdoor_c: -1, by_unit: 1, by_station: 0, implausible: 0 })
    expect(part?.carnot_fraction).toBeCloseTo(3 / ((35 + 2 + 273.15) / (35 + 2 - (-1 - 6))), 12)
  })

  test('leave out what backup heat, a changing compressor or the sample before a defrost would blur', () => {
    expect(heat([off, ...repeat(11, on), { ...on, aux_power_w: 50 }])?.steady_samples).toBe(8)
    expect(heat([off, ...repeat(11, on), { ...on, compressor_hz: 54 }])?.steady_samples).toBe(8)
    expect(heat([off, ...repeat(12, on), { ...on, mode: 'defrost' }])?.steady_samples).toBe(8)
  })

  test('with a COP outside 0.5 to 9 count as implausible and give none', () => {
    expect(heat([off, ...repeat(12, { ...on, heat_w: 10_000 })])).toMatchObject({ steady_samples: 9, implausible: 9, cop: NaN, heat_w: 10_000 })
  })
})

describe('steady samples of a circuit', () => {
  const off: Sample = { power_w: 10, compressor_hz: 0, mode: 'off' }
  /** R-410A evaporating at 0 and condensing at 40 degC, 5 K each of superheat and subcooling, isentropic efficiency 0.666: analytics notes 1.1. */
  const sound: Sample = {
    power_w: 1000, compressor_hz: 50, mode: 'heat', outdoor_c: 6, supply_c: 37, return_c: 32,
    suction_kpa: 798.08, discharge_kpa: 2418.61, suction_c: 5, discharge_c: 75, liquid_c: 35,
  }
  const doubts = (change: Sample) => {
    const parts = newParts()
    computeSeries(parts, seriesOf(300, [off, ...repeat(12, { ...sound, ...change })]), { unitNo: 1, refrigerant: 'R-410A', hydronic: true })
    const { superheat_doubts, subcooling_doubts, order_doubts, isentropic_doubts, isentropic_efficiency } = rowsOf(parts.mode_part)[0] as Record<string, number>
    return [superheat_doubts, subcooling_doubts, order_doubts, isentropic_doubts, Math.round(10 * (isentropic_efficiency ?? NaN))]
  }

  test.each<[string, Sample, number[]]>([
    ['that can be raise no doubt', {}, [0, 0, 0, 0, 7]],
    ['with a superheat of -5 K are counted', { superheat_k: -5 }, [9, 0, 0, 0, 7]],
    ['with a superheat of 36 K are counted', { superheat_k: 36 }, [9, 0, 0, 0, 7]],
    ['with a subcooling of 26 K are counted', { subcooling_k: 26 }, [0, 9, 0, 0, 7]],
    ['that evaporate warmer than the air are counted', { outdoor_c: 0.4 }, [0, 0, 9, 0, 7]],
    ['that condense colder than the water that comes back are counted', { return_c: 39.5 }, [0, 0, 9, 0, 7]],
    ['whose gas leaves at 60 degC have no isentropic efficiency: it would be over 0.9', { discharge_c: 60 }, [0, 0, 0, 9, NaN]],
    ['without pressures have no order to doubt', { discharge_kpa: NaN, outdoor_c: 0.4 }, [0, 0, 0, 0, NaN]],
  ])('%s', (_, change, expected) => expect(doubts(change)).toEqual(expected))
})

test('energies of a day by purpose, net of what cooling and defrost take', () => {
  const parts = newParts()
  const samples: Sample[] = [
    { mode: 'heat', power_w: 1000, heat_w: 3000 },
    { mode: 'dhw', power_w: 2000, heat_w: 4000 },
    { mode: 'cool', power_w: 500, heat_w: -1500 },
    { mode: 'defrost', power_w: 800, heat_w: -1000 },
    { mode: 'heat', power_w: 900 },
    { mode: 'off', power_w: 20 },
  ]
  computeSeries(parts, seriesOf(900, samples), { unitNo: 1 })
  const [day] = rowsOf(parts.day_part)
  const kwh = (watts: number) => watts / 4000
  const expected = {
    energy_kwh: 5220, heat_kwh: 4500, cop_energy_kwh: 3800, cop_heat_kwh: 6000, heating_energy_kwh: 1800, heating_heat_kwh: 2000,
    dhw_energy_kwh: 2000, dhw_heat_kwh: 4000, cooling_energy_kwh: 500, cooling_heat_kwh: 1500, standby_w: 80_000,
  }
  for (const [name, watts] of Object.entries(expected)) expect(day?.[name as keyof typeof expected], name).toBeCloseTo(kwh(watts), 9)
})

test.each([
  ['a rooftop unit that cools on a mild night', 14, 4000, -12_000, { cooling_energy_kwh: 1, cooling_heat_kwh: 3, cop_energy_kwh: NaN, heating_energy_kwh: NaN }],
  ['a little heat lost on a mild day', 14, 4000, -400, { cooling_energy_kwh: NaN, cop_energy_kwh: 1, cop_heat_kwh: -0.1, heating_heat_kwh: -0.1 }],
  ['heat that a defrost takes back', 4, 4000, -8000, { cooling_energy_kwh: NaN, cop_energy_kwh: 1, cop_heat_kwh: -2 }],
])('%s, by heat, power and air where nothing tells the mode', (_, outdoor_c, power_w, heat_w, expected) => {
  expect(daysOf(900, [{ outdoor_c, power_w, heat_w, compressor_hz: 50 }])[0]).toMatchObject(expected)
})

test('the end of a short run of cooling, read off when the compressor stood again, is cooling', () => {
  const [day] = daysOf(300, [{ outdoor_c: 24, power_w: 600, heat_w: -1800, compressor_hz: 0, mode: 'off' }, { outdoor_c: 24, power_w: 12, heat_w: 0, compressor_hz: 0, mode: 'off' }])
  expect(day).toMatchObject({ cooling_energy_kwh: expect.closeTo(0.05, 9), cooling_heat_kwh: expect.closeTo(0.15, 9), cop_energy_kwh: expect.closeTo(0.001, 9), cop_heat_kwh: 0 })
})
