import { describe, expect, it } from 'vitest'
import { connectivity } from '../../../analytics/pipeline/3-models/connectivity'
import { defrost } from '../../../analytics/pipeline/3-models/defrost'
import { certainShare } from '../../../analytics/pipeline/3-models/defrost/judged-cycles'
import { models } from '../../../analytics/pipeline/3-models/models'
import { outdoorSensor } from '../../../analytics/pipeline/3-models/outdoor-sensor-model'
import { settingChange } from '../../../analytics/pipeline/3-models/setting-change'
import { shortCycling } from '../../../analytics/pipeline/3-models/short-cycling'
import type { Model } from '../../../analytics/pipeline/3-models/model'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { cutUnit, heatingDay, makeUnit, noise, weather } from './series'

const heldOf = (model: Model, unit: UnitSeries, detector: string): number[] => [...(model.compute(unit).held[detector] as Float64Array)]
const never = NaN

describe('connectivity', () => {
  const silentFrom = (from: number, reporting: (i: number) => boolean) =>
    makeUnit({ length: 8, day: (i) => (i < from ? { end_gap_h: i === from - 1 ? 9 : 0 } : { present: 0, coverage: never, peers_reporting: reporting(i) ? 1 : never }) })

  it('adds 24 h a day to the hours missing on the last day with data', () => {
    expect(heldOf(connectivity, silentFrom(4, () => true), 'silent_h')).toEqual([0, 0, 0, 0, 33, 57, 81, 105])
  })
  it('does not count days on which the others were silent too, and says why', () => {
    const unit = silentFrom(4, (i) => i !== 5)
    expect(heldOf(connectivity, unit, 'silent_h')).toEqual([0, 0, 0, 0, 33, never, 57, 81])
    expect(connectivity.compute(unit).gates.filter(({ detector }) => detector === 'silent_h')).toEqual([{ detector: 'silent_h', from: 5, to: 5, reason: 'no unit of the same import reported that day' }])
  })
  it('never calls a unit silent that shares its import with none', () => {
    expect(heldOf(connectivity, silentFrom(4, () => false), 'silent_h').slice(4).every(Number.isNaN)).toBe(true)
  })
  it('loses coverage against its usual one, over 14 days on which the others reported', () => {
    const gappy = (coverage: (i: number) => number, peers: number) => makeUnit({ length: 60, day: (i) => ({ coverage: coverage(i), peers_reporting: peers }) })
    expect(heldOf(connectivity, gappy((i) => (i >= 30 ? 0.7 : 1), 1), 'coverage_lost_pct')[59]).toBeCloseTo(30, 9)
    expect(heldOf(connectivity, gappy((i) => (i >= 30 ? 0.7 : 1), 1), 'coverage_lost_pct')[36]).toBeCloseTo(15, 9)
    expect(heldOf(connectivity, gappy(() => 0.7, 1), 'coverage_lost_pct')[59]).toBe(0)
    expect(heldOf(connectivity, gappy((i) => (i >= 30 ? 0.7 : 1), never), 'coverage_lost_pct')[59]).toBeNaN()
  })
  it('flaps by the fifth worst of 14 days, over what is usual for its recorder', () => {
    const flapping = (usual: number) => makeUnit({ length: 40, day: (i) => ({ gaps: usual + (i >= 30 && i % 2 === 0 ? 9 : 0) }) })
    expect(heldOf(connectivity, flapping(0), 'gaps_per_day').slice(37)).toEqual([0, 9, 9])
    expect(heldOf(connectivity, flapping(20), 'gaps_per_day')[39]).toBe(9)
    expect(heldOf(connectivity, flapping(0), 'gaps_per_day').slice(0, 18).every(Number.isNaN)).toBe(true)
  })
  it('counts days without any telemetry as lost', () => {
    const unit = makeUnit({ length: 40, day: (i) => (i >= 33 ? { present: 0, coverage: never, peers_reporting: 1 } : {}) })
    expect(heldOf(connectivity, unit, 'coverage_lost_pct')[39]).toBeCloseTo(50, 9)
  })
})

