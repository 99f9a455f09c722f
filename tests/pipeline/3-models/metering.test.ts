import { describe, expect, it } from 'vitest'
import { readRows, run } from '../../../analytics/db/query'
import { detectors } from '../../../analytics/pipeline/3-models/models'
import { runModels } from '../../../analytics/pipeline/3-models/run-models'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { testProject } from '../support/tables'
import { metering } from '../../../analytics/pipeline/3-models/metering/metering'
import type { DayColumn, ModeColumn, UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { heatingDay, makeUnit, noise } from './series'

const suspect = (unit: UnitSeries): number[] => [...(metering.compute(unit).held.metering_suspect as Float64Array)]
const step = (unit: UnitSeries): number[] => [...(metering.compute(unit).held.meter_step as Float64Array)]
const ordinary = { heating_h: 10, cop_energy_kwh: 20, heat_kwh: 60, cop_day_raw: 3, heat_idle_kwh: 0.2, power_negative_h: 0 }
const days = (more: (i: number) => Partial<Record<DayColumn, number>>, length = 40) => makeUnit({ length, day: (i) => ({ ...ordinary, ...more(i) }) })

describe('meters in doubt', () => {
  it('by a COP that no machine has, as a share of the last 14 days', () => {
    const held = suspect(days((i) => (i >= 20 ? { cop_day_raw: 9.5 } : {})))
    expect(held.slice(0, 6).every(Number.isNaN)).toBe(true)
    expect([held[6], held[19], held[26], held[39]]).toEqual([0, 0, 0.5, 1])
    expect(suspect(days(() => ({ cop_day_raw: 0.4 })))[39]).toBe(1)
  })
  it('not by the COP of a day on which the machine hardly ran', () => {
    expect(suspect(days(() => ({ cop_day_raw: 0, heating_h: 1 })))[39]).toBe(0)
    expect(suspect(days(() => ({ cop_day_raw: 0, cop_energy_kwh: 0.9 })))[39]).toBe(0)
  })
  it('by heat while all rests, unless backup heat made it', () => {
    expect(suspect(days(() => ({ heat_idle_kwh: 8 })))[39]).toBe(1)
    expect(suspect(days(() => ({ heat_idle_kwh: 5 })))[39]).toBe(0)
    expect(suspect(days(() => ({ heat_idle_kwh: 8, aux_kwh: 9 })))[39]).toBe(0)
  })
  it('by negative power', () => {
    expect(suspect(days(() => ({ power_negative_h: 3 })))[39]).toBe(1)
  })
  it('by a balance of both sides of the circuit that moved by 35 % from where it always was', () => {
    const closure = (to: number) => days((i) => ({ closure: (i >= 40 ? to : 0.85) * (1 + 0.05 * noise(i)) }), 70)
    expect(suspect(closure(0.45))[69]).toBe(1)
    expect(suspect(closure(1.3))[69]).toBe(1)
    expect(suspect(closure(0.95))[69]).toBe(0)
  })
  it('not by that balance where a sensor behind it stands still or moved, or other power is in it', () => {
    const moved = (more: Partial<Record<DayColumn, number>>, before: Partial<Record<DayColumn, number>> = {}) =>
      days((i) => ({ closure: i >= 60 ? 2 : 0.85, ...before, ...(i >= 60 ? more : {}) }), 110)
    expect(suspect(moved({}))[109]).toBe(1)
    expect(suspect(moved({ same_discharge_h: 12, starts: 8 }))[109]).toBe(0)
    expect(suspect(moved({ standby_w: 500 }, { standby_w: 15, outdoor_c_mean: 2 }))[109]).toBe(0)
    expect(suspect(moved({ rest_pressure_pct: -9 }, { rest_pressure_pct: 0, rest_discharge_pressure_pct: 0 }))[109]).toBe(0)
  })
  it('by power that halves while the heat stays, but not by a machine that loses a third of its efficiency', () => {
    const changed = (change: (values: Partial<Record<ModeColumn, number>>) => Partial<Record<ModeColumn, number>>) =>
      makeUnit({
        length: 150,
        day: () => ordinary,
        mode: (i) => {
          const heat = heatingDay(i).heat
          if (heat === undefined) return {}
          const powered = { ...heat, power_w: 40 * heat.compressor_hz }
          return { heat: i >= 100 ? { ...powered, ...change(powered) } : powered }
        },
      })
    const halved = changed(({ cop = NaN, carnot_fraction = NaN, power_w = NaN }) => ({ cop: 2 * cop, carnot_fraction: 2 * carnot_fraction, power_w: power_w / 2 }))
    expect(step(halved)[149]).toBeCloseTo(Math.log(2), 1)
    expect(suspect(halved)[149]).toBe(1)
    const worn = changed(({ cop = NaN, carnot_fraction = NaN, power_w = NaN }) => ({ cop: cop / 1.4, carnot_fraction: carnot_fraction / 1.4, power_w: 1.1 * power_w }))
    expect(Math.max(...suspect(worn).filter(Number.isFinite))).toBe(0)
    expect(step(worn)[149]).toBeLessThan(0.2)
    const doubled = changed(({ cop = NaN, carnot_fraction = NaN, power_w = NaN }) => ({ cop: cop / 2, carnot_fraction: carnot_fraction / 2, power_w: 2 * power_w }))
    expect(step(doubled)[149]).toBeCloseTo(Math.log(2), 1)
    expect(suspect(doubled)[149]).toBe(0)
  })
  it('nor by power that reaches no gas: efficiency, power and balance move by as much', () => {
    const more = (watts: number, closure: number, worse: number) =>
      makeUnit({
        length: 160,
        day: (i) => ({ ...ordinary, closure: 0.9 * (i >= 100 ? closure : 1) }),
        mode: (i) => {
          const heat = heatingDay(i).heat
          if (heat === undefined) return {}
          const power_w = 40 * heat.compressor_hz
          return { heat: i < 100 ? { ...heat, power_w } : { ...heat, power_w: power_w + watts, cop: heat.cop / worse, carnot_fraction: heat.carnot_fraction / worse } }
        },
      })
    const share = (unit: UnitSeries): number => (metering.compute(unit).held.other_power_share as Float64Array)[159] as number
    const heater = more(700, 1.45, 1.45)
    expect(share(heater)).toBeGreaterThan(0.25)
    expect(share(heater)).toBeLessThan(0.36)
    expect(suspect(heater)[159]).toBeLessThan(0.3)
    expect(step(heater)[159]).toBe(0)
    expect(share(more(700, 1, 1.45))).toBeLessThan(0.03)
    expect(share(more(0, 1, 1))).toBeLessThan(0.03)
  })
  it('says nothing without heat or power', () => {
    const unit = makeUnit({ length: 20 })
    expect(metering.compute(unit).gates).toEqual([
      { detector: 'metering_suspect', from: 0, to: 19, reason: 'no power or no heat is measured' },
      { detector: 'meter_step', from: 0, to: 19, reason: 'no heating compared with a baseline of power and heat' },
      { detector: 'other_power_share', from: 0, to: 19, reason: 'no heat measured beside the refrigerant circuit' },
    ])
  })
})

describe('units of which only a summary is known', () => {
  it('are in doubt on the last day of a summary whose COP no machine has, stated or heat over electricity', async () => {
    const project = await testProject()
    const { connection } = project
    await run(connection, `INSERT INTO analysis VALUES ('2026-07-31', NULL, 'UTC')`)
    await run(connection, `INSERT INTO unit_summary_register (import_no, unit_id, from_on, to_on, energy_kwh, heat_kwh, cop) VALUES
      (1, 'broken', '2025-07-16', '2026-07-15', 3000, 36000, NULL), (1, 'dead', '2025-07-16', '2026-07-15', 3000, 900, 0.3),
      (1, 'good', '2025-07-16', '2026-07-15', 3000, 12000, 4), (1, 'tiny', '2025-07-16', '2026-07-15', 2, 40, 20),
      (1, 'later', '2025-08-16', '2026-08-15', 3000, 36000, 12), (1, 'unknown', '2025-07-16', '2026-07-15', 3000, NULL, NULL)`)
    await runModels(connection)
    expect(await readRows(connection, 'SELECT unit_id, day, metering_suspect, cop_loss FROM unit_statistic ORDER BY unit_id')).toEqual([
      { unit_id: 'broken', day: '2026-07-15', metering_suspect: 1, cop_loss: null },
      { unit_id: 'dead', day: '2026-07-15', metering_suspect: 1, cop_loss: null },
      { unit_id: 'good', day: '2026-07-15', metering_suspect: 0, cop_loss: null },
    ])
    expect(await readRows(connection, `SELECT detector FROM unit_gate WHERE unit_id = 'good'`)).toHaveLength(detectors.length - 1)
    await raiseFindings(connection, { profile: loadProfile(), asOf: '2026-07-31' })
    expect(await readRows(connection, 'SELECT finding_id, fault, severity, detected_on FROM finding ORDER BY finding_id')).toEqual([
      { finding_id: 'broken:sensor:2026-07-15', fault: 'metering_fault', severity: 'minor', detected_on: '2026-07-15' },
      { finding_id: 'dead:sensor:2026-07-15', fault: 'metering_fault', severity: 'minor', detected_on: '2026-07-15' },
    ])
    await project.close()
  })
})
