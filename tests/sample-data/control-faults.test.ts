import { beforeAll, describe, expect, test } from 'vitest'
import type { FaultKind, FaultRecipe, NumberSignal, SimulatedFault, SimulatedUnit } from '../../sample-data/simulator'
import { medianOf, runTwin, type TwinOptions } from './twins'

const onset = (fault: SimulatedFault, severity: number, kind?: FaultKind): FaultRecipe => ({
  fault,
  onset_on: '2024-12-03',
  shape: 'step',
  severity,
  ...(kind === undefined ? {} : { kind }),
})
const ducted: TwinOptions = { model: 'DV-24B', zone: '5A', toOn: '2024-12-24' }

const sumAfter = (unit: SimulatedUnit, add: (of: (name: NumberSignal) => number, row: number) => number, fromDay = 3): number => {
  const { telemetry: t, plan } = unit
  let sum = 0
  for (let row = 0; row < t.rows; row++)
    if ((t.index[row] as number) * plan.sampleS >= fromDay * 86_400) sum += add((name) => t.numbers[name][row] as number, row)
  return sum
}
const perDay = (unit: SimulatedUnit, add: Parameters<typeof sumAfter>[1]): number => {
  const days = unit.truth.days - 3
  return sumAfter(unit, add) / days
}
const hours = (unit: SimulatedUnit, is: (of: (name: NumberSignal) => number, row: number) => boolean): number =>
  perDay(unit, (of, row) => (is(of, row) ? unit.plan.sampleS / 3600 : 0))
const energy = (unit: SimulatedUnit): number => perDay(unit, (of) => (of('power_w') * unit.plan.sampleS) / 3.6e6)

let plain: SimulatedUnit
beforeAll(() => {
  plain = runTwin(ducted)
})

describe('defrost', () => {
  const after = ({ truth, plan }: SimulatedUnit) => truth.defrosts.filter(({ startS }) => startS >= plan.faultS + 86_400)

  test('a timer defrosts every half hour of heating, mostly for nothing', () => {
    const unit = runTwin(ducted, onset('defrost_excessive', 30))
    const verdicts = after(unit).map(({ verdict }) => verdict)
    expect(verdicts.filter((verdict) => verdict === 'unnecessary').length / verdicts.length).toBeGreaterThan(0.5)
    expect(after(unit).length).toBeGreaterThan(25 * 19)
  })

  test('a demand set too high lets twice the frost gather: the coil is colder and heat fades', () => {
    const unit = runTwin(ducted, onset('defrost_insufficient', 2.1))
    expect(after(unit).length).toBeGreaterThan(10)
    for (const { verdict, frostBefore } of after(unit)) expect([verdict, frostBefore > 2]).toEqual(['late', true])
    const fromDay = 4
    expect(medianOf(unit, 'approach_outdoor_k', { fromDay }) - medianOf(plain, 'approach_outdoor_k', { fromDay })).toBeGreaterThan(1)
    expect(medianOf(unit, 'heat_per_hz', { fromDay }) / medianOf(plain, 'heat_per_hz', { fromDay })).toBeLessThan(0.985)
  })

  test('one too weak is stopped by its cap with ice left', () => {
    const unit = runTwin(ducted, onset('defrost_incomplete', 0.18))
    expect(after(unit).length).toBeGreaterThan(20)
    for (const { verdict, endedBy, startS, endS } of after(unit)) expect([verdict, endedBy, endS - startS]).toEqual(['incomplete', 'time', 600])
  })

  test('the truth counts each defrost on its day', () => {
    const { truth, telemetry } = plain
    let seen = 0
    for (let row = 1; row < telemetry.rows; row++) if (telemetry.defrost[row] === 1 && telemetry.defrost[row - 1] === 0) seen++
    expect(truth.defrostsByDay.reduce((sum, count) => sum + count, 0)).toBe(truth.defrosts.length)
    expect(Math.abs(seen / truth.defrosts.length - 1)).toBeLessThan(0.05)
  })
})