describe('short cycling', () => {
  it('is the busiest hour of the third worst of seven days', () => {
    const worst = [2, 8, 3, 7, 2, 6, 1, 1]
    const unit = makeUnit({ length: 8, day: (i) => ({ starts_max_per_h: worst[i] as number, starts: 20, short_runs: 5, station_c_mean: 5 }) })
    expect(heldOf(shortCycling, unit, 'starts_per_hour')).toEqual([never, never, 2, 3, 3, 6, 6, 6])
    expect(heldOf(shortCycling, unit, 'short_run_share').slice(2)).toEqual(Array(6).fill(0.25))
  })
  it('does not judge short runs in mild weather, on days with few starts or half empty days', () => {
    const day = (more: object) => makeUnit({ length: 5, day: () => ({ starts_max_per_h: 5, starts: 40, short_runs: 40, station_c_mean: 2, ...more }) })
    expect(heldOf(shortCycling, day({}), 'short_run_share')[4]).toBe(1)
    expect(heldOf(shortCycling, day({ station_c_mean: 12 }), 'short_run_share')[4]).toBeNaN()
    expect(heldOf(shortCycling, day({ starts: 6, short_runs: 6 }), 'short_run_share')[4]).toBe(0)
    expect(heldOf(shortCycling, day({ coverage: 0.4 }), 'starts_per_hour')[4]).toBeNaN()
    const coarse = day({ sample_s: 900, compressor_h: 10 })
    for (const detector of ['starts_per_hour', 'short_run_share']) {
      expect(heldOf(shortCycling, coarse, detector).every(Number.isNaN), 'at 15 min no hour has more than two starts').toBe(true)
      expect(shortCycling.compute(coarse).gates.find((gate) => gate.detector === detector)?.reason).toBe('samples too far apart to count starts')
    }
    expect(heldOf(shortCycling, coarse, 'starts_per_run_hour')[4]).toBeGreaterThan(0)
  })
})

