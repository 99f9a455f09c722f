import { beforeAll, describe, expect, test } from 'vitest'
import type { FaultRecipe, SimulatedFault, SimulatedUnit } from '../../sample-data/simulator'
import { medianOf, runTwin, type Reading, type TwinOptions } from './twins'

const step = (fault: SimulatedFault, severity: number, more: Partial<FaultRecipe> = {}): FaultRecipe => ({ fault, onset_on: '2024-12-01', shape: 'step', severity, ...more })

/** What the analytics notes (sections 3.3, 12 and 13) say a fault does to the readings of a heating unit: least change, in the reading's unit or as a share. */
type Signature = Partial<Record<Reading, number>>
const shares: readonly Reading[] = ['cop', 'power_w', 'heat_per_hz', 'compressor_hz', 'compressor_a', 'vibration_mm_s', 'airflow_m3h']

const cases: readonly [string, FaultRecipe, Signature][] = [
  ['a leak, thermostatic valve', step('refrigerant_leak', 0.2), { subcooling_k: -4, superheat_k: 3, approach_outdoor_k: 1, condensing_c: -0.5, discharge_superheat_k: 5, cop: -0.04, suction_kpa: -10, discharge_kpa: -20 }],
  ['too much refrigerant', step('refrigerant_overcharge', 0.2), { subcooling_k: 6, condensing_c: 1, cop: -0.02, discharge_superheat_k: 1 }],
  ['gas that does not condense', step('non_condensables', 0.5), { condensing_c: 1.5, subcooling_k: 1.5, cop: -0.03 }],
  ['a liquid line that is clogged', step('liquid_line_restriction', 0.2), { superheat_k: 3, subcooling_k: 1.5, approach_outdoor_k: 1, discharge_superheat_k: 4, cop: -0.04 }],
  ['an expansion valve too narrow', step('expansion_valve_fault', 0.6), { superheat_k: 3, approach_outdoor_k: 0.5, cop: -0.01 }],
  ['an expansion valve too wide', step('expansion_valve_fault', 1.7), { superheat_k: -3, cop: -0.01 }],
  ['liquid in the suction gas', step('liquid_floodback', 0.12), { superheat_k: -3.5, discharge_superheat_k: -10, vibration_mm_s: 0.2 }],
  ['bearings at failure', step('compressor_bearing_wear', 1), { power_w: 0.17, vibration_mm_s: 5, discharge_superheat_k: 3, cop: -0.14 }],
  ['valves at failure', step('compressor_valve_leakage', 1), { heat_per_hz: -0.15, compressor_hz: 0.1, discharge_superheat_k: 10, cop: -0.1 }],
  ['a compressor that runs hot', step('compressor_overheating', 40), { discharge_c: 35, cop: -0.02 }],
  ['too much current', step('compressor_current_anomaly', 0.3), { compressor_a: 0.25 }],
  ['a reversing valve that leaks', step('reversing_valve_leakage', 0.15), { superheat_k: 5, discharge_superheat_k: 5, heat_per_hz: -0.1, cop: -0.05 }],
  ['a dirty outdoor coil', step('outdoor_coil_fouling', 0.4), { approach_outdoor_k: 1, cop: -0.02 }],
  ['a clogged filter', step('indoor_airflow_restriction', 0.3), { condensing_c: 1.5, rise_k: 2.5, cop: -0.1, airflow_m3h: -0.2, discharge_c: 4 }],
  ['a COP that is lost', step('cop_degradation', 0.1), { cop: -0.09, discharge_c: 3 }],
]

const plainCases: readonly [string, FaultRecipe, readonly [Reading, number][]][] = [
  ['bearings', step('compressor_bearing_wear', 1), [['superheat_k', 0.3], ['subcooling_k', 0.3], ['approach_outdoor_k', 0.3]]],
  ['a dirty outdoor coil', step('outdoor_coil_fouling', 0.4), [['superheat_k', 0.4], ['subcooling_k', 0.5]]],
  ['a clogged filter', step('indoor_airflow_restriction', 0.3), [['approach_outdoor_k', 0.5], ['superheat_k', 0.4]]],
]

