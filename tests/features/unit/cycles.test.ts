import { describe, expect, test } from 'vitest'
import { method, mode } from '../../../analytics/pipeline/2-features/unit/codes'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import { repeat, rowsOf, seriesOf, start, type Sample } from './series'

const compute = (sampleS: number, samples: readonly Sample[]) => {
  const parts = newParts()
  computeSeries(parts, seriesOf(sampleS, samples), { unitNo: 7 })
  return parts
}

const on: Sample = { power_w: 1200, compressor_hz: 50, mode: 'heat', outdoor_c: 2 }
const off: Sample = { power_w: 10, compressor_hz: 0, mode: 'off', outdoor_c: 2 }

describe('runs of the compressor', () => {
  test('one seen from its start to its end has its minutes, energy and day', () => {
    const runs = rowsOf(compute(300, [...repeat(2, off), ...repeat(4, on), ...repeat(2, off)]).run_part)
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ unit_no: 7, started_ts: start + 600, ended_ts: start + 1800, minutes: 20, mode: mode.heat, outdoor_c: 2, complete: 1, day: start / 86400 })
    expect(runs[0]?.energy_kwh).toBeCloseTo((1200 * 20) / 60 / 1000, 12)
  })

  test('a gap of more than two steps parts it, and neither part is complete', () => {
    const runs = rowsOf(compute(300, [off, ...repeat(2, on), { ...on, at: 900 + 601 }, on, off]).run_part)
    expect(runs.map((run) => [run.minutes, run.complete])).toEqual([[10, 0], [10, 0]])
  })

  test('one that goes on at midnight belongs to the day on which it ends', () => {
    const last = 86400 - 300
    const runs = rowsOf(compute(300, [{ ...off, at: last - 300 }, on, on, off]).run_part)
    expect(runs[0]).toMatchObject({ started_ts: start + last, day: start / 86400 + 1, complete: 1 })
  })

  test('starts are counted in the hour in which they happen', () => {
    const [day] = rowsOf(compute(300, [off, on, off, on, off, on, off, on, off, on, off, on, off, on]).day_part)
    expect(day).toMatchObject({ starts: 7, starts_max_per_h: 6, n_rows: 14, compressor_h: (7 * 300) / 3600 })
  })
})