describe('defrost', () => {
  const defrosting = (more: object, length = 12) =>
    makeUnit({
      length,
      day: () => ({ defrosts: 12, defrosts_unnecessary: 0, defrosts_incomplete: 0, defrosts_by_time: 0, interval_min_median: 60, interval_expected_min: 60, interval_min_cv: 0.3, station_c_mean: 0, frost_zone_h: 12, ...more }),
    })

  it('has the lower 90 % limit of 8 of 10 by Wilson: (0.8821 - 0.1817) / 1.1642', () => {
    expect(certainShare(8, 10)).toBeCloseTo(0.6016, 4)
    expect(certainShare(0, 10)).toBe(0)
    expect(certainShare(500, 500)).toBeGreaterThan(0.996)
  })
  it('counts cycles of at least three days', () => {
    const held = heldOf(defrost, defrosting({ defrosts_unnecessary: 9 }), 'defrost_unneeded_share')
    expect(held.slice(0, 6).every(Number.isNaN)).toBe(true)
    expect(held[6]).toBeCloseTo(certainShare(27, 36), 12)
    expect(held[11]).toBeCloseTo(certainShare(27, 36), 12)
  })
  it('counts ends by time only where samples are short enough to tell, else what the coil says', () => {
    const share = (more: object) => heldOf(defrost, defrosting(more), 'defrost_incomplete_share')[11]
    expect(share({ defrosts_by_time: 12, sample_s: 60 })).toBeGreaterThan(0.9)
    expect(share({ defrosts_by_time: 12, defrosts_incomplete: 12 })).toBeNaN()
    expect(share({ defrosts_by_time: 12, termination_c_median: 15 })).toBe(0)
    expect(share({ defrosts_incomplete: 12, termination_c_median: 3 })).toBeGreaterThan(0.9)
  })
  it('lets a warm end weigh as much as ten cold ones in samples over a minute, which miss the warmest moment of most defrosts', () => {
    const share = (more: object) => heldOf(defrost, defrosting({ termination_c_median: 6, ...more }), 'defrost_incomplete_share')[11]
    expect(share({ defrosts_incomplete: 9 })).toBe(0)
    expect(share({ defrosts_incomplete: 9, sample_s: 60 })).toBeGreaterThan(0.5)
    expect(share({ defrosts_incomplete: 12 })).toBeGreaterThan(0.9)
    const few = { defrosts: 1, defrosts_incomplete: 1 }
    expect(heldOf(defrost, defrosting({ termination_c_median: 6, ...few }, 40), 'defrost_incomplete_share')[39], 'one a day, 14 in the window').toBeNaN()
    expect(heldOf(defrost, defrosting({ termination_c_median: 6, sample_s: 60, ...few }, 40), 'defrost_incomplete_share')[39]).toBeGreaterThan(0.5)
  })
  it('compares short intervals with the frosting map: 165 min asked, 30 taken', () => {
    expect(heldOf(defrost, defrosting({ interval_min_median: 30, interval_expected_min: 165 }), 'defrost_interval_ratio')[11]).toBe(5.5)
    expect(heldOf(defrost, defrosting({ interval_min_median: 50, interval_expected_min: 165 }), 'defrost_interval_ratio')[11]).toBe(0)
  })
  it('knows a timer by its steadiness, unless frost asks for that interval', () => {
    const timer = { interval_min_median: 30, interval_min_cv: 0.06 }
    expect(heldOf(defrost, defrosting({ ...timer, interval_expected_min: 165 }), 'defrost_timer_steadiness')[11]).toBeCloseTo(0.94, 12)
    expect(heldOf(defrost, defrosting({ ...timer, interval_expected_min: 30 }), 'defrost_timer_steadiness')[11]).toBe(0)
  })
  it('adds up frosting hours since the last defrost, over three days at least', () => {
    const unit = makeUnit({ length: 7, day: (i) => ({ defrosts: i === 0 || i === 5 ? 4 : 0, frost_zone_h: 6, station_c_mean: -2 }) })
    expect(heldOf(defrost, unit, 'frost_h_without_defrost')).toEqual([0, 0, 0, 18, 24, 0, 0])
    const unseen = makeUnit({ length: 7, day: () => ({ defrosts: 0, frost_zone_h: 6, station_c_mean: -2 }) })
    expect(heldOf(defrost, unseen, 'frost_h_without_defrost').every(Number.isNaN)).toBe(true)
    const silent = makeUnit({ length: 60, day: (i) => (i >= 5 && i < 50 ? { present: 0, defrosts: NaN } : { defrosts: i === 0 ? 4 : 0, frost_zone_h: 6, station_c_mean: -2 }) })
    expect(heldOf(defrost, silent, 'frost_h_without_defrost').filter(Number.isFinite), 'a gap of weeks may have had a thaw').toEqual([0, 0, 0, 18, 24, 0, 0, 18, 24, 30, 36, 42, 48, 54, 60])
  })
  it('knows how seldom the unit defrosts in such weather: of one that waits for 8 h, 120 h without are none too many', () => {
    const waits = (interval: number) => makeUnit({ length: 12, day: (i) => ({ defrosts: i < 4 ? 2 : 0, frost_zone_h: 20, station_c_mean: -2, interval_min_median: i < 4 ? interval : NaN }) })
    expect(heldOf(defrost, waits(90), 'frost_h_without_defrost').slice(4)).toEqual([0, 0, 60, 80, 100, 120, 140, 160])
    expect(heldOf(defrost, waits(480), 'frost_h_without_defrost').slice(4)).toEqual([0, 0, 0, 0, 0, 120, 140, 160])
    expect(heldOf(defrost, waits(540), 'frost_h_without_defrost').slice(4)).toEqual([0, 0, 0, 0, 0, 0, 140, 160])
  })
  it('says nothing where samples are too far apart', () => {
    const unit = defrosting({ defrost_sampling_ok: 0, defrosts_unnecessary: 12 })
    for (const detector of defrost.detectors) expect(heldOf(defrost, unit, detector).every(Number.isNaN)).toBe(true)
    expect(defrost.compute(unit).gates[0]?.reason).toBe('samples too far apart to see defrosts')
  })
})

