import { standbyW } from './coil'
import type { Conditions } from './conditions'
import { createFaultyReadings } from './faults/readings'
import { createIndoorSide, type IndoorSide } from './indoor-side'
import { createLines, startLines } from './lines'
import { auxAlone, cool, defrosting, dhw, heat, off } from './run-modes'
import { lockedOut } from './step'
import { tenth, whole } from './rounding'
import { numberSignals, type NumberSignal, type Telemetry } from './telemetry'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'


/** W/K of a m³/h of air at 20 °C. */
const wattPerKOfAir = 0.335

/** K that the sun adds to a sensor without shade for each W/m². */
const sunKPerW = 0.0075

/** Share of samples in which one cell is lost. */
const lostShare = 0.001

/** Writes what the unit's sensors show at the end of a sample into row `row`. */
export type Recorder = (t: Telemetry, row: number, index: number, s: UnitState, c: Conditions) => void

/** The sensors of one unit, with their lag, offsets and noise. */
export const createRecorder = (plan: UnitPlan): Recorder => {
  const { normal } = plan.noise
  const { offsets } = plan.character
  const hydronic = plan.kind === 'hydronic'
  const dt = plan.sampleS
  const side: IndoorSide = { supplyC: 24, returnC: 23, airWattPerK: 0 }
  const lines = startLines()
  const moveIndoors = createIndoorSide(plan)
  const moveLines = createLines(plan)
  const spoil = createFaultyReadings(plan)

  const outdoorReading = (s: UnitState, c: Conditions): number => {
    const recirculated = s.running === heat || s.running === dhw ? 0.3 : 0
    const sun = plan.confounder === 'sun_on_sensor' ? sunKPerW * c.ghiWm2 : 0
    return c.outdoorC + offsets.outdoor - recirculated + sun + 0.08 * normal()
  }

  const modeOf = (s: UnitState, c: Conditions): number => {
    if (s.defrostSeen) return defrosting
    if (s.running !== off) return s.running
    if (s.auxW > 0) return auxAlone
    return c.want === heat && lockedOut(s, c) ? heat : off
  }

  return (t, row, index, s, c) => {
    moveIndoors(side, s, c)
    moveLines(lines, side, s, c)
    const { effects: e, day } = c
    const inDefrost = s.defrostS >= 0
    const running = s.running !== off
    const n = t.numbers
    const powerW = (s.powerWs / dt) * (1 + day.powerMeter)
    const heatError = Math.exp(day.heatMeter)
    t.index[row] = index
    t.mode[row] = modeOf(s, c)
    t.defrost[row] = s.defrostSeen ? 1 : 0
    t.reversingValveHeating[row] = inDefrost || s.running === cool ? 0 : 1
    n.power_w[row] = whole(powerW > 2 * standbyW ? powerW * (1 + 0.004 * normal()) : powerW + 0.5 * normal())
    n.aux_power_w[row] = whole(s.auxWs / dt)
    n.heat_w[row] = whole((s.heatWs / dt) * heatError * (1 + 0.006 * normal()))
    n.outdoor_c[row] = tenth(outdoorReading(s, c))
    n.outdoor_rh_pct[row] = hydronic ? Math.round(Math.min(100, 100 * c.humidity + 1.5 * normal())) : NaN
    n.indoor_c[row] = tenth(s.indoorC + offsets.indoor + 0.05 * normal())
    n.setpoint_c[row] = c.setpointC
    n.supply_c[row] = tenth(side.supplyC + offsets.supply + 0.06 * normal())
    n.return_c[row] = tenth(side.returnC + offsets.return + 0.06 * normal())
    const flowError = 1 + 0.004 * normal()
    n.flow_lpm[row] = hydronic ? (running ? tenth(plan.flowLpm * heatError * flowError) : 0) : NaN
    n.airflow_m3h[row] = plan.kind === 'ducted' ? (running ? Math.round((side.airWattPerK / wattPerKOfAir) * (1 + 2 * (flowError - 1))) : 0) : NaN
    n.compressor_hz[row] = running ? Math.round(60 * (inDefrost ? 1 : s.ratioNow)) : 0
    n.compressor_a[row] = running ? tenth((e.current * Math.max(0, s.powerNowW - standbyW - c.controls.extraW - 60)) / (230 * 0.96)) : 0
    n.fan_rpm[row] = running && !inDefrost ? 10 * Math.round(45 + 35 * Math.min(1.2, s.ratioNow)) : 0
    n.eev_pct[row] = plan.metering === 'eev' ? opening(s, c, inDefrost, running) : NaN
    n.discharge_c[row] = tenth(lines.dischargeC + offsets.discharge + 0.12 * normal())
    n.suction_c[row] = tenth(lines.suctionC + offsets.suction + 0.12 * normal())
    n.liquid_c[row] = tenth(lines.liquidC + offsets.liquid + 0.12 * normal())
    n.outdoor_coil_c[row] = tenth((s.defrostSeen ? s.coilMaxC : lines.outdoorCoilC) + offsets.coil + 0.1 * normal())
    const indoorCoilC = lines.indoorCoilC + offsets.indoor_coil + 0.1 * normal()
    n.indoor_coil_c[row] = hydronic ? NaN : tenth(indoorCoilC)
    n.discharge_kpa[row] = Math.round(lines.dischargeKpa * (1 + offsets.discharge_pressure + 0.002 * normal()))
    n.suction_kpa[row] = Math.round(lines.suctionKpa * (1 + offsets.suction_pressure + 0.003 * normal()))
    n.vibration_mm_s[row] = running ? Math.round(100 * (0.6 + 0.5 * s.ratioNow) * e.vibration * Math.exp(0.06 * normal())) / 100 : 0
    n.rssi_dbm[row] = Math.round(-62 + 2.5 * normal())
    if (c.severity !== 0) spoil(n, row, s, c)
    if (plan.gaps.uniform() < lostShare * plan.wander) n[numberSignals[Math.floor(plan.gaps.uniform() * numberSignals.length)] as NumberSignal][row] = NaN
  }
}

const opening = (s: UnitState, c: Conditions, inDefrost: boolean, running: boolean): number => {
  if (!Number.isNaN(c.effects.stuckPct)) return Math.round(c.effects.stuckPct)
  if (!running) return 0
  return inDefrost ? 90 : Math.round(Math.max(0, Math.min(100, (18 + 42 * s.ratioNow + 0.15 * c.outdoorC) * c.effects.eev)))
}
