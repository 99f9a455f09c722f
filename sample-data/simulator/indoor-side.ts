import type { Conditions } from './conditions'
import { cool, dhw, heat, off } from './run-modes'
import type { UnitPlan } from './unit-plan'
import type { UnitState } from './unit-state'

/** Temperatures of the room and of the air or water that the unit serves, °C. */
export interface IndoorSide {
  supplyC: number
  returnC: number
  /** Heat capacity of the air flow, W/K. */
  airWattPerK: number
}

const waterWPerKLpm = 4186 / 60

/** A stand-in for the time constants of one sample length. */
const follow = (sampleS: number, minutes: number): number => 1 - Math.exp(-sampleS / (60 * minutes))

/** Moves room, supply and return by a sample. */
export const createIndoorSide = (plan: UnitPlan): ((side: IndoorSide, s: UnitState, c: Conditions) => void) => {
  const [quick, slow, hourly, airQuick, airDefrost, airRest] = [3, 40, 60, 2, 1, 12].map((minutes) => follow(plan.sampleS, minutes)) as [
    number, number, number, number, number, number,
  ]

  const moveRoom = (s: UnitState, c: Conditions): void => {
    const short = s.debtWh / plan.storeWhk
    const target =
      c.want === heat ? c.setpointC - short : c.want === cool ? c.setpointC + short : Math.min(plan.coolSetC, Math.max(plan.heatSetC, c.feltC + 2.5))
    s.indoorC += hourly * (target - s.indoorC)
  }

  const moveWater = (side: IndoorSide, s: UnitState, c: Conditions): void => {
    const spreadK = (s.heatNowW + s.auxW) / (waterWPerKLpm * plan.flowLpm)
    const resting = s.running === off && s.defrostS < 0
    const cooled = s.defrostS >= 0 || s.heatNowW < 0
    if (resting) {
      side.returnC += slow * (s.indoorC + 4 - side.returnC)
      side.supplyC += slow * (side.returnC - side.supplyC)
    } else if (cooled) {
      side.returnC += quick * (Math.max(12, side.returnC - 2) - side.returnC)
      side.supplyC = side.returnC + spreadK
    } else {
      side.supplyC += quick * ((s.running === dhw ? s.dhwSupplyC : c.supplySetC) - side.supplyC)
      side.returnC = side.supplyC - spreadK
    }
  }

  const moveAir = (side: IndoorSide, s: UnitState, c: Conditions): void => {
    side.returnC = s.indoorC
    const speed = s.running === off ? 0.5 : 0.5 + 0.5 * s.ratioNow
    side.airWattPerK = (plan.model.capacity_w / (s.running === cool ? 13 : 22)) * speed * c.effects.indoorAir
    const target = s.running === off ? s.indoorC + s.auxW / 900 : s.indoorC + (s.heatNowW + s.auxW) / side.airWattPerK
    side.supplyC += (s.defrostS >= 0 ? airDefrost : s.running === off ? airRest : airQuick) * (target - side.supplyC)
  }

  const moveSink = plan.kind === 'hydronic' ? moveWater : moveAir
  return (side, s, c) => {
    moveRoom(s, c)
    moveSink(side, s, c)
  }
}
