import { describe, expect, it } from 'vitest'
import { circuitCauses } from '../../../analytics/pipeline/3-models/circuit-causes'
import { causes } from '../../../analytics/pipeline/3-models/causes/signatures'
import { compressorCondition } from '../../../analytics/pipeline/3-models/compressor-condition'
import { refrigerantCharge } from '../../../analytics/pipeline/3-models/refrigerant-charge'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { circuitDay, faultShifts, partOf, type Shifts } from './circuit-day'
import { cutUnit, makeUnit, noise } from './series'

const limit = 8
const onset = 90
const make = (shifts: (i: number) => Shifts, more: Omit<Partial<Parameters<typeof makeUnit>[0]>, 'mode'> = {}) =>
  makeUnit({ length: 180, mode: (i) => circuitDay(i, shifts(i)), ...more })
const heldOf = (unit: UnitSeries, name: string): Float64Array => circuitCauses.compute(unit).held[name] as Float64Array
const firstAt = (values: Float64Array, threshold: number) => values.findIndex((value) => value >= threshold)
const speaking = (unit: UnitSeries): string[] => circuitCauses.detectors.filter((name) => firstAt(heldOf(unit, name), limit) >= 0)

describe('naming the cause', () => {
  it.each(causes)('names %s and nothing else, within four weeks of a step', (cause) => {
    const gas = cause === 'non_condensables' ? 5 : 0
    const unit = make((i) => (i >= onset ? faultShifts[cause] : {}), { day: (i) => ({ rest_pressure_pct: i >= onset ? gas : 0, rest_discharge_pressure_pct: i >= onset ? gas : 0 }) })
    expect(speaking(unit)).toEqual([`cause_${cause}`])
    const day = firstAt(heldOf(unit, `cause_${cause}`), limit)
    expect(day).toBeGreaterThan(onset)
    expect(day).toBeLessThanOrEqual(onset + 28)
  })

  it('names nothing on a healthy unit, in three winters', () => {
    for (const seed of [1, 2, 3]) {
      const unit = makeUnit({ length: 500, mode: (i) => circuitDay(i, {}, seed) })
      for (const name of circuitCauses.detectors) expect(Math.max(...heldOf(unit, name).filter(Number.isFinite)), name).toBeLessThan(3)
    }
  })

  it('leaves a loss of efficiency without a trace to the efficiency detectors', () => {
    expect(speaking(make((i) => ({ cop: i >= onset ? 0.88 : 1 })))).toEqual([])
  })

  it('without vibration takes what lies between worn bearings and lost efficiency for wear where it grows like wear', () => {
    const between: Shifts = { cop: 0.86, power: 1.17, isentropic: 0.88, volumetric: 1.04, dischargeSuperheat: 3.5 }
    const unshaken = (shifts: (i: number) => Shifts): UnitSeries => {
      const unit = make(shifts)
      unit.modes.heat.vibration_mm_s.fill(NaN)
      return unit
    }
    const ramp = unshaken((i) => partOf(between, Math.min(1, Math.max(0, (i - onset) / 80))))
    expect(speaking(ramp)).toEqual(['cause_compressor_bearing_wear'])
    expect(speaking(unshaken((i) => (i >= onset ? between : {})))).not.toContain('cause_compressor_bearing_wear')
  })

  it('takes a discharge sensor that reads 8 K high for what it is', () => {
    expect(speaking(make((i) => (i >= onset ? { dischargeSuperheat: 8, isentropic: 0.86, volumetric: 0.86 } : {})))).toEqual([])
  })

  it('does not make a leak of a suction sensor that reads 4 K high and shows it at rest', () => {
    const rests = (i: number) => ({ rests: 2, rest_outdoor_k: 0.1 * noise(i, 1), rest_coil_k: 0.1 * noise(i, 2), rest_liquid_k: 0.1 * noise(i, 3), rest_suction_k: 0.1 * noise(i, 4) + (i >= onset ? 4 : 0) })
    const drifting = (i: number): Shifts => (i >= onset ? { superheat: 4, isentropic: 1.07, volumetric: 1.07 } : {})
    expect(speaking(make(drifting, { day: rests }))).toEqual([])
  })

  it('forgets what it saw before a repair', () => {
    const unit = make((i) => (i >= onset && i < 130 ? faultShifts.refrigerant_leak : {}), { length: 260, repairs: [130] })
    const held = heldOf(unit, 'cause_refrigerant_leak')
    expect(Math.max(...held.slice(onset, 130).filter(Number.isFinite))).toBeGreaterThanOrEqual(limit)
    expect(held.slice(130, 185).every(Number.isNaN)).toBe(true)
    expect(held.slice(190).filter((value) => value > 1)).toEqual(new Float64Array())
  })

  it('holds no cause on little evidence: heat and power alone', () => {
    const few = (i: number) => {
      const { heat } = circuitDay(i, i >= onset ? faultShifts.indoor_airflow_restriction : {})
      return heat === undefined ? {} : { heat: { outdoor_station: 1, daily: 0, steady_samples: 100, outdoor_c: heat.outdoor_c, sink_c: heat.sink_c, indoor_c: 21, rh_pct: 80, power_w: heat.power_w, cop: heat.cop, carnot_fraction: heat.carnot_fraction } } as ReturnType<typeof circuitDay>
    }
    const unit = makeUnit({ length: 180, mode: few })
    expect(speaking(unit).filter((name) => name !== 'cause_undetermined')).toEqual([])
  })

  it('without a heat meter says after ten days that more power is taken at the same speed, where no one cause explains it', () => {
    const unit = (metered: boolean, power = 1.2): UnitSeries => {
      const made = make((i) => (i >= onset ? { cop: 0.88, power, subcooling: -3, superheat: 3 } : {}))
      if (!metered) for (const column of ['cop', 'carnot_fraction', 'carnot_internal', 'isentropic_efficiency', 'volumetric_index'] as const) made.modes.heat[column].fill(NaN)
      return made
    }
    const held = heldOf(unit(false), 'cause_undetermined')
    const day = firstAt(held, limit)
    expect(speaking(unit(false))).toEqual(['cause_undetermined'])
    expect([day > onset + 10, day <= onset + 40]).toEqual([true, true])
    const fasterUnknown = unit(false)
    fasterUnknown.modes.heat.compressor_hz.fill(NaN)
    for (const other of [unit(true), unit(false, 1.03), fasterUnknown]) expect(Math.max(...heldOf(other, 'cause_undetermined').filter(Number.isFinite))).toBe(0)
  })

  it('explains every day without a value', () => {
    const { held, gates } = circuitCauses.compute(make(() => ({}), { length: 100 }))
    const gated = new Set(gates.filter(({ detector }) => detector === 'cause_refrigerant_leak').flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, k) => from + k)))
    ;(held.cause_refrigerant_leak as Float64Array).forEach((value, i) => expect(gated.has(i)).toBe(Number.isNaN(value)))
  })

  it('uses nothing later than each day', () => {
    const unit = make((i) => (i >= onset ? partOf(faultShifts.refrigerant_leak, Math.min(1, (i - onset) / 60)) : {}), { length: 420, repairs: [300] })
    for (const model of [circuitCauses, refrigerantCharge, compressorCondition]) {
      const full = model.compute(unit).held
      for (const length of [59, 61, 93, 130, 200, 301, 419])
        for (const detector of model.detectors)
          expect(model.compute(cutUnit(unit, length)).held[detector], `${detector} at ${length}`).toEqual((full[detector] as Float64Array).slice(0, length))
    }
  })
})

