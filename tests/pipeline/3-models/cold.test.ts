import { describe, expect, it } from 'vitest'
import { auxHeat } from '../../../analytics/pipeline/3-models/cold/aux-heat'
import { coldClimate } from '../../../analytics/pipeline/3-models/cold/cold-climate'
import { standby } from '../../../analytics/pipeline/3-models/cold/standby'
import type { Model } from '../../../analytics/pipeline/3-models/model'
import type { DayColumn, UnitRegister, UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { makeUnit, noise } from './series'

const last = (model: Model, unit: UnitSeries, detector: string): number => (model.compute(unit).held[detector] as Float64Array).at(-1) as number
const week = (day: (i: number) => Partial<Record<DayColumn, number>>, register: Partial<UnitRegister> = { auxLockoutC: -4, auxHeatW: 5000, minOutdoorC: -25 }, length = 7, mode?: Parameters<typeof makeUnit>[0]['mode']) =>
  makeUnit({ length, register, day, ...(mode === undefined ? {} : { mode }) })

describe('backup heat', () => {
  it('is too warm by the third worst of seven days above the lock-out of the register', () => {
    expect(last(auxHeat, week((i) => ({ aux_h: 1, aux_outdoor_c: [3, 5, -8, 8, NaN, 2, -9][i] as number })), 'aux_warm_k')).toBe(6)
    expect(last(auxHeat, week((i) => ({ aux_h: 1, aux_outdoor_c: i < 2 ? 6 : -8 })), 'aux_warm_k')).toBe(0)
  })
  it('has 5 K more room where its lock-out is not known', () => {
    expect(last(auxHeat, week(() => ({ aux_h: 1, aux_outdoor_c: 6 }), {}), 'aux_warm_k')).toBe(0)
    expect(last(auxHeat, week(() => ({ aux_h: 1, aux_outdoor_c: 12 }), {}), 'aux_warm_k')).toBeCloseTo(12 - 7.7, 10)
  })
  it('idles, or heats alone, by the third worst day', () => {
    const unit = week((i) => ({ aux_h: 4, aux_idle_h: [0, 2, 3, 4, 0, 0, 0][i] as number, aux_alone_h: i }))
    expect([last(auxHeat, unit, 'aux_idle_h'), last(auxHeat, unit, 'aux_alone_h')]).toEqual([2, 4])
  })
  it('is missing where the room stays cold at full speed and none comes, on the second worst of five cold days', () => {
    const cold = (more: (i: number) => Partial<Record<DayColumn, number>>, register?: Partial<UnitRegister>, compressor_hz = 80) =>
      week((i) => ({ aux_h: 0, cold_call_full_h: i >= 5 ? 6 : 0, outdoor_c_mean: -12, ...more(i) }), register, 7, () => ({ heat: { compressor_hz } }))
    expect(last(auxHeat, cold(() => ({})), 'aux_missing_h')).toBe(6)
    expect(last(auxHeat, cold(() => ({}), undefined, NaN), 'aux_missing_h')).toBe(3)
    expect(last(auxHeat, cold(() => ({ aux_h: 3 })), 'aux_missing_h')).toBe(0)
    expect(last(auxHeat, cold((i) => (i === 6 ? { cold_call_full_h: 0 } : {})), 'aux_missing_h')).toBe(0)
    expect(last(auxHeat, cold(() => ({ outdoor_c_mean: 2 })), 'aux_missing_h')).toBeNaN()
    expect(last(auxHeat, cold(() => ({}), {}), 'aux_missing_h')).toBeNaN()
    expect(last(auxHeat, cold((i) => (i === 0 ? { aux_h: 2 } : {}), {}), 'aux_missing_h')).toBe(6)
  })
  it('is not judged where it is not measured', () => {
    expect(auxHeat.compute(week(() => ({ cold_call_full_h: 9 }))).gates.map(({ reason }) => reason)).toEqual(Array(4).fill('backup heat is not measured'))
  })
})

describe('cold climate', () => {
  it('counts hours locked out above the limit of the register, else above -10 degC', () => {
    const out = (outdoor: number, register?: Partial<UnitRegister>) => last(coldClimate, week((i) => ({ lockout_h: i >= 5 ? 8 : 0, lockout_outdoor_c: outdoor }), register), 'lockout_h')
    expect([out(-5), out(-23.8), out(-24)]).toEqual([8, 8, 0])
    expect([out(-5, {}), out(-12, {})]).toEqual([8, 0])
  })
  it('counts backup heat alone where usual days were all warmer: -3 degC locks out, 3 degC does not', () => {
    const unit = (day: (i: number) => Partial<Record<DayColumn, number>>) => week((i) => ({ compressor_h: 12, aux_alone_h: 0, ...day(i) }), undefined, 20)
    const cold = (i: number) => [12, 14, 17, 18].includes(i)
    const locked = unit((i) => (cold(i) ? { outdoor_c_mean: -3, compressor_h: 0, aux_alone_h: 18 } : { outdoor_c_mean: 3 }))
    expect(last(coldClimate, locked, 'lockout_h')).toBe(18)
    const colderBefore = unit((i) => (cold(i) ? { outdoor_c_mean: -3, compressor_h: 0, aux_alone_h: 18 } : { outdoor_c_mean: i % 5 === 0 ? -6 : 3 }))
    expect(last(coldClimate, colderBefore, 'lockout_h')).toBe(0)
    const byHand = unit((i) => ({ outdoor_c_mean: 3 - i / 5, ...(i >= 3 ? { compressor_h: 0, aux_alone_h: 18 } : {}) }))
    expect(last(coldClimate, byHand, 'lockout_h')).toBe(0)
  })
  it('counts hours too cold at full speed as a shortfall where backup heat came or there is none, in weather that three days before were no trouble', () => {
    const short = (more: Partial<Record<DayColumn, number>>, register?: Partial<UnitRegister>, before = -6) =>
      last(coldClimate, week((i) => ({ heating_h: 12, outdoor_c_mean: i < 7 ? before : -5, cold_call_full_h: i < 7 ? 0 : 5, ...(i < 7 ? { aux_h: more.aux_h ?? NaN } : more) }), register, 14), 'cold_short_h')
    expect([short({ aux_h: 3 }), short({ aux_h: 0 }), short({}, {}), short({})]).toEqual([5, 0, 5, 0])
    expect(short({ aux_h: 3 }, undefined, -4)).toBe(0)
  })
  it('sees suction below atmosphere', () => {
    const unit = makeUnit({ length: 5, mode: (i) => ({ heat: { suction_kpa: i === 4 || i === 2 ? 96.325 : 150 } }) })
    expect(last(coldClimate, unit, 'cold_suction_kpa')).toBeCloseTo(5, 10)
  })
  it('counts hours run on days entirely below the limit less 2 K', () => {
    expect(last(coldClimate, week(() => ({ compressor_h: 20, outdoor_c_max: -28 })), 'cold_limit_h')).toBe(20)
    expect(last(coldClimate, week(() => ({ compressor_h: 20, outdoor_c_max: -26 })), 'cold_limit_h')).toBe(0)
  })
})

describe('standby', () => {
  it('is held against the habit of like weather: a crankcase heater in the cold is usual, five times the power is not', () => {
    const unit = (more: number) =>
      makeUnit({ length: 160, day: (i) => ({ outdoor_c_mean: i % 80 < 40 ? -2 : 10, standby_w: (i % 80 < 40 ? 60 : 12) + 2 * noise(i) + (i >= 100 ? more : 0) }) })
    expect(last(standby, unit(0), 'standby_ratio')).toBeCloseTo(1, 1)
    expect(last(standby, unit(250), 'standby_ratio')).toBeCloseTo(282 / 32, 0)
  })
  it('knows that a pump rests in the warmth and runs in cool weather', () => {
    const unit = makeUnit({ length: 200, day: (i) => ({ outdoor_c_mean: i < 60 ? 20 : 9, standby_w: i < 60 ? 9 : 74 }) })
    expect(Math.max(...(standby.compute(unit).held.standby_ratio as Float64Array).filter(Number.isFinite))).toBe(1)
  })
  it('is not judged on days on which backup heat ran without the compressor', () => {
    const unit = makeUnit({ length: 160, day: (i) => ({ outdoor_c_mean: -8, standby_w: i >= 100 ? 2500 : 12, aux_alone_h: i >= 100 ? 20 : 0 }) })
    expect(Math.max(...(standby.compute(unit).held.standby_ratio as Float64Array).filter(Number.isFinite))).toBe(1)
  })
  it('is not judged on days of many short rests', () => {
    const cycling = makeUnit({ length: 160, day: (i) => ({ outdoor_c_mean: 4, compressor_h: 8, starts: i >= 100 ? 120 : 6, standby_w: i >= 100 ? 300 : 12 }) })
    expect(Math.max(...(standby.compute(cycling).held.standby_ratio as Float64Array).filter(Number.isFinite))).toBe(1)
  })
  it('is not judged on days that hardly rest, whose few samples hold a part of starts and stops', () => {
    const busy = makeUnit({ length: 160, day: (i) => ({ outdoor_c_mean: 8, standby_w: i >= 100 ? 500 : 12, compressor_h: i >= 100 ? 23.8 : 10 }) })
    expect(Math.max(...(standby.compute(busy).held.standby_ratio as Float64Array).filter(Number.isFinite))).toBe(1)
  })
})
