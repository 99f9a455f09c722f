import type { Effects, OperatingPoint } from './effects'
import { rtuFactors, rtuModels } from './rtu-models'

const testC = 35

/** Air in the circuit raises the high pressure without warming the liquid, running and at rest. */
export const nonCondensables = (e: Effects, at: OperatingPoint, share: number): void => {
  const { capacity, power } = rtuFactors(rtuModels.nonCondensables, share, 17, at.cooling ? at.outdoorC : testC, at.cop)
  e.capacity *= capacity
  e.power *= power
  e.foreignKpa += 100 * share
}

/** A clogged filter drier or a kinked line starves the evaporator and backs liquid up in the condenser. */
export const liquidLineRestriction = (e: Effects, at: OperatingPoint, share: number): void => {
  const { capacity, power } = rtuFactors(rtuModels.liquidLine, share, 17, at.cooling ? at.outdoorC : testC, at.cop)
  e.capacity *= capacity
  e.power *= power
  e.subcoolingK += 18 * share
  if (at.metering === 'eev') {
    const opening = 1 + 3 * share
    e.eev *= opening
    e.superheatK += 15 * share + 0.35 * Math.max(0, at.eevPct * opening - 100)
  } else e.superheatK += (at.metering === 'txv' ? 35 : 45) * share
  if (at.cooling) e.evaporatingK -= 14 * share
  else {
    e.approachOutdoorK += 14 * share
    e.condensingK -= 6 * share
  }
}

const averagePct = 45

/** A valve that stays at one opening: too narrow at high load, too wide at low load. */
export const valveStuck = (e: Effects, at: OperatingPoint, opening: number): void => {
  const electronic = at.metering === 'eev'
  const lack = Math.log(at.eevPct / (averagePct * opening))
  if (electronic) e.stuckPct = Math.min(100, averagePct * opening)
  if (lack >= 0) {
    e.superheatK += 16 * lack
    e.subcoolingK += 3 * lack
    if (at.cooling) e.evaporatingK -= 4 * lack
    else e.approachOutdoorK += 4 * lack
    e.capacity *= 1 - 0.1 * Math.min(1, lack)
    e.power *= 1 - 0.04 * Math.min(1, lack)
    return
  }
  e.superheatK += 12 * lack
  e.wetness += Math.max(0, -lack - 0.35) * 0.12
  e.subcoolingK += 4 * lack
  e.power *= 1 - 0.05 * Math.max(-1, lack)
}

/** COP lost for each share of the hot gas that flows back: 3.1 % for 5 % (analytics notes, 1.7 iv). */
const copPerShare = 0.62

/** A reversing valve that leaks hot gas into the suction line. */
export const reversingValveLeakage = (e: Effects, share: number): void => {
  e.capacity *= 1 - share
  e.power *= (1 - share) / (1 - copPerShare * share)
  e.suctionGasK += 55 * share
}