describe('refrigerant charge', () => {
  it('puts 4.5 K of subcooling and 9 of 45 points of opening at a tenth of the charge and more', () => {
    const unit = make((i) => (i >= onset ? faultShifts.refrigerant_leak : {}))
    const held = refrigerantCharge.compute(unit).held.charge_lost_pct as Float64Array
    const last = held.findLast(Number.isFinite)
    expect(held[85]).toBe(0)
    expect(last).toBeGreaterThan(9)
    expect(last).toBeLessThan(16)
    expect(refrigerantCharge.compute(unit).condition?.leakIndex).toBeGreaterThan(60)
    expect(refrigerantCharge.compute(make(() => ({}))).condition?.leakIndex).toBeLessThan(5)
  })

  it('sees a fast loss within a week of it, and not a slow one', () => {
    const fall = (unit: UnitSeries) => Math.max(...(refrigerantCharge.compute(unit).held.charge_fall_7d_pct as Float64Array).filter(Number.isFinite))
    expect(fall(make((i) => (i >= onset ? faultShifts.refrigerant_leak : {})))).toBeGreaterThan(8)
    expect(fall(make((i) => (i >= onset ? partOf(faultShifts.refrigerant_leak, Math.min(1, (i - onset) / 90)) : {})))).toBeLessThan(4)
  })
})

describe('compressor', () => {
  const worn = (unit: UnitSeries) => compressorCondition.compute(unit)
  it('is healthy at 100 and takes points off for wear, each with its part', () => {
    expect(worn(make(() => ({}))).condition?.compressorHealth).toBeGreaterThan(97)
    const { condition, contributors } = worn(make((i) => (i >= onset ? faultShifts.compressor_bearing_wear : {})))
    expect(condition?.compressorHealth).toBeLessThan(70)
    expect(contributors?.find(({ name }) => name === 'vibration')?.share).toBeGreaterThan(0.3)
  })

  it('does not blame the compressor for a blocked indoor coil', () => {
    expect(worn(make((i) => (i >= onset ? faultShifts.indoor_airflow_restriction : {}))).condition?.compressorHealth).toBeGreaterThan(85)
  })

  it('measures vibration against the same speed, and damage as the worst of ln 4 / ln 8 and ln 1.18 / 0.2', () => {
    const { held } = worn(make((i) => (i >= onset ? faultShifts.compressor_bearing_wear : {})))
    expect(held.vibration_ratio?.findLast(Number.isFinite)).toBeCloseTo(4, 0)
    expect(held.compressor_damage?.findLast(Number.isFinite)).toBeCloseTo(Math.log(1.18) / 0.2, 1)
    expect(held.compressor_damage?.[85]).toBe(0)
  })

  it('tells a time only of wear that rises', () => {
    const ramp = worn(make((i) => (i >= onset ? partOf(faultShifts.compressor_bearing_wear, (i - onset) / 90) : {}))).condition
    expect(ramp?.noTimeToAct).toBeUndefined()
    expect(ramp !== undefined && (ramp.weeksToActP10 as number) <= (ramp.weeksToActP50 as number)).toBe(true)
    expect(ramp?.weeksToActP50).toBeGreaterThan(1)
    expect(ramp?.weeksToActP50).toBeLessThan(12)
    expect(worn(make(() => ({}))).condition?.noTimeToAct).toBe('no wear is named')
  })
})
