import { describe, expect, it } from 'vitest'
import { restDrift } from '../../../analytics/pipeline/3-models/sensors/rest-drift'
import { restPressure } from '../../../analytics/pipeline/3-models/sensors/rest-pressure'
import { stuckSensors } from '../../../analytics/pipeline/3-models/sensors/stuck-sensors'
import type { Model } from '../../../analytics/pipeline/3-models/model'
import type { DayColumn, UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { makeUnit, noise } from './series'

const heldOf = (model: Model, unit: UnitSeries, detector: string): number[] => [...(model.compute(unit).held[detector] as Float64Array)]
const median = (values: number[]): number => {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length / 2
  return Number.isInteger(half) ? ((sorted[half - 1] as number) + (sorted[half] as number)) / 2 : (sorted[Math.floor(half)] as number)
}

/** A rest each day; `readings` are true temperature plus error of outdoor, coil, suction (and liquid), as features write them: less their median. */
const resting = (readings: (i: number) => (number | undefined)[], length = 60, more: { repairs?: number[] } = {}) =>
  makeUnit({
    ...more,
    length,
    day: (i) => {
      const values = readings(i)
      const middle = median(values.filter((value) => value !== undefined))
      const named = ['outdoor', 'coil', 'suction', 'liquid'].flatMap((name, m) => (values[m] === undefined ? [] : [[`rest_${name}_k`, (values[m] as number) - middle]]))
      return { rests: 1, ...(Object.fromEntries(named) as Partial<Record<DayColumn, number>>) }
    },
  })

describe('drift at rest', () => {
  const drifting = (at: number, byK: number, member = 2) => (i: number) => [0, 0.3, 0.6].map((offset, m) => offset + 0.05 * noise(i, m) + (m === member && i >= at ? byK : 0))

  it('keeps the whole shift of the member that moves, whatever their offsets, and leaves the others at zero', () => {
    for (const [member, name] of ['outdoor', 'coil', 'suction'].entries())
      for (const byK of [1.5, -1.5]) {
        const unit = resting(drifting(30, byK, member))
        expect(heldOf(restDrift, unit, `drift_${name}_k`)[59], `${name} ${byK}`).toBeCloseTo(1.5, 1)
        for (const other of ['outdoor', 'coil', 'suction'].filter((one) => one !== name)) expect(Math.max(...heldOf(restDrift, unit, `drift_${other}_k`).slice(14))).toBeLessThan(0.1)
      }
  })
  it('needs ten rests to start from and five to judge; a step counts from the fourth rest after it', () => {
    const held = heldOf(restDrift, resting(drifting(30, 1.5)), 'drift_suction_k')
    expect(held.findIndex(Number.isFinite)).toBe(14)
    expect(held.findIndex((value) => value >= 1.1)).toBe(33)
  })
  it('knows an error that came at once from a slow one, either way', () => {
    for (const byK of [2, -2]) {
      expect(heldOf(restDrift, resting(drifting(30, byK)), 'bias_suction_k')[59]).toBeCloseTo(2, 1)
      const slow = resting((i) => [0, 0.3, 0.6].map((offset, m) => offset + 0.1 * noise(i, m) + (m === 2 ? byK * Math.min(1, Math.max(0, (i - 20) / 30)) : 0)))
      expect(heldOf(restDrift, slow, 'drift_suction_k')[59]).toBeCloseTo(2, 0)
      expect(Math.max(...heldOf(restDrift, slow, 'bias_suction_k').slice(40))).toBe(0)
    }
  })
  it('calls it slow where rests are too far apart to tell', () => {
    const rare = resting((i) => (i % 25 === 0 ? drifting(500, 2)(i) : []), 900)
    expect(heldOf(restDrift, rare, 'drift_suction_k')[880]).toBeCloseTo(2, 1)
    expect(heldOf(restDrift, rare, 'bias_suction_k')[880]).toBe(0)
  })
  it('holds the last level for 45 days without a rest', () => {
    const unit = resting((i) => (i < 40 ? drifting(20, 1.5)(i) : []), 100)
    const held = heldOf(restDrift, unit, 'drift_suction_k')
    expect(held[84]).toBeCloseTo(1.5, 1)
    expect(held[85]).toBeNaN()
  })
  it('names nobody where two of three moved apart, or where only two are there', () => {
    const apart = resting((i) => [0, i >= 30 ? 1.5 : 0, i >= 30 ? -1.6 : 0])
    for (const name of ['outdoor', 'coil', 'suction']) expect(heldOf(restDrift, apart, `drift_${name}_k`)[59]).toBe(0)
    const two = makeUnit({ length: 60, day: (i) => ({ rests: 1, rest_outdoor_k: 0, rest_coil_k: i >= 30 ? 2 : 0 }) })
    expect(heldOf(restDrift, two, 'drift_coil_k').every(Number.isNaN)).toBe(true)
  })
  it('says of a pair of two only that it moved', () => {
    const pair = makeUnit({ length: 60, day: (i) => ({ rests: 1, rest_supply_k: 0.2 + (i >= 30 ? 1.4 : 0), rest_return_k: -0.2 - (i >= 30 ? 1.4 : 0) }) })
    expect(heldOf(restDrift, pair, 'drift_pair_k')[59]).toBeCloseTo(1.4, 10)
    expect(heldOf(restDrift, pair, 'drift_supply_k').every(Number.isNaN)).toBe(true)
  })
  it('starts again after a repair', () => {
    const held = heldOf(restDrift, resting(drifting(30, 1.5), 100, { repairs: [60] }), 'drift_suction_k')
    expect(held[59]).toBeCloseTo(1.5, 1)
    expect([held[60], held[73]]).toEqual([NaN, NaN])
    expect(held[99]).toBeLessThan(0.1)
  })
  it('finds a shift of 1.5 K in any of three within ten rests after it is reached in nearly all of 100 noisy units', () => {
    let found = 0
    for (let u = 0; u < 100; u++) {
      const unit = resting((i) => [0, 1, 2].map((m) => 0.35 * (noise(i, 10 * u + m) + noise(i, 10 * u + m + 5)) + (m === u % 3 && i >= 25 ? 1.5 : 0)), 36)
      if (heldOf(restDrift, unit, `drift_${['outdoor', 'coil', 'suction'][u % 3]}_k`).some((value) => value >= 1.1)) found++
    }
    expect(found).toBeGreaterThanOrEqual(90)
  })
})

describe('pressure at rest', () => {
  const at = (suction: (i: number) => number, discharge?: (i: number) => number, more: (i: number) => Partial<Record<DayColumn, number>> = () => ({})) =>
    makeUnit({ length: 60, day: (i) => ({ rests: 1, rest_pressure_pct: suction(i), ...(discharge === undefined ? {} : { rest_discharge_pressure_pct: discharge(i) }), ...more(i) }) })
  const step = (from: number, to: number) => (i: number) => (i >= 30 ? to : from)

  it('is low or high by the least that both transducers say against their own start', () => {
    const low = at(step(1, -7), step(-1, -7))
    expect(heldOf(restPressure, low, 'pressure_low_pct')[59]).toBe(6)
    expect(heldOf(restPressure, low, 'pressure_sensor_pct')[59]).toBe(2)
    const high = at(step(0, 8), step(0, 9))
    expect([heldOf(restPressure, high, 'pressure_high_pct')[59], heldOf(restPressure, high, 'pressure_low_pct')[59]]).toEqual([8, 0])
  })
  it('tells one transducer that drifts from a change of the circuit', () => {
    const unit = at(step(0, -6), step(0, 0.2))
    expect(heldOf(restPressure, unit, 'pressure_low_pct')[59]).toBe(0)
    expect(heldOf(restPressure, unit, 'pressure_sensor_pct')[59]).toBeCloseTo(6.2, 10)
    expect(heldOf(restPressure, unit, 'bias_pressure_pct')[59]).toBeCloseTo(6.2, 10)
    const slow = at((i) => -0.15 * Math.max(0, Math.min(40, i - 15)), () => 0)
    expect(heldOf(restPressure, slow, 'pressure_sensor_pct')[59]).toBeCloseTo(6, 0)
    expect(heldOf(restPressure, slow, 'bias_pressure_pct')[59]).toBe(0)
  })
  it('counts what was off from the start beyond 5 %', () => {
    expect(heldOf(restPressure, at(() => -12), 'pressure_low_pct')[59]).toBe(7)
    expect(heldOf(restPressure, at(() => 4), 'pressure_high_pct')[59]).toBe(0)
  })
  it('says nothing while a thermistor of the outdoor group has moved', () => {
    const unit = at(step(0, 5), step(0, 5), (i) => ({ rest_outdoor_k: 0, rest_coil_k: 0, rest_suction_k: i >= 20 ? -1.4 : 0 }))
    expect(heldOf(restPressure, unit, 'pressure_high_pct')[59]).toBe(0)
    expect(Math.max(...heldOf(restPressure, unit, 'pressure_high_pct').filter(Number.isFinite))).toBeLessThan(5)
  })
})

describe('stuck sensors', () => {
  const day = (stuckOn: number[]) =>
    makeUnit({ length: 10, day: (i) => ({ starts: 8, ...(stuckOn.includes(i) ? { same_suction_h: 20, same_coil_h: 2 } : {}) }), mode: () => ({ heat: { suction_c: 5 } }) })
  it('is the longest stretch of any sensor, on the third worst of five days', () => {
    expect(heldOf(stuckSensors, day([3, 4, 5, 6]), 'stuck_sensor_h')).toEqual([NaN, NaN, 0, 0, 0, 20, 20, 20, 20, 0])
    expect(Math.max(...heldOf(stuckSensors, day([3, 4]), 'stuck_sensor_h').filter(Number.isFinite))).toBe(0)
  })
  it('has nothing to say of a unit without such sensors', () => {
    const unit = makeUnit({ length: 5, day: () => ({ starts: 8 }) })
    expect(stuckSensors.compute(unit).gates).toEqual([{ detector: 'stuck_sensor_h', from: 0, to: 4, reason: 'no sensor beside the outdoor one' }])
  })
})
