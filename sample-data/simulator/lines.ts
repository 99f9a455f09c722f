import { bubblePressure, findFluid, saturatedVapourDensity, type Fluid, type VapourFit } from '../../analytics/refrigerants'
import { circuitBase } from './circuit-base'
import { coilTemperature, duty } from './coil'
import type { Conditions } from './conditions'
import type { IndoorSide } from './indoor-side'
import { solveCycle, type CyclePoint, type RefrigerantState } from './refrigerant-state'
import { cool, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

/** Refrigerant lines, coils and pressures as they are at the end of a sample. */
export interface Lines extends RefrigerantState {
  outdoorCoilC: number
  indoorCoilC: number
}

export const startLines = (): Lines => ({ dischargeC: 20, suctionC: 10, liquidC: 15, dischargeKpa: 900, suctionKpa: 900, outdoorCoilC: 10, indoorCoilC: 20 })

/** K by which the crankcase heater keeps the resting discharge line above the air. */
const crankcaseK = 6

/** Approach at the indoor coil that is left when the air slows: heat exchange falls less than the flow. */
const approachLeft = (indoorAir: number): number => Math.max(0.2, 1 - 1.47 * (1 - indoorAir))

/** COP of the refrigerant over that of the map: the inverter and fans take the rest, two fans in a unit that blows air. */
const overMapCop = { hydronic: 1.06, ducted: 1.16, minisplit: 1.16 }

/** Share of the day's noise of the COP that the refrigerant sees. */
const seenNoise = 0.5

/** Foreign gas gathers in the condenser of a running unit. */
const gathered = 4

/** Vapour volume of a circuit, litres, for a kg of its full charge. */
const litresPerKg = 2.3

/** Moves the refrigerant lines by a sample: towards a solved cycle while running, towards the air at rest. */
export const createLines = (plan: UnitPlan): ((lines: Lines, side: IndoorSide, s: UnitState, c: Conditions) => void) => {
  const fluid = findFluid(plan.model.refrigerant) as Fluid
  const fit = fluid.caloric as VapourFit
  const hydronic = plan.kind === 'hydronic'
  const follow = (minutes: number): number => 1 - Math.exp(-plan.sampleS / (60 * minutes))
  const [swift, quick, coils, medium, slow] = [follow(1), follow(3), follow(12), follow(5), follow(25)]
  const target = startLines()
  const point: CyclePoint = { evaporatingC: 0, condensingC: 0, superheatK: 0, subcoolingK: 0, cop: 3, heating: true, wetness: 0, extraK: 0, unprotected: false }

  const inDefrost = (coilC: number): void => {
    target.dischargeC = 42
    target.suctionC = -8
    target.liquidC = Math.max(0, coilC)
    target.dischargeKpa = bubblePressure(fluid, Math.max(0, coilC) + 12)
    target.suctionKpa = bubblePressure(fluid, -16)
  }

  /** Liquid anywhere holds the pressure of the coldest place; gas alone holds what its mass allows. */
  const atRest = (s: UnitState, c: Conditions): void => {
    const coldestC = hydronic ? c.outdoorC : Math.min(c.outdoorC, s.indoorC)
    const gasShare = (saturatedVapourDensity(fit, coldestC) * litresPerKg) / 1000
    const kpa = bubblePressure(fluid, coldestC) * Math.min(1, c.effects.charge / gasShare) + (c.effects.foreignKpa * (coldestC + 273.15)) / 293.15
    target.dischargeC = c.outdoorC + crankcaseK
    target.suctionC = target.liquidC = c.outdoorC
    target.dischargeKpa = target.suctionKpa = kpa
  }

  const running = (side: IndoorSide, s: UnitState, c: Conditions, coilC: number): void => {
    const { effects: e } = c
    const cooling = s.running === cool || c.controls.wrongWay
    const base = circuitBase(plan.metering, s.ratioNow, c.outdoorC)
    const load = duty(s, c)
    const inside = hydronic ? side.supplyC + 1 + 3 * load : side.supplyC + (2 + 4 * load) * approachLeft(e.indoorAir)
    point.evaporatingC = (cooling ? (hydronic ? side.supplyC - 4 : s.indoorC - 9 - 5 * load) : coilC - 1.5) + e.evaporatingK
    point.condensingC = (cooling ? coilC + 1.5 : inside) + e.condensingK
    point.superheatK = Math.max(0.3, base.superheatK + plan.superheatK + e.superheatK) + e.suctionGasK
    point.subcoolingK = Math.max(0, base.subcoolingK + e.subcoolingK)
    point.cop = overMapCop[plan.kind] * c.cop * e.cycle * Math.exp(-(1 - seenNoise) * c.day.cop)
    point.heating = !cooling
    point.wetness = e.wetness
    point.extraK = e.dischargeK
    point.unprotected = e.unprotected
    solveCycle(target, fluid, fit, point)
    target.dischargeKpa += (gathered * e.foreignKpa * (point.condensingC + 273.15)) / 293.15
    target.indoorCoilC = cooling ? point.evaporatingC + 1.5 : point.condensingC - 1
  }

  return (lines, side, s, c) => {
    const defrosting = s.defrostS >= 0
    const coilC = defrosting ? s.defrostCoilC : coilTemperature(s, c, plan)
    const resting = s.running === off && !defrosting
    if (defrosting) inDefrost(coilC)
    else if (resting) atRest(s, c)
    else running(side, s, c, coilC)
    if (resting || defrosting) target.indoorCoilC = resting ? s.indoorC : s.indoorC - 6
    const hot = resting ? slow : medium
    const line = resting ? slow : quick
    const pressure = resting ? medium : swift
    lines.dischargeC += hot * (target.dischargeC - lines.dischargeC)
    lines.suctionC += line * (target.suctionC - lines.suctionC)
    lines.liquidC += line * (target.liquidC - lines.liquidC)
    lines.dischargeKpa += pressure * (target.dischargeKpa - lines.dischargeKpa)
    lines.suctionKpa += pressure * (target.suctionKpa - lines.suctionKpa)
    lines.indoorCoilC += (resting ? coils : quick) * (target.indoorCoilC - lines.indoorCoilC)
    lines.outdoorCoilC = resting ? lines.outdoorCoilC + coils * (coilC - lines.outdoorCoilC) : coilC
  }
}