describe('backup heat', () => {
  test('a healthy unit uses none above its lockout', () => {
    expect(hours(plain, (of) => of('aux_power_w') > 0 && of('outdoor_c') > -2)).toBe(0)
  })

  test('without a lockout it helps in mild weather, with a relay that sticks half of every hour', () => {
    const unlocked = runTwin(ducted, onset('aux_heat_misuse', 2500, 'lockout'))
    expect(hours(unlocked, (of) => of('aux_power_w') > 0 && of('outdoor_c') > -2)).toBeGreaterThan(0.25)
    const stuck = runTwin(ducted, onset('aux_heat_misuse', 2500, 'relay'))
    expect(hours(stuck, (of) => of('aux_power_w') > 0)).toBeCloseTo(12, 0)
  })

  test('where it does not come, the room stays cold in deep cold', () => {
    const cold: TwinOptions = { model: 'DV-24B', zone: '6A', fromOn: '2025-01-01', toOn: '2025-02-10', unit: { load_share: 1.5 } }
    const missing = runTwin(cold, { ...onset('aux_heat_missing', 2500), onset_on: '2025-01-02' })
    const coldHours = (unit: SimulatedUnit): number => hours(unit, (of) => of('indoor_c') < of('setpoint_c') - 1.7)
    expect(coldHours(missing)).toBeGreaterThan(coldHours(runTwin(cold)) + 0.5)
    expect(sumAfter(missing, (of) => of('aux_power_w'))).toBe(0)
    expect(hours(missing, (of) => of('indoor_c') < of('setpoint_c') - 1.7 && of('compressor_hz') >= 75)).toBeGreaterThan(0.5)
  })

  test('a compressor that locks out too early stays off for hours while heat is called', () => {
    const unit = runTwin(ducted, onset('cold_climate_risk', -4))
    expect(hours(unit, (of, row) => unit.telemetry.mode[row] !== 0 && of('compressor_hz') === 0 && of('outdoor_c') < -4.5)).toBeGreaterThan(1)
    expect(energy(unit)).toBeGreaterThan(1.2 * energy(plain))
  })
})

describe('other faults of control', () => {
  test('a reversing valve in the cooling position takes heat from the house for more than 15 minutes at a time', () => {
    const unit = runTwin(ducted, onset('reversing_valve_stuck', 1))
    const { telemetry: t } = unit
    let [longest, now] = [0, 0]
    for (let row = 0; row < t.rows; row++) {
      const wrong = t.mode[row] === 1 && (t.numbers.compressor_hz[row] as number) > 5 && (t.numbers.supply_c[row] as number) < (t.numbers.return_c[row] as number) - 1
      now = wrong ? now + 1 : 0
      longest = Math.max(longest, now)
    }
    expect(longest * 5).toBeGreaterThan(15)
    expect(longest * 5).toBeLessThan(60)
  })

  test('a changed setting raises the water or the room', () => {
    const water: TwinOptions = { model: 'AW-8P', zone: '5A' }
    expect(medianOf(runTwin(water, onset('setting_change', 8)), 'supply_c', { fromDay: 5 }) - medianOf(runTwin(water), 'supply_c', { fromDay: 5 })).toBeCloseTo(8, 0)
    expect(medianOf(runTwin(ducted, onset('setting_change', 3)), 'setpoint_c', { fromDay: 5 }) - medianOf(plain, 'setpoint_c', { fromDay: 5 })).toBeCloseTo(3, 1)
  })

  test('cost rises with the load or with watts that never rest, not by the COP of a heat pump at the same speed', () => {
    expect(energy(runTwin(ducted, onset('energy_cost_anomaly', 0.4, 'load')))).toBeGreaterThan(1.3 * energy(plain))
    expect(energy(runTwin(ducted, onset('energy_cost_anomaly', 0.5, 'standby'))) - energy(plain)).toBeCloseTo(12, 0)
  })

  test('eight starts an hour', () => {
    const unit = runTwin({ ...ducted, stepS: 60, toOn: '2024-12-08', unit: { load_share: 0.45 } }, onset('short_cycling', 8))
    const starts = perDay(unit, (of, row) => (of('compressor_hz') > 5 && (unit.telemetry.numbers.compressor_hz[row - 1] as number) === 0 ? 1 : 0))
    expect(starts / 24).toBeGreaterThan(6)
    expect(starts / 24).toBeLessThan(9)
  })

  test('silence from one hour on', () => {
    const unit = runTwin(ducted, { ...onset('connectivity_loss', 1), hour: 15 })
    const last = unit.plan.startS + (unit.telemetry.index[unit.telemetry.rows - 1] as number) * 300
    expect(new Date(last * 1000).toISOString().slice(0, 13)).toBe('2024-12-03T20')
  })
})
