import { describe, expect, test } from 'vitest'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { driftOf } from '../../../analytics/pipeline/2-features/unit/sensor-drift'
import { medianOfSome } from '../../../analytics/pipeline/2-features/unit/signal-median'
import { countedSignals, type CountedSignal } from '../../../analytics/pipeline/2-features/unit/signals'
import { rowsOf, seriesOf, start, type Sample } from './series'

const signalsOf = (sampleS: number, samples: readonly Sample[]) => {
  const parts = newParts()
  computeSeries(parts, seriesOf(sampleS, samples), { unitNo: 7 })
  const found = rowsOf(parts.signal_part)
  return (name: CountedSignal) => found.find((row) => row.signal === countedSignals.indexOf(name))
}

const day = 86_400

test('values, range, median, and the times without one', () => {
  const samples: Sample[] = Array.from({ length: 288 }, (_, i) => ({
    power_w: 100 + i,
    ...(i < 24 || (i >= 100 && i < 112) || i >= 270 ? {} : { outdoor_c: i === 150 ? 99 : i / 100 }),
  }))
  const of = signalsOf(300, samples)
  expect(of('ts')).toMatchObject({ unit_no: 7, sample_s: 300, samples: 288, gaps: 0, longest_gap_s: 0, first_ts: start, last_ts: start + 287 * 300 })
  expect(of('power_w')).toMatchObject({ samples: 288, low: 100, median: 243.5, high: 387, gaps: 0 })
  expect(of('outdoor_c')).toMatchObject({ samples: 233, low: 0.24, high: 2.69, gaps: 3, longest_gap_s: 24 * 300, first_ts: start + 24 * 300, last_ts: start + 269 * 300 })
  expect(of('supply_c')).toBeUndefined()
  expect(of('mode')).toBeUndefined()
})

test('rows that stop for less than an hour are no gap', () => {
  const of = signalsOf(300, [{ power_w: 1 }, { power_w: 2, at: 300 + 3599 }, { power_w: 3, at: 300 + 3599 + 300 + 3600 }])
  expect(of('ts')).toMatchObject({ samples: 3, gaps: 1, longest_gap_s: 3600 })
})

describe('the median of many values', () => {
  const values = Float64Array.from({ length: 100_000 }, (_, i) => i)
  const half = Float64Array.from({ length: 100_000 }, (_, i) => (i % 2 === 0 ? i : NaN))

  test('is that of an even selection', () => {
    expect(medianOfSome({ values, from: 0, to: 100_000, samples: 100_000, keepSamples: 0 }).median).toBe(49_984)
    expect(medianOfSome({ values: half, from: 0, to: 100_000, samples: 50_000, keepSamples: 0 }).median).toBe(49_984)
  })

  test.each([
    ['with a value in every row', values, 1],
    ['with a value in every second row', half, 2],
  ])('is the same of values %s that come by and by', (_, all, every) => {
    let before: Parameters<typeof medianOfSome>[1]
    let from = 0
    for (const [keep, to] of [[900, 1000], [1000, 7001], [7000, 90_002], [90_000, 100_000]] as const) {
      const given = { values: all, to, samples: Math.ceil(to / every), keepSamples: Math.ceil(keep / every) }
      const { median, memory } = medianOfSome({ ...given, from }, before)
      expect(median).toBe(medianOfSome({ ...given, from: 0 }).median)
      ;[before, from] = [memory, keep]
    }
  })
})

describe('days on which a sensor stood still while the compressor came and went', () => {
  const weeks = (sensor: (i: number) => number): Sample[] => Array.from({ length: 5 * 96 }, (_, i) => ({ compressor_hz: i % 8 < 4 ? 50 : 0, supply_c: sensor(i), setpoint_c: 21 }))

  test('are counted of those that can be judged', () => {
    const of = signalsOf(900, weeks((i) => (i >= 96 && i < 3 * 96 ? 31.5 : 30 + (i % 7))))
    expect(of('supply_c')).toMatchObject({ judged_days: 5, stuck_days: 2 })
    expect(of('setpoint_c')?.stuck_days).toBeNaN()
  })

  test('are none where the compressor rests', () => {
    const still: Sample[] = Array.from({ length: 96 }, () => ({ compressor_hz: 0, supply_c: 20 }))
    expect(signalsOf(900, still)('supply_c')).toMatchObject({ judged_days: 0, stuck_days: 0 })
  })
})

