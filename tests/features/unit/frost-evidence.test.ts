import { describe, expect, test } from 'vitest'
import { dewPressure, findFluid, type Fluid } from '../../../analytics/refrigerants'
import { daysOf, repeat, type Sample } from './series'

const heating = (coil: number, outdoor = 0): Sample => ({ mode: 'heat', power_w: 1500, compressor_hz: 50, outdoor_c: outdoor, outdoor_coil_c: coil, defrost: false })
const melting: Sample = { ...heating(12), defrost: true }
/** Four defrosts, each with a coil 6 K below the air after it. */
const clean = Array.from({ length: 4 }, () => [...repeat(4, melting), ...repeat(40, heating(-6))]).flat()
const evidence = (samples: readonly Sample[], facts = {}) => daysOf(60, [heating(-6), ...clean, ...samples], facts)[0]?.frost_evidence_h

describe('a frosted coil that no defrost frees', () => {
  test('counts after an hour of heating with 3 K more than a clean coil of 6 K', () => {
    expect(evidence(repeat(100, heating(-9.1)))).toBeCloseTo(40 / 60, 12)
    expect(evidence(repeat(100, heating(-9)))).toBe(0)
    expect(evidence(repeat(60, heating(-9.1)))).toBe(0)
  })

  test('a defrost, or half an hour without heating, begins it anew', () => {
    expect(evidence([...repeat(50, heating(-10)), ...repeat(4, melting), ...repeat(55, heating(-10))])).toBe(0)
    const off: Sample = { ...heating(0), mode: 'off', power_w: 10, compressor_hz: 0 }
    expect(evidence([...repeat(50, heating(-10)), ...repeat(31, off), ...repeat(55, heating(-10))])).toBe(0)
    expect(evidence([...repeat(50, heating(-10)), ...repeat(20, off), ...repeat(55, heating(-10))])).toBeCloseTo(45 / 60, 12)
  })

  test('none in air too dry for frost', () => {
    expect(evidence(repeat(100, { ...heating(-10), rhPct: 30 }))).toBe(0)
    expect(evidence(repeat(100, { ...heating(-10), rhPct: 60 }))).toBeCloseTo(40 / 60, 12)
  })

  test('none in warm air, and nothing is known before three clean coils or where defrosts are not seen', () => {
    expect(evidence(repeat(100, heating(-4, 6)))).toBe(0)
    expect(daysOf(60, [heating(-6), ...clean.slice(0, 88), ...repeat(100, heating(-12))])[0]?.frost_evidence_h).toBeNaN()
    expect(daysOf(900, [heating(-6), ...clean, ...repeat(100, heating(-12))])[0]?.frost_evidence_h).toBeNaN()
  })

  const fluid = findFluid('R-32') as Fluid
  const by = (sample: Sample): Sample => ({ ...sample, suction_kpa: dewPressure(fluid, sample.outdoor_coil_c ?? 0), outdoor_coil_c: NaN })

  test('from 3 K over a clean coil of 4 K where a coil sensor stands for evaporation, from 2 K by the suction pressure', () => {
    const shallow = Array.from({ length: 4 }, () => [...repeat(4, melting), ...repeat(40, heating(-4))]).flat()
    const frosted = (coil: number) => [heating(-4), ...shallow, ...repeat(100, heating(coil))]
    const hours = (samples: readonly Sample[]) => daysOf(60, samples, { refrigerant: 'R32' })[0]?.frost_evidence_h
    expect(hours(frosted(-6.9))).toBe(0)
    expect(hours(frosted(-7.1))).toBeCloseTo(40 / 60, 12)
    expect(hours(frosted(-5.9).map(by))).toBe(0)
    expect(hours(frosted(-6.1).map(by))).toBeCloseTo(40 / 60, 12)
  })

  test('by the suction pressure where the refrigerant is known', () => {
    expect(daysOf(60, [heating(-6), ...clean, ...repeat(100, heating(-9.1))].map(by), { refrigerant: 'R32' })[0]?.frost_evidence_h).toBeCloseTo(40 / 60, 12)
  })
})
