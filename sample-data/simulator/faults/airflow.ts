import type { Effects, OperatingPoint } from './effects'
import { rtuFactors, rtuModels, type Factors } from './rtu-models'

const quadratic = (c: readonly [number, number, number], x: number): number => c[0] + c[1] * x + c[2] * x * x

/** Factors on capacity and power of an indoor air flow below the rated one (Cutler et al., NREL/TP-5500-56354), 0.5 to 1.1. */
export const indoorAirFactors = (airflow: number, cooling: boolean): Factors => {
  const flow = Math.max(0.5, Math.min(1.1, airflow))
  const capacity = quadratic(cooling ? [0.718664047, 0.41797409, -0.136638137] : [0.694045465, 0.474207981, -0.168253446], flow)
  const input = quadratic(cooling ? [1.143487507, -0.13943972, -0.004047787] : [2.185418751, -1.942827919, 0.757409168], flow)
  return { capacity, power: capacity * input }
}

/** Of the loss of COP, the share that heats the discharge gas: 11.8 of 16.4 % at 70 % flow; the rest is the fan's. */
const cycleShare = 0.72

/** Less air over the indoor coil: heating condenses hotter, cooling evaporates colder. */
export const lessIndoorAir = (e: Effects, at: OperatingPoint, lost: number): void => {
  if (lost <= 0) return
  const { capacity, power } = indoorAirFactors(1 - lost, at.cooling)
  e.indoorAir *= 1 - lost
  e.capacity *= capacity
  e.power *= power
  if (at.cooling) {
    e.evaporatingK -= 12 * lost
    e.superheatK -= 5 * lost
    return
  }
  e.cycle *= (power / capacity) ** (1 - cycleShare)
  e.subcoolingK += 3.3 * lost
}

/** Less air over the outdoor coil: heating evaporates colder and frosts sooner, cooling condenses hotter. */
export const lessOutdoorAir = (e: Effects, at: OperatingPoint, lost: number): void => {
  if (lost <= 0) return
  e.outdoorAir *= 1 - lost
  const scarcity = 1 / (1 - Math.min(0.6, lost)) - 1
  if (at.cooling) {
    const { capacity, power } = rtuFactors(rtuModels.condenserFouling, lost, 17, at.outdoorC, at.cop)
    e.capacity *= capacity
    e.power *= power
    e.approachOutdoorK += 7 * scarcity * (0.4 + 0.6 * at.ratio)
    e.subcoolingK += 2 * lost
    return
  }
  const capacity = 1 - 0.083 * scarcity
  e.capacity *= capacity
  e.power *= capacity / (1 - 0.0723 * scarcity)
  e.approachOutdoorK += 4.43 * scarcity * (0.4 + 0.6 * at.ratio)
}