const options: TwinOptions = { model: 'DV-36', zone: '4A' }
let plain: SimulatedUnit
beforeAll(() => {
  plain = runTwin(options)
})

const changeOf = (unit: SimulatedUnit, reading: Reading): number => {
  const [before, after] = [medianOf(plain, reading), medianOf(unit, reading)]
  return shares.includes(reading) ? after / before - 1 : after - before
}

describe('against its healthy twin, heating', () => {
  test.each(cases)('%s moves what it should', (_, fault, signature) => {
    const unit = runTwin(options, fault)
    for (const [reading, least] of Object.entries(signature) as [Reading, number][]) {
      const change = changeOf(unit, reading)
      expect(change / least, `${reading} ${change.toFixed(3)} for ${least}`).toBeGreaterThan(1)
    }
  })

  test.each(plainCases)('%s leaves the rest', (_, fault, readings) => {
    const unit = runTwin(options, fault)
    for (const [reading, most] of readings) expect(Math.abs(changeOf(unit, reading)), reading).toBeLessThan(most)
  })
})

describe('a leak by what holds the superheat', () => {
  const eev: TwinOptions = { model: 'DV-24B', zone: '4A' }
  const lost = (where: TwinOptions, share: number, reading: Reading): number =>
    medianOf(runTwin(where, step('refrigerant_leak', share)), reading) - medianOf(runTwin(where), reading)

  test('5 % less: about 3 K of subcooling behind a thermostatic valve, half of it behind an electronic one, which opens', () => {
    expect(lost(options, 0.05, 'subcooling_k')).toBeCloseTo(-3, 0)
    expect(lost(eev, 0.05, 'subcooling_k')).toBeGreaterThan(-2)
    expect(lost(eev, 0.05, 'eev_pct')).toBeGreaterThanOrEqual(3)
    expect(Math.abs(lost(eev, 0.05, 'superheat_k'))).toBeLessThan(0.5)
  })

  test('a fixed orifice lets superheat rise from the start, valves once the subcooling is gone', () => {
    const orifice: TwinOptions = { model: 'DV-30F', zone: '4A' }
    expect(lost(orifice, 0.08, 'superheat_k')).toBeGreaterThan(1)
    expect(lost(options, 0.08, 'superheat_k')).toBeLessThan(1)
    expect(lost(options, 0.25, 'superheat_k')).toBeGreaterThan(8)
  })

  test('an electronic valve that is fully open lets superheat rise', () => {
    const unit = runTwin(eev, step('refrigerant_leak', 0.4))
    expect(medianOf(unit, 'eev_pct')).toBe(100)
    expect(medianOf(unit, 'superheat_k')).toBeGreaterThan(12)
  })
})

describe('in cooling', () => {
  const summer: TwinOptions = { model: 'DV-36', zone: '2A', fromOn: '2024-07-01', toOn: '2024-07-14' }
  const onset = { onset_on: '2024-07-01' }
  let cool: SimulatedUnit
  beforeAll(() => {
    cool = runTwin(summer)
  })
  const change = (fault: FaultRecipe, reading: Reading): number => medianOf(runTwin(summer, fault), reading, { mode: 2 }) - medianOf(cool, reading, { mode: 2 })

  test('a leak costs subcooling and both pressures', () => {
    const leak = step('refrigerant_leak', 0.2, onset)
    for (const reading of ['subcooling_k', 'suction_kpa', 'discharge_kpa'] as const) expect(change(leak, reading)).toBeLessThan(-1)
  })

  test('a dirty outdoor coil condenses hotter, a clogged filter evaporates colder', () => {
    expect(change(step('outdoor_coil_fouling', 0.4, onset), 'condensing_c')).toBeGreaterThan(1.5)
    expect(change(step('indoor_airflow_restriction', 0.4, onset), 'evaporating_c')).toBeLessThan(-1.5)
  })
})
