import type { Effects, OperatingPoint } from './effects'

/** Changes at failure: ln of power, isentropic and volumetric efficiency and vibration (analytics notes, 3.5). */
const atFailure = { power: 0.2, isentropic: 0.2, volumetric: 0.3, vibration: Math.log(8) }

/** Share of the friction that heats the discharge gas, so that the line is 6 K hotter at failure; the rest leaves the shell. */
const frictionInGas = 0.45

/** Bearings that wear: the same gas is pumped with more power, and the shell shakes. */
export const bearingWear = (e: Effects, wear: number): void => {
  const more = Math.exp(atFailure.power * wear)
  e.power *= more
  e.cycle *= 1 + (1 - frictionInGas) * (more - 1)
  e.vibration *= Math.exp(atFailure.vibration * wear)
}

/**
 * Valves or scrolls that leak: gas flows back inside, so that less is pumped at a speed and each kilogram takes more
 * work; evaporator and condenser carry less and come nearer to air and water.
 */
export const valveLeakage = (e: Effects, at: OperatingPoint, wear: number): void => {
  const efficiency = Math.exp(-atFailure.isentropic * wear)
  const flow = Math.exp(-atFailure.volumetric * wear)
  const workShare = at.cooling ? 0 : 0.95 / Math.max(1.5, at.cop)
  e.capacity *= flow * (1 + workShare * (1 / efficiency - 1))
  e.power *= flow / efficiency
}

/** A compressor that is not cooled as it should be, and whose protection does not step in. */
export const overheating = (e: Effects, k: number): void => {
  e.dischargeK += k
  e.power *= 1 + 0.0012 * k
  e.cycle *= 1 + 0.0012 * k
  e.unprotected = true
}

/** A weak capacitor or a lost phase: more current for the same work. */
export const currentAnomaly = (e: Effects, share: number): void => {
  e.current *= 1 + share
  e.power *= 1 + 0.08 * share
  e.cycle *= 1 + 0.08 * share
  e.vibration *= 1 + share
}

/** Liquid in the suction gas: no superheat, a cold discharge line, and a little less heat. */
export const floodback = (e: Effects, wetness: number): void => {
  e.wetness += wetness
  e.superheatK -= 30
  e.capacity *= 1 - 0.4 * wetness
  e.vibration *= 1 + 4 * wetness
}
