import { bubblePressure, findFluid, type Fluid, type VapourFit } from '../../analytics/refrigerants'
import { coilTemperature, standbyW } from './coil'
import { cool, dhw, heat, off, type Conditions } from './conditions'
import { solveCycle, type RefrigerantState } from './refrigerant-state'
import type { Telemetry } from './telemetry'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

const tenth = (value: number): number => Math.round(value * 10) / 10
const waterWPerKLpm = 4186 / 60

/** Writes what the unit's sensors show at the end of a sample into row `row`. */
export type Recorder = (t: Telemetry, row: number, index: number, s: UnitState, c: Conditions) => void

/** The sensors of one unit, with their lag and noise. */
export const createRecorder = (plan: UnitPlan): Recorder => {
  const fluid = findFluid(plan.model.refrigerant) as Fluid
  const fit = fluid.caloric as VapourFit
  const { normal } = plan.random
  const hydronic = plan.kind === 'hydronic'
  const dt = plan.sampleS
  const follow = (minutes: number): number => 1 - Math.exp(-dt / (60 * minutes))
  const [quick, medium, slow, hourly] = [follow(3), follow(5), follow(40), follow(60)]
  const cycle: RefrigerantState = { dischargeC: 20, suctionC: 10, liquidC: 15, dischargeKpa: 900, suctionKpa: 900 }
  const lines: RefrigerantState = { ...cycle }
  let supplyC = 24
  let returnC = 23
  let frozenC = NaN

  const moveIndoor = (s: UnitState, c: Conditions): void => {
    const short = s.debtWh / plan.storeWhk
    const target =
      c.want === heat ? c.setpointC - short : c.want === cool ? c.setpointC + short : Math.min(plan.coolSetC, Math.max(plan.heatSetC, c.feltC + 2.5))
    s.indoorC += hourly * (target - s.indoorC)
  }

  const moveSink = (s: UnitState, c: Conditions): void => {
    if (hydronic) {
      const spreadK = s.heatNowW / (waterWPerKLpm * plan.flowLpm)
      if (s.defrostS >= 0 || s.running === off) {
        returnC += (s.running === off ? slow : quick) * ((s.running === off ? s.indoorC + 4 : returnC - 2) - returnC)
        supplyC = s.running === off ? supplyC + slow * (returnC - supplyC) : returnC + spreadK
        return
      }
      supplyC += quick * ((s.running === dhw ? s.dhwSupplyC : c.supplySetC) - supplyC)
      returnC = supplyC - spreadK
      return
    }
    returnC = s.indoorC
    const wattPerK = (plan.model.capacity_w / (s.running === cool ? 13 : 22)) * (0.5 + 0.5 * s.ratioNow)
    const target = s.running === off ? s.indoorC + s.auxW / 900 : s.indoorC + (s.heatNowW + s.auxW) / wattPerK
    supplyC += follow(s.defrostS >= 0 ? 1 : 2) * (target - supplyC)
  }

  const moveLines = (s: UnitState, c: Conditions, coilC: number): void => {
    if (s.defrostS >= 0) {
      cycle.dischargeC = 42
      cycle.suctionC = -8
      cycle.liquidC = Math.max(0, coilC)
      cycle.dischargeKpa = bubblePressure(fluid, Math.max(0, coilC) + 12)
      cycle.suctionKpa = bubblePressure(fluid, -16)
    } else if (s.running === off) {
      cycle.dischargeC = c.outdoorC + 6
      cycle.suctionC = c.outdoorC
      cycle.liquidC = c.outdoorC
      cycle.dischargeKpa = cycle.suctionKpa = bubblePressure(fluid, c.outdoorC)
    } else {
      const cooling = s.running === cool
      const evaporatingC = cooling ? s.indoorC - 9 - 5 * s.ratioNow : coilC - 1.5
      const condensingC = cooling ? coilC + 1.5 : hydronic ? supplyC + 1 + 3 * s.ratioNow : supplyC + 2 + 4 * s.ratioNow
      const cop = 1.07 * c.cop * Math.exp(-c.dayNoise)
      solveCycle(cycle, fluid, fit, evaporatingC, condensingC, 5.5 + 0.5 * s.ratioNow, 4 + 2 * s.ratioNow, cop, !cooling)
    }
    const running = s.running !== off
    const line = running ? medium : slow
    const pressure = running ? follow(1) : medium
    lines.dischargeC += line * (cycle.dischargeC - lines.dischargeC)
    lines.suctionC += (running ? quick : slow) * (cycle.suctionC - lines.suctionC)
    lines.liquidC += (running ? quick : slow) * (cycle.liquidC - lines.liquidC)
    lines.dischargeKpa += pressure * (cycle.dischargeKpa - lines.dischargeKpa)
    lines.suctionKpa += pressure * (cycle.suctionKpa - lines.suctionKpa)
  }

  const outdoorReading = (s: UnitState, c: Conditions): number => {
    const recirculated = s.running === heat || s.running === dhw ? 0.3 : 0
    const reading = c.outdoorC + plan.outdoorOffsetK - recirculated + 0.08 * normal()
    if (!c.faulty) return reading
    if (plan.fault?.fault === 'sensor_stuck') {
      if (Number.isNaN(frozenC)) frozenC = reading
      return frozenC
    }
    if (plan.fault?.fault === 'sensor_drift')
      return reading + plan.fault.k * Math.min(1, (c.atS - plan.faultS) / (86_400 * plan.fault.days))
    return reading
  }

  return (t, row, index, s, c) => {
    moveIndoor(s, c)
    moveSink(s, c)
    const defrosting = s.defrostS >= 0
    const coilC = defrosting ? s.defrostCoilC : coilTemperature(s, c, plan)
    moveLines(s, c, coilC)
    const running = s.running !== off
    const n = t.numbers
    const powerW = s.powerWs / dt
    t.index[row] = index
    t.mode[row] = s.defrostSeen ? 4 : s.running
    t.defrost[row] = s.defrostSeen ? 1 : 0
    t.reversingValveHeating[row] = defrosting || s.running === cool ? 0 : 1
    n.power_w[row] = Math.round(powerW > 2 * standbyW ? powerW * (1 + 0.004 * normal()) : powerW + 0.5 * normal())
    n.aux_power_w[row] = Math.round(s.auxWs / dt)
    n.heat_w[row] = Math.round((s.heatWs / dt) * (1 + 0.006 * normal()))
    n.outdoor_c[row] = tenth(outdoorReading(s, c))
    if (hydronic) n.outdoor_rh_pct[row] = Math.round(Math.min(100, 100 * c.humidity + 1.5 * normal()))
    n.indoor_c[row] = tenth(s.indoorC + 0.05 * normal())
    n.setpoint_c[row] = c.setpointC
    n.supply_c[row] = tenth(supplyC + 0.06 * normal())
    n.return_c[row] = tenth(returnC + 0.06 * normal())
    if (hydronic) n.flow_lpm[row] = running ? tenth(plan.flowLpm * (1 + 0.004 * normal())) : 0
    n.compressor_hz[row] = running ? Math.round(60 * (defrosting ? 1 : s.ratioNow)) : 0
    n.compressor_a[row] = running ? tenth(Math.max(0, s.powerNowW - standbyW - 60) / (230 * 0.96)) : 0
    n.fan_rpm[row] = running && !defrosting ? 10 * Math.round(45 + 35 * Math.min(1.2, s.ratioNow)) : 0
    n.eev_pct[row] = running ? Math.round(defrosting ? 90 : 18 + 42 * s.ratioNow + 0.15 * c.outdoorC) : 0
    n.discharge_c[row] = tenth(lines.dischargeC + 0.12 * normal())
    n.suction_c[row] = tenth(lines.suctionC + 0.12 * normal())
    n.liquid_c[row] = tenth(lines.liquidC + 0.12 * normal())
    n.outdoor_coil_c[row] = tenth((s.defrostSeen ? s.coilMaxC : coilC) + 0.1 * normal())
    n.discharge_kpa[row] = Math.round(lines.dischargeKpa * (1 + 0.002 * normal()))
    n.suction_kpa[row] = Math.round(lines.suctionKpa * (1 + 0.003 * normal()))
    n.vibration_mm_s[row] = running ? tenth(0.6 + 0.5 * s.ratioNow + 0.05 * normal()) : 0
    n.rssi_dbm[row] = Math.round(-62 + 2.5 * normal())
  }
}
