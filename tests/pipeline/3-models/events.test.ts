import { describe, expect, it } from 'vitest'
import { defrost } from '../../../analytics/pipeline/3-models/defrost'
import { events } from '../../../analytics/pipeline/3-models/events'
import type { Model } from '../../../analytics/pipeline/3-models/model'
import { shortCycling } from '../../../analytics/pipeline/3-models/short-cycling'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { cutUnit, makeUnit, noise, weather } from './series'

const heldOf = (model: Model, unit: UnitSeries, detector: string): number[] => [...(model.compute(unit).held[detector] as Float64Array)]
const never = NaN

describe('events', () => {
  it('hold the third of five hot days, the third of seven with floodback, the second of three with heat going the wrong way', () => {
    const unit = makeUnit({
      length: 7,
      day: (i) => ({ discharge_hot_c: [80, 125, 81, 110, 90, 91, 92][i] as number, floodback_h: [0, 2, 3, 0, 1, 0, 5][i] as number, valve_wrong_min: [0, 40, 0, 30, 0, 0, 0][i] as number }),
    })
    expect(heldOf(events, unit, 'discharge_hot_c')).toEqual([never, never, 80, 81, 90, 91, 91])
    expect(heldOf(events, unit, 'floodback_h')).toEqual([never, never, 0, 0, 1, 1, 2])
    expect(heldOf(events, unit, 'valve_wrong_min')).toEqual([never, 0, 0, 30, 0, 0, 0])
  })
  it('a valve that stands in the cooling position is not mended by a summer without heating, but by days that heat the right way', () => {
    const winter = (i: number) => i < 10 || i >= 50
    const stuck = (until: number, repairs: number[] = []) =>
      heldOf(events, makeUnit({ length: 60, repairs, day: (i) => ({ heating_h: winter(i) ? 6 : never, cooling_h: i >= 20 && i < 40 ? 5 : never, valve_wrong_min: winter(i) && i < until ? 35 : 0 }) }), 'valve_wrong_min')
    expect(stuck(60).slice(1).filter((value) => value < 15)).toEqual([])
    expect([stuck(60)[9], stuck(60)[30], stuck(60)[59]]).toEqual([35, never, 35])
    expect(stuck(10).slice(50, 53)).toEqual([never, 0, 0])
    expect(stuck(10, [14]).slice(14, 18)).toEqual([never, 0, 0, 0])
    const once = makeUnit({ length: 8, day: (i) => ({ heating_h: i === 0 || i === 5 ? 6 : never, valve_wrong_min: i === 0 || i === 5 ? 35 : 0 }) })
    expect(heldOf(events, once, 'valve_wrong_min').slice(1)).toEqual([0, 0, 0, 0, 0, 0, 0])
  })
  it('know a machine that always runs hot from one that has become hot', () => {
    const of = (more: number) => makeUnit({ length: 160, day: (i) => ({ station_c_mean: weather(i), discharge_p90_c: 100 - weather(i) + noise(i, 4) + (i >= 120 ? more : 0) }) })
    expect(Math.max(...heldOf(events, of(0), 'discharge_p90_c').filter(Number.isFinite))).toBe(0)
    const hot = heldOf(events, of(12), 'discharge_p90_c')
    expect(Math.max(...hot.slice(0, 120).filter(Number.isFinite))).toBe(0)
    expect(hot.slice(122, 150).filter((value) => value >= 98.9).length).toBeGreaterThan(20)
  })
  it('say why there is no value', () => {
    const unit = makeUnit({ length: 2, day: (i) => (i === 0 ? { discharge_hot_c: 80 } : {}) })
    expect(events.compute(unit).gates.filter(({ detector }) => detector === 'discharge_hot_c')).toEqual([
      { detector: 'discharge_hot_c', from: 0, to: 0, reason: 'fewer than 3 days that can be judged' },
      { detector: 'discharge_hot_c', from: 1, to: 1, reason: 'no discharge temperature of a running compressor' },
    ])
  })
})