describe('a slow shift between two sensors', () => {
  const days = Array.from({ length: 420 }, (_, i) => 20_000 + i)

  test('is told with its slope from ten blocks of 30 days on', () => {
    const found = driftOf(days, days.map((d) => (d - 20_000) * 0.01 + ((d % 5) - 2) * 0.1), 2)
    expect(found.blocks).toBe(14)
    expect(found.perYearK).toBeCloseTo(3.65, 1)
    expect(found.shiftK).toBeCloseTo(3.9, 1)
    expect([found.fromDay, found.toDay]).toEqual([20_015, 20_405])
    expect(driftOf(days.slice(0, 260), days.map((d) => (d - 20_000) * 0.02), 2)).toMatchObject({ blocks: 9, shiftK: NaN })
  })

  test.each([
    ['a season', (d: number) => 3 * Math.sin((2 * Math.PI * d) / 365.25)],
    ['a season from its turn on', (d: number) => 3 * Math.cos((2 * Math.PI * d) / 365.25)],
    ['a jump', (d: number) => (d < 210 ? 0 : 4)],
    ['little', (d: number) => d * 0.004],
  ])('is not %s', (_, difference) => {
    expect(driftOf(days, days.map((d) => difference(d - 20_000)), 2)).toMatchObject({ blocks: 14, shiftK: NaN })
  })

  const year = (outdoor: (d: number) => number, station?: (d: number) => number): Sample[] =>
    Array.from({ length: 330 * 24 }, (_, i) => {
      const d = i / 24
      const runs = i % 24 >= 10 && i % 24 < 16
      const air = 5 + 10 * Math.sin((2 * Math.PI * d) / 365)
      return { compressor_hz: runs ? 50 : 0, outdoor_c: air + outdoor(d), outdoor_coil_c: runs ? air - 8 : air, ...(station === undefined ? {} : { stationC: air + station(d) }) }
    })

  test('of the outdoor sensor against the coil at rest may be of either', () => {
    const of = signalsOf(900, year((d) => d * 0.01).map((sample, i) => ({ ...sample, at: i * 3600 })))
    expect(of('outdoor_c')?.drift_k).toBeCloseTo(3, 1)
    expect(of('outdoor_c')?.drift_against).toBe(countedSignals.indexOf('outdoor_coil_c'))
    expect(of('outdoor_coil_c')?.drift_k).toBeCloseTo(-3, 1)
  })

  test('is the coil’s where the weather station clears the outdoor sensor', () => {
    const of = signalsOf(900, year((d) => d * 0.01, (d) => d * 0.01).map((sample, i) => ({ ...sample, at: i * 3600 })))
    expect(of('outdoor_c')).toMatchObject({ drift_against: 0, drift_blocks: 11, drift_k: NaN })
    expect(of('outdoor_coil_c')?.drift_k).toBeCloseTo(-3, 1)
  })

  test('is the outdoor sensor’s where the weather station says so', () => {
    const of = signalsOf(900, year((d) => d * 0.01, () => 0).map((sample, i) => ({ ...sample, at: i * 3600 })))
    expect(of('outdoor_c')?.drift_k).toBeCloseTo(3, 1)
    expect(of('outdoor_c')?.drift_against).toBe(0)
    expect(of('outdoor_coil_c')).toMatchObject({ drift_blocks: 11, drift_k: NaN })
    expect(of('ts')?.samples).toBe((330 * day) / 3600)
  })
})
