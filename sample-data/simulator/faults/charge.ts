import type { Effects, OperatingPoint } from './effects'
import type { Factors } from './rtu-models'

type Coefficients = readonly [number, number, number, number]
type Table = Readonly<Record<'heat' | 'cool', { capacity: Coefficients; power: Coefficients }>>

/**
 * Charge faults of a heat pump (NIST tests as coded in OpenStudio-HPXML): factor = 1 + (a0 + a1 indoor + a2 outdoor + a3 F) F,
 * temperatures in °C, F = charge over full charge - 1.
 */
const under: Table = {
  heat: { capacity: [-0.0338595, 0, 0.0202827, -2.6226343], power: [0.0615649, 0, 0.0044554, -0.2598507] },
  cool: { capacity: [-0.946, 0.0493, -0.00118, -1.15], power: [-0.313, 0.0115, 0.00266, -0.116] },
}
const over: Table = {
  heat: { capacity: [-0.0029514, 0, 0.0007379, -0.0064112], power: [-0.0594134, 0, 0.0159205, 1.8872153] },
  cool: { capacity: [-0.163, 0.0114, -0.00021, -0.14], power: [0.219, -0.00501, 0.000989, 0.284] },
}

const factor = ([a0, a1, a2, a3]: Coefficients, f: number, indoorC: number, outdoorC: number): number =>
  1 + (a0 + a1 * indoorC + a2 * outdoorC + a3 * f) * f

/** Factors on capacity and power of a charge other than the full one; the tables end at 40 % missing and 30 % too much. */
export const chargeFactors = (charge: number, cooling: boolean, indoorC: number, outdoorC: number): Factors => {
  const f = Math.max(-0.5, Math.min(0.3, charge - 1))
  const { capacity, power } = (f <= 0 ? under : over)[cooling ? 'cool' : 'heat']
  const most = f <= 0 ? 1 : Infinity
  return {
    capacity: Math.max(0.2, Math.min(most, factor(capacity, f, indoorC, outdoorC))),
    power: Math.max(0.5, Math.min(most, factor(power, f, indoorC, outdoorC))),
  }
}

/** Subcooling lost for each share of charge, K, until none is left; electronic valves hold it twice as long. */
const subcoolingPerCharge = { orifice: 60, txv: 60, eev: 30 }
const widestPct = 100

/** COP that the refrigerant loses beyond the table's for each share of charge: the discharge line is hotter early on. */
const hotterGas = 0.2

/**
 * A circuit with too little refrigerant: subcooling goes first, an electronic valve opens, superheat rises where nothing
 * holds it or once the valve is fully open, the evaporating temperature falls, and gas with more superheat leaves hotter.
 */
export const undercharge = (e: Effects, at: OperatingPoint, missing: number): void => {
  const { capacity, power } = chargeFactors(1 - missing, at.cooling, at.indoorC, at.outdoorC)
  e.charge *= 1 - missing
  e.capacity *= capacity
  e.power *= power
  e.cycle *= 1 - hotterGas * missing
  const wanted = subcoolingPerCharge[at.metering] * missing
  const starved = Math.max(0, missing - at.subcoolingK / subcoolingPerCharge[at.metering])
  e.subcoolingK -= wanted
  if (at.metering === 'orifice') e.superheatK += 15 * missing + 60 * starved
  else if (at.metering === 'txv') e.superheatK += 6 * missing + 70 * starved
  else {
    const opening = 1 + 2 * missing + 5 * starved
    e.eev *= opening
    e.superheatK += 3 * missing + 0.3 * Math.max(0, at.eevPct * opening - widestPct)
  }
  const cold = 6 * missing + 14 * starved
  if (at.cooling) e.condensingK -= 5 * missing
  else {
    e.approachOutdoorK += cold
    e.condensingK -= 5 * missing + 6 * starved
  }
  e.evaporatingK -= at.cooling ? cold : 0
}

/** A circuit with too much refrigerant: liquid backs up in the condenser. */
export const overcharge = (e: Effects, at: OperatingPoint, extra: number): void => {
  const { capacity, power } = chargeFactors(1 + extra, at.cooling, at.indoorC, at.outdoorC)
  e.charge *= 1 + extra
  e.capacity *= capacity
  e.power *= power
  e.subcoolingK += 55 * extra
  e.condensingK += 10 * extra
  e.superheatK -= (at.metering === 'orifice' ? 12 : 3) * extra
  e.eev *= 1 - 0.5 * extra
}