describe('defrosts', () => {
  const defrosting = (length: number, more: (i: number) => object, repairs: number[] = []) =>
    makeUnit({
      length,
      repairs,
      day: (i) => ({ sample_s: 60, defrosts: 10, defrosts_warm: 0, defrost_min: 60, defrost_longest_min: 7, interval_min_median: 60, interval_expected_min: 60, interval_min_cv: 0.3, outdoor_c_mean: weather(i), frost_zone_h: 12, frost_evidence_h: 0, ...more(i) }),
    })

  it('last as long as they seem less one sample, on two days of three', () => {
    const unit = defrosting(4, (i) => ({ sample_s: 300, defrost_longest_min: [25, 10, 30, 31][i] as number }))
    expect(heldOf(defrost, unit, 'defrost_longest_min')).toEqual([never, 5, 20, 25])
  })
  it('take half as long again as they did in the same weather', () => {
    const minutesAt = (i: number) => 60 - 2 * weather(i)
    const unit = defrosting(70, (i) => ({ defrost_min: minutesAt(i) * (i >= 45 ? 1.6 : 1) }))
    const ratio = heldOf(defrost, unit, 'defrost_long_ratio')
    expect(ratio.slice(0, 30).every(Number.isNaN)).toBe(true)
    expect(Math.max(...ratio.slice(30, 46).filter(Number.isFinite))).toBeLessThan(1.1)
    expect(ratio[69]).toBeGreaterThan(1.5)
    expect(ratio[69]).toBeLessThan(1.7)
    expect(heldOf(defrost, defrosting(70, () => ({ sample_s: 300 })), 'defrost_long_ratio').every(Number.isNaN)).toBe(true)
  })
  it('are a timer only when they keep their interval from day to day too', () => {
    const steady = (interval: (i: number) => number) => heldOf(defrost, defrosting(20, (i) => ({ interval_min_median: interval(i), interval_min_cv: 0.04, interval_expected_min: 165 })), 'defrost_timer_steadiness')
    expect(steady(() => 30)[19]).toBeCloseTo(0.96, 12)
    expect(steady((i) => (i % 2 === 0 ? 25 : 40))[19]).toBeLessThan(0.8)
  })
  it('in warm weather count for certain only with many cycles', () => {
    expect(heldOf(defrost, defrosting(12, () => ({ defrosts: 4, defrosts_warm: 1 })), 'defrost_warm_share')[11]).toBeCloseTo((0.31844 - 0.17421) / 1.13688, 4)
    expect(heldOf(defrost, defrosting(12, () => ({ defrosts_warm: 10 })), 'defrost_warm_share')[11]).toBeGreaterThan(0.9)
  })
  it('come three times as late as this unit used to, whatever the frosting map says', () => {
    const unit = defrosting(70, (i) => ({ station_c_mean: i === 60 ? 9 : -2, interval_expected_min: 60, interval_min_median: i >= 45 ? 240 : 80 }))
    const late = heldOf(defrost, unit, 'defrost_late_ratio')
    expect(late.slice(0, 30).every(Number.isNaN)).toBe(true)
    expect(late[44]).toBe(1)
    expect(late[60]).toBeNaN()
    expect(late[69]).toBe(3)
  })
  it('do not come to a frosted coil on three days of five, with intervals longer than the weather asks for', () => {
    const unit = defrosting(6, (i) => ({ interval_min_median: 180, frost_evidence_h: [0, 4, 0, 5, 6, 0][i] as number }))
    expect(heldOf(defrost, unit, 'frost_evidence_h')).toEqual([never, never, 0, 0, 4, 4])
    const dry = defrosting(6, () => ({ defrosts: 0, interval_min_median: never, frost_zone_h: 0.5, frost_evidence_h: 18 }))
    expect(heldOf(defrost, dry, 'frost_evidence_h')[5]).toBe(0.5)
    const asked = defrosting(6, () => ({ frost_evidence_h: 4 }))
    expect(heldOf(defrost, asked, 'frost_evidence_h')[5]).toBe(0)
  })
})

it('starts per hour of running: 24 in 8 hours are 3', () => {
  const unit = makeUnit({ length: 5, day: (i) => ({ starts: 24, starts_max_per_h: 4, short_runs: 0, compressor_h: 8, station_c_mean: i < 4 ? 5 : 15 }) })
  expect(heldOf(shortCycling, unit, 'starts_per_run_hour')).toEqual([never, never, 3, 3, never])
})

it('nothing uses later days', () => {
  const unit = makeUnit({
    length: 200,
    repairs: [140],
    day: (i) => ({
      sample_s: 60, station_c_mean: weather(i), outdoor_c_mean: weather(i), discharge_p90_c: 97 - weather(i) + 8 * noise(i, 1), discharge_hot_c: 95 + 20 * noise(i, 2), floodback_h: 3 * Math.abs(noise(i, 3)),
      valve_wrong_min: 20 * Math.abs(noise(i, 4)), defrosts: 5 + (i % 6), defrosts_warm: i % 3, defrost_min: 40 + 20 * noise(i, 5), defrost_longest_min: 8 + 6 * noise(i, 6), interval_min_median: 40 + 10 * noise(i, 7),
      interval_expected_min: 165, interval_min_cv: 0.1, frost_evidence_h: 2 + 2 * noise(i, 8), starts: 30, starts_max_per_h: 3, short_runs: 4, compressor_h: 10,
    }),
  })
  for (const model of [events, defrost, shortCycling]) {
    const full = model.compute(unit).held
    for (const length of [1, 20, 45, 80, 139, 141, 170])
      for (const detector of model.detectors) expect(model.compute(cutUnit(unit, length)).held[detector], `${detector} at ${length}`).toEqual((full[detector] as Float64Array).slice(0, length))
  }
})
