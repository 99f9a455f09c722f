import { describe, expect, test } from 'vitest'
import { allGates } from '../../../analytics/pipeline/2-features/gates'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { daysOf, repeat, rowsOf, seriesOf, type Sample } from './series'

const on: Sample = { mode: 'heat', power_w: 1500, compressor_hz: 50, heat_w: 4000 }
const off: Sample = { mode: 'off', power_w: 10, compressor_hz: 0, heat_w: 600 }
const day = (samples: readonly Sample[], sampleS = 300) => daysOf(sampleS, samples)[0]

describe('meters', () => {
  test('heat half an hour and more after the compressor stopped is counted, and the hours with heat at all', () => {
    const row = day([...repeat(6, on), ...repeat(12, off), ...repeat(6, { ...off, heat_w: NaN }), ...repeat(6, on)])
    expect(row?.heat_idle_kwh).toBeCloseTo((600 * 7 * 300) / 3.6e6, 12)
    expect(row?.heat_h).toBe(2)
  })

  test('backup heat is no such heat, and where the compressor never rests nothing is known', () => {
    expect(day([...repeat(6, on), ...repeat(24, { ...off, aux_power_w: 2000 })])?.heat_idle_kwh).toBe(0)
    expect(day(repeat(24, on))?.heat_idle_kwh).toBeNaN()
    expect(day(repeat(24, { power_w: 100 }))).toMatchObject({ heat_h: NaN, heat_idle_kwh: NaN, power_negative_h: 0 })
  })

  test('power below zero is taken out and its hours are counted', () => {
    const rows = seriesOf(300, repeat(24, on))
    const gate = allGates.find(({ name }) => name === 'power_w')
    gate?.copy({ source: Float64Array.from({ length: 24 }, (_, i) => (i < 12 ? -800 : i < 18 ? 2e6 : 900)), from: 0, to: 24, target: rows.signal.power_w, outOfRange: rows.outOfRange, first: 0 })
    const parts = newParts()
    computeSeries(parts, rows, { unitNo: 1 })
    expect(rowsOf(parts.day_part)[0]).toMatchObject({ power_negative_h: 1, n_power: 6 })
    expect(rowsOf(parts.gate_part)).toMatchObject([{ samples: 18 }])
  })
})
