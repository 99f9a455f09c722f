import { describe, expect, it } from 'vitest'
import { followUnit } from '../../../analytics/pipeline/3-models/baseline/follow-unit'
import { compressorHealth } from '../../../analytics/pipeline/3-models/compressor/health'
import { timeToAct } from '../../../analytics/pipeline/3-models/compressor/time-to-act'
import { copDegradation } from '../../../analytics/pipeline/3-models/cop-degradation'
import { seasonChange, seasonDays } from '../../../analytics/pipeline/3-models/cop/season-change'
import { rankedWeeks, residualWeeks } from '../../../analytics/pipeline/3-models/causes/weeks'
import { nameCauses } from '../../../analytics/pipeline/3-models/causes/name-causes'
import { circuitDay, faultShifts } from './circuit-day'
import { heatingDay, makeUnit, noise } from './series'

describe('time to act', () => {
  const ramp = (weeks: number, per: number) => Array.from({ length: weeks }, (_, i) => per * (i + 1) + 0.01 * noise(i, 3))
  it('of a line of 0.05 a week at 0.6 is eight weeks, inside its interval', () => {
    const time = timeToAct(ramp(12, 0.05), 7)
    if (typeof time === 'string') throw new Error(time)
    expect(time.p50).toBeCloseTo(8, 0)
    expect(time.p10).toBeLessThanOrEqual(time.p50)
    expect(time.p90).toBeGreaterThanOrEqual(time.p50)
    expect(timeToAct(ramp(12, 0.05), 7)).toEqual(time)
  })
  it('counts the weeks without data since the last that has some', () => {
    const late = timeToAct([...ramp(12, 0.05), NaN, NaN], 7)
    expect(typeof late === 'string' ? NaN : late.p50).toBeCloseTo(6, 0)
  })
  it('follows damage that doubles rather than a line', () => {
    const doubling = Array.from({ length: 14 }, (_, i) => 0.02 * 2 ** (i / 3))
    const time = timeToAct(doubling, 7)
    expect(typeof time === 'string' ? time : time.p50).toBeCloseTo((Math.log2(1 / (0.02 * 2 ** (12.5 / 3))) * 3), 0)
  })
  it('is not told of too short, too little, or too uncertain a rise', () => {
    expect(timeToAct(ramp(6, 0.1), 7)).toBe('fewer than 8 weeks with damage')
    expect(timeToAct(ramp(12, 0.01), 7)).toBe('damage is below a quarter of the way')
    expect(timeToAct(Array.from({ length: 12 }, (_, i) => 0.4 + 0.2 * noise(i, 9)), 7)).toBe('damage does not rise for certain')
  })
})

describe('compressor health', () => {
  const plain = (day: object) => makeUnit({ length: 120, mode: (i) => circuitDay(i), day: () => ({ compressor_h: 12, starts: 6, envelope_h: 0, floodback_h: 0, discharge_hot_c: 80, ...day }) })
  it('has all families at 100 where nothing is wrong, by hand 100 x (1 - 0.15) with two starts an hour', () => {
    expect(compressorHealth(plain({}))).toMatchObject({ families: 4 })
    expect(compressorHealth(plain({})).index).toBeGreaterThan(99)
    expect(compressorHealth(plain({ starts: 24 })).index).toBeCloseTo(85, 0)
  })
  it('is at most 40 past 250 degF at the discharge', () => {
    expect(compressorHealth(plain({ discharge_hot_c: 122 })).index).toBe(40)
    expect(compressorHealth(plain({ discharge_hot_c: 110 })).index).toBeCloseTo(100 * (1 - 0.3 * 0.5), 0)
  })
  it('is not told from fewer than two families', () => {
    const unit = makeUnit({ length: 60, day: () => ({ compressor_h: 12, starts: 6 }) })
    expect(compressorHealth(unit).index).toBeNaN()
    expect(compressorHealth(unit).families).toBe(1)
  })
})

describe('efficiency season by season', () => {
  const two = (loss: number, repairs: number[] = []) => makeUnit({ length: 560, repairs, mode: (i) => heatingDay(i, { loss: i >= 300 ? loss : 0 }) })
  const changeOf = (unit: ReturnType<typeof two>) => {
    const heat = followUnit(unit).modes[0]
    return heat === undefined ? undefined : seasonChange(seasonDays(unit, heat))
  }
  it('finds a loss of 7 % between winters in bins of like conditions', () => {
    const change = changeOf(two(0.07))
    expect(change?.ln).toBeCloseTo(Math.log(0.93), 2)
    expect(change !== undefined && change.bins >= 3 && change.days >= 20).toBe(true)
    expect(copDegradation.compute(two(0.07)).condition?.seasonChangePct).toBeCloseTo(-7, 0)
  })
  it('finds none where there is none, and says nothing within one season or since a repair', () => {
    expect(Math.abs(changeOf(two(0))?.ln ?? NaN)).toBeLessThan(0.01)
    expect(changeOf(two(0.07, [400]))).toBeUndefined()
  })
  it('does not call efficiency lost that a dirty coil explains', () => {
    const dirty = makeUnit({ length: 160, mode: (i) => circuitDay(i, i >= 80 ? { approachOutdoor: 5, cop: 0.94 } : {}) })
    const loss = copDegradation.compute(dirty)
    expect(Math.max(...(loss.held.cop_loss as Float64Array).filter(Number.isFinite))).toBeLessThan(0.02)
    expect(loss.condition?.copVsExpectedPct).toBeLessThan(-5)
    expect(loss.condition?.copVsExpectedPct).toBeGreaterThan(-7)
    expect(loss.condition?.approachOutdoorK).toBeCloseTo(5, 0)
  })
})

describe('weeks for the screens', () => {
  const unit = makeUnit({ length: 120, mode: (i) => circuitDay(i, i >= 80 ? faultShifts.compressor_valve_leakage : {}) })
  const causing = nameCauses(unit)
  it('are Mondays, with the name once it is told and the residuals in their own units', () => {
    const weeks = rankedWeeks(unit, causing)
    for (const { position } of weeks) expect(new Date((unit.firstDay + position) * 86_400_000).getUTCDay()).toBe(1)
    expect(weeks.at(-1)).toMatchObject({ best: 'compressor_valve_leakage', named: 'compressor_valve_leakage' })
    const last = residualWeeks(unit, causing).at(-1)
    expect(last?.block).toBe('heating')
    expect(last?.residuals[12]).toBeCloseTo(Math.log(0.79), 1)
  })
})