describe('defrosts', () => {
  const heating: Sample = { ...on, defrost: false, heat_w: 4000, outdoor_coil_c: -4 }
  const melting: Sample = { ...on, defrost: true, heat_w: -1000, outdoor_coil_c: 12 }

  test('heat before, during and after, the interval of heating, and the growth of the coil since the clean one', () => {
    const samples = [...repeat(30, heating), ...repeat(4, melting), ...repeat(10, heating), ...repeat(20, { ...heating, outdoor_coil_c: -6 }), ...repeat(4, melting), ...repeat(10, heating)]
    const [first, second] = rowsOf(compute(60, samples).defrost_part)
    expect(first).toMatchObject({ started_ts: start + 30 * 60, ended_ts: start + 34 * 60, method: method.flag, end_coil_c: 12, heat_before_w: 4000, approach_before_k: 6 })
    expect(first?.interval_min).toBeNaN()
    expect(first?.approach_clean_k).toBeNaN()
    expect(first?.heat_s).toBe(10 * 60)
    expect(first?.heat_kwh).toBeCloseTo((-1000 * 4 + 4000 * 6) / 60 / 1000, 12)
    expect(second).toMatchObject({ interval_min: 30, approach_before_k: 8, approach_clean_k: 8, heat_clean_w: 4000 })
  })

  test('a pause of three minutes is a part of it, one of four is not', () => {
    const pause = (minutes: number) => rowsOf(compute(60, [...repeat(5, heating), ...repeat(3, melting), ...repeat(minutes, heating), ...repeat(3, melting), ...repeat(5, heating)]).defrost_part).length
    expect(pause(3)).toBe(1)
    expect(pause(4)).toBe(2)
  })

  test('one that is over within six minutes of midnight belongs to the next day', () => {
    const at = 86400 - 8 * 60
    const over = (shift: number) => rowsOf(compute(60, [{ ...heating, at: at - shift - 60 }, ...repeat(2, melting), ...repeat(20, heating)]).defrost_part)[0]?.day
    expect(over(0)).toBe(start / 86400)
    expect(over(-60)).toBe(start / 86400 + 1)
  })

  test.each([
    ['valve', { valveHeating: true }, { valveHeating: false }],
    ['coil', { outdoor_coil_c: -3 }, { outdoor_coil_c: 6 }],
  ] as const)('are told by the %s where there is no flag, in cold air only', (name, usual, sign) => {
    const plain: Sample = { power_w: 1200, compressor_hz: 50, outdoor_c: 2 }
    const found = (outdoor_c: number) => rowsOf(compute(60, [...repeat(5, { ...plain, ...usual, outdoor_c }), ...repeat(3, { ...plain, ...sign, outdoor_c }), ...repeat(5, { ...plain, ...usual, outdoor_c })]).defrost_part)
    expect(found(2)).toMatchObject([{ method: method[name], started_ts: start + 300 }])
    expect(found(16)).toEqual([])
  })

  test('a coil that is warm since it rested is no defrost, one that was cold at work before the valve turned is', () => {
    const warm: Sample = { compressor_hz: 90, outdoor_c: 7.5, outdoor_coil_c: 22 }
    const rest: Sample = { ...warm, compressor_hz: 0 }
    const cold: Sample = { ...warm, outdoor_coil_c: -9 }
    const found = (...samples: Sample[]) => rowsOf(compute(300, samples).defrost_part).map((d) => (Number(d.started_ts) - start) / 300)
    expect(found(...repeat(4, rest), ...repeat(3, warm), ...repeat(4, cold))).toEqual([])
    expect(found(...repeat(4, rest), ...repeat(4, cold), ...repeat(2, warm), ...repeat(4, cold))).toEqual([8])
    expect(found(...repeat(4, cold), rest, ...repeat(2, warm), ...repeat(4, cold))).toEqual([5])
    expect(found(...repeat(4, cold), ...repeat(3, rest), ...repeat(2, warm), ...repeat(4, cold))).toEqual([])
  })

  test('a coil at work in mild air is warmer than in the cold, and yet colder than the air', () => {
    const mild = (outdoor_coil_c: number): Sample => ({ compressor_hz: 50, outdoor_c: 14, outdoor_coil_c })
    const found = (c: number) => rowsOf(compute(300, [...repeat(4, mild(8.8)), ...repeat(9, mild(c)), ...repeat(4, mild(8.8))]).defrost_part).length
    expect([found(9.9), found(16)]).toEqual([0, 1])
  })

  test('are not looked for once a coil rested far warmer than the air outside: it hangs in exhaust air, and later days know it', () => {
    const rest = (outdoor_coil_c: number, at?: number): Sample => ({ compressor_hz: 0, outdoor_c: 5, outdoor_coil_c, ...(at === undefined ? {} : { at }) })
    const work: Sample = { compressor_hz: 50, outdoor_c: 5, outdoor_coil_c: -5 }
    const found = (restC: number) => rowsOf(compute(300, [...repeat(20, rest(restC)), ...repeat(8, work), ...repeat(2, { ...work, outdoor_coil_c: 12 }), ...repeat(8, work), { ...work, at: 86400 }, ...repeat(8, work), ...repeat(2, { ...work, outdoor_coil_c: 12 }), ...repeat(8, work)]).defrost_part).length
    expect(found(6)).toBe(2)
    expect(found(22)).toBe(0)
  })

  test('are told by a dip of power after a quarter of an hour at one level', () => {
    const level: Sample = { power_w: 2000, outdoor_c: 2 }
    const found = (power_w: number) => rowsOf(compute(60, [...repeat(20, level), ...repeat(3, { ...level, power_w }), ...repeat(10, level)]).defrost_part).map((d) => d.method)
    expect(found(1200)).toEqual([method.power])
    expect(found(1700)).toEqual([])
    expect(found(700)).toEqual([])
  })
})