describe('outdoor sensor', () => {
  it('is stuck after three days of one value, not after a day of fog', () => {
    const stuck = (days: number[]) =>
      makeUnit({
        length: 12,
        day: (i) => ({
          outdoor_c_mean: 4, station_c_mean: 4, outdoor_c_min: days.includes(i) ? 4 : 1, outdoor_c_max: days.includes(i) ? 4 : 7,
          outdoor_same_h: days.includes(i) ? 24 : 1,
        }),
      })
    expect(heldOf(outdoorSensor, stuck([5, 6, 7, 8]), 'outdoor_stuck_h').map((v) => v >= 6).indexOf(true)).toBe(7)
    expect(Math.max(...heldOf(outdoorSensor, stuck([5, 6]), 'outdoor_stuck_h').filter(Number.isFinite))).toBeLessThan(6)
  })
  it('counts hours of sun over 365 days by the length of the samples', () => {
    const unit = makeUnit({ length: 400, day: (i) => ({ sample_s: 300, outdoor_sun_samples: i === 1 || i === 20 ? 24 : 0 }) })
    const held = heldOf(outdoorSensor, unit, 'outdoor_sun_h')
    expect([held[0], held[1], held[20], held[365], held[366], held[385]]).toEqual([0, 2, 4, 4, 2, 0])
  })
  it('drifts against its own first 60 nights, whatever its offset was', () => {
    const unit = makeUnit({ length: 150, day: (i) => ({ station_night_c: weather(i), outdoor_night_c: weather(i) + 0.8 + 0.2 * noise(i) + (i >= 90 ? 1.9 : 0) }) })
    const drift = heldOf(outdoorSensor, unit, 'outdoor_drift_k')
    expect(drift.slice(0, 60).every(Number.isNaN)).toBe(true)
    expect(Math.max(...drift.slice(60, 90))).toBeLessThan(0.4)
    expect(drift.findIndex((value) => value >= 1.7)).toBeGreaterThanOrEqual(98)
    expect(drift.findIndex((value) => value >= 1.7)).toBeLessThanOrEqual(111)
    expect(drift[149]).toBeCloseTo(1.9, 0)
    expect(heldOf(outdoorSensor, unit, 'outdoor_step_k')[149]).toBeCloseTo(1.9, 0)
    const slow = makeUnit({ length: 150, day: (i) => ({ station_night_c: weather(i), outdoor_night_c: weather(i) + 0.2 * noise(i) + (2 * Math.min(40, Math.max(0, i - 80))) / 40 }) })
    expect(heldOf(outdoorSensor, slow, 'outdoor_drift_k')[149]).toBeCloseTo(2, 0)
    expect(heldOf(outdoorSensor, slow, 'outdoor_step_k')[149]).toBe(0)
    expect(heldOf(outdoorSensor, unit, 'outdoor_bias_k')[60]).toBeCloseTo(0.8, 0)
  })
})

describe('settings', () => {
  it('sees the heating curve raised by 6 K, and takes it as normal after two months', () => {
    const unit = makeUnit({
      length: 180,
      day: (i) => ({ heating_h: 8, station_c_mean: weather(i), supply_heating_c_mean: 33 - 0.4 * weather(i) + 0.4 * noise(i) + (i >= 60 ? 6 : 0) }),
    })
    const held = heldOf(settingChange, unit, 'supply_shift_k')
    expect(Math.max(...held.slice(0, 60).filter(Number.isFinite))).toBeLessThan(1)
    expect(held.findIndex((value) => value >= 4)).toBe(69)
    expect(held[80]).toBeCloseTo(6, 0)
    expect(held.filter(Number.isFinite).at(-1)).toBeLessThan(1)
  })
  it('sees a setpoint raised by 2 K', () => {
    const unit = makeUnit({ length: 100, hydronic: false, day: (i) => ({ heating_h: 8, station_c_mean: 0, setpoint_c_mean: i >= 60 ? 23 : 21, supply_heating_c_mean: 40 }) })
    expect(heldOf(settingChange, unit, 'setpoint_shift_k')[75]).toBe(2)
    expect(heldOf(settingChange, unit, 'supply_shift_k').every(Number.isNaN)).toBe(true)
  })
})

it('no model uses anything later than each day', () => {
  const unit = makeUnit({
    length: 220,
    repairs: [150],
    day: (i) => ({
      ...(i > 200 ? { present: 0, peers_reporting: i === 205 ? never : 1 } : {}),
      starts: 30 + (i % 7), starts_max_per_h: 3 + (i % 5), short_runs: 10 + (i % 9), station_c_mean: weather(i), outdoor_c_mean: weather(i), outdoor_c_min: i > 100 ? 4 : 0, outdoor_c_max: 4,
      outdoor_same_h: i > 100 ? 24 : 2, outdoor_sun_samples: i % 11, station_night_c: weather(i), outdoor_night_c: weather(i) + noise(i) + i / 100, heating_h: 6, frost_zone_h: 3,
      supply_heating_c_mean: 33 - 0.4 * weather(i) + (i > 80 ? 6 : 0), setpoint_c_mean: i > 70 ? 23 : 21, defrosts: i % 13 === 0 ? 0 : 8, defrosts_unnecessary: i % 8, defrosts_incomplete: i % 5, defrosts_by_time: 0,
      interval_min_median: 20 + (i % 40), interval_expected_min: 60, interval_min_cv: (i % 10) / 20,
    }),
    mode: (i) => heatingDay(i),
  })
  for (const model of models) {
    const full = model.compute(unit).held
    expect(Object.keys(full).sort(), model.name).toEqual([...model.detectors].sort())
    for (const length of [1, 14, 60, 61, 93, 120, 151, 155, 180, 204, 206, 219]) {
      const cut = model.compute(cutUnit(unit, length)).held
      for (const detector of model.detectors)
        expect(cut[detector], `${detector} at ${length}`).toEqual((full[detector] as Float64Array).slice(0, length))
    }
  }
})
