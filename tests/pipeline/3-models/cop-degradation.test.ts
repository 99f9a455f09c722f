import { describe, expect, it } from 'vitest'
import { copDegradation } from '../../../analytics/pipeline/3-models/cop-degradation'
import type { CopCondition } from '../../../analytics/pipeline/3-models/model'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { cutUnit, heatingDay, makeUnit, weather } from './series'

const days = 426
const lossOf = (unit: UnitSeries) => copDegradation.compute(unit).held.cop_loss as Float64Array
const largest = (values: Float64Array, from = 0) => Math.max(...values.slice(from).filter(Number.isFinite))
const firstAt = (values: Float64Array, threshold: number) => values.findIndex((value) => value >= threshold)
const make = (shape: (i: number) => Parameters<typeof heatingDay>[1], more: { repairs?: number[]; updates?: number[] } = {}) =>
  makeUnit({ length: days, mode: (i) => heatingDay(i, shape(i)), ...more })

describe('loss of efficiency', () => {
  it('stays under 1.5 % on a healthy unit, all seasons, and says so', () => {
    const { held, condition } = copDegradation.compute(make(() => ({})))
    expect(largest(held.cop_loss as Float64Array)).toBeLessThan(0.015)
    expect(condition?.copVsExpectedPct).toBeGreaterThan(-1.5)
    expect(condition?.copVsExpectedPct).toBeLessThan(1.5)
    expect(condition?.baselineFrom).toBe(0)
    expect(condition?.baselineTo).toBe(59)
  })

  it('measures a step of 12 % as 12 % within 21 compared days', () => {
    const held = lossOf(make((i) => ({ loss: i >= 100 ? 0.12 : 0 })))
    expect(firstAt(held, 0.1)).toBeGreaterThan(100)
    expect(firstAt(held, 0.1)).toBeLessThanOrEqual(121)
    expect(held[140]).toBeGreaterThan(0.1)
    expect(held[140]).toBeLessThan(0.14)
  })

  it('finds a ramp of 6 % a year before 21 days after it passes 5 %', () => {
    const held = lossOf(make((i) => ({ loss: i < 65 ? 0 : (0.06 * (i - 65)) / 365 })))
    const passes = 65 + Math.ceil((0.05 / 0.06) * 365)
    expect(firstAt(held, 0.035)).toBeGreaterThan(200)
    expect(firstAt(held, 0.035)).toBeLessThanOrEqual(passes + 21)
  })

  it('is not made by a raised supply temperature', () => {
    const held = lossOf(make((i) => ({ raise: i >= 90 ? 6 : 0 })))
    expect(largest(held)).toBeLessThan(0.02)
    expect(held.slice(150, 170).some(Number.isFinite)).toBe(true)
  })

  it('is not hidden by a raised supply temperature', () => {
    const held = lossOf(make((i) => ({ raise: i >= 90 ? 6 : 0, loss: i >= 150 ? 0.12 : 0 })))
    expect(largest(held, 150)).toBeGreaterThan(0.09)
  })

  it('claims less on a noisy unit', () => {
    const quiet = lossOf(make((i) => ({ loss: i >= 100 ? 0.06 : 0, sd: 0.02 })))
    const noisy = lossOf(make((i) => ({ loss: i >= 100 ? 0.06 : 0, sd: 0.2 })))
    expect(largest(noisy.slice(0, 150))).toBeLessThan(largest(quiet.slice(0, 150)))
  })

  it('is compared anew after a lasting change of the room setpoint, and a loss that comes later is found', () => {
    const changed = (lossAt: number) =>
      makeUnit({
        length: days,
        day: (i) => ({ heating_h: 8, setpoint_c_mean: i >= 100 ? 19 : 21 }),
        mode: (i) => heatingDay(i, { loss: (i >= 100 ? 0.055 : 0) + (i >= lossAt ? 0.09 : 0) }),
      })
    expect(largest(lossOf(changed(days)), 112)).toBeLessThan(0.03)
    expect(largest(lossOf(changed(145)), 145)).toBeGreaterThan(0.06)
    expect(largest(lossOf(make((i) => ({ loss: i >= 100 ? 0.055 : 0 }))), 112)).toBeGreaterThan(0.04)
  })

  it('excuses at most 6 % with a setpoint', () => {
    const lost = makeUnit({ length: days, day: (i) => ({ heating_h: 8, setpoint_c_mean: i >= 100 ? 19 : 21 }), mode: (i) => heatingDay(i, { loss: i >= 100 ? 0.15 : 0 }) })
    expect(largest(lossOf(lost), 135)).toBeGreaterThan(0.07)
  })

  it.each([['a repair', { repairs: [110] }], ['new firmware', { updates: [110] }]])('starts again after %s', (_, restart) => {
    const { held } = copDegradation.compute(make((i) => ({ loss: i >= 80 ? 0.12 : 0 }), restart))
    const loss = held.cop_loss as Float64Array
    expect(largest(loss.slice(0, 110))).toBeGreaterThan(0.1)
    expect(largest(loss, 110)).toBeLessThan(0.03)
  })

  it('has no slope before the second season, and one with its interval after', () => {
    const ramp = (i: number) => ({ loss: i < 65 ? 0 : (0.08 * (i - 65)) / 365 })
    const unit = makeUnit({ length: 500, mode: (i) => heatingDay(i, ramp(i)) })
    const first = copDegradation.compute(cutUnit(unit, 300))
    expect(first.condition?.trendPctPerYear).toBeNaN()
    expect(first.condition?.notEnoughData).toBe('a slope needs a second season')
    expect([...(first.held.cop_trend_loss as Float64Array)].every(Number.isNaN)).toBe(true)
    const second = copDegradation.compute(unit).condition as CopCondition
    expect(second.trendPctPerYear).toBeLessThan(-5)
    expect(second.trendPctPerYear).toBeGreaterThan(-11)
    expect(second.trendLow < second.trendPctPerYear && second.trendPctPerYear < second.trendHigh).toBe(true)
    expect(second.trendHigh).toBeLessThan(0)
  })

  it('does not compare at an outdoor sensor in the sun unless a station measures', () => {
    const sunny = (station: number) =>
      makeUnit({
        length: 200,
        day: (i) => ({ outdoor_sun_samples: i === 2 ? 60 : 0 }),
        mode: (i) => ({ heat: { ...heatingDay(i).heat, outdoor_station: station } }),
      })
    const own = copDegradation.compute(sunny(0))
    expect([...(own.held.cop_loss as Float64Array)].every(Number.isNaN)).toBe(true)
    expect(own.gates.some((gate) => gate.reason === 'outdoor sensor in doubt and no weather station')).toBe(true)
    expect(own.expectation?.every((entry) => !entry.scored) ?? true).toBe(true)
    expect([...lossOf(sunny(1))].some(Number.isFinite)).toBe(true)
  })

  it('takes a room that is 2 K warmer for what it is', () => {
    const air = makeUnit({
      length: 300,
      hydronic: false,
      mode: (i) => {
        const outdoor = weather(i)
        if (outdoor > 16) return {}
        const indoor = 21 + (i >= 120 ? 2 : 0) + 0.1 * Math.sin(i)
        const cop = (0.4 * (indoor + 18 + 273.15)) / (indoor + 18 - (outdoor - 8))
        return { heat: { outdoor_station: 1, daily: 0, steady_samples: 50, outdoor_c: outdoor, indoor_c: indoor, sink_c: 40, cop, power_w: 1500 } }
      },
    })
    expect(largest(lossOf(air))).toBeLessThan(0.01)
  })

  it('uses nothing later than each day', () => {
    const unit = make((i) => ({ loss: i >= 120 ? 0.12 : 0, raise: i >= 300 ? 6 : 0 }))
    const full = copDegradation.compute(unit).held
    for (const length of [59, 60, 61, 92, 121, 135, 200, 306, 366, 425]) {
      const cut = copDegradation.compute(cutUnit(unit, length)).held
      for (const detector of copDegradation.detectors)
        expect(cut[detector], `${detector} at ${length}`).toEqual((full[detector] as Float64Array).slice(0, length))
    }
  })
})
