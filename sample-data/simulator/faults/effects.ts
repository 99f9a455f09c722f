/** What wander, habits and faults do to the circuit at one moment; all factors are 1 and all shifts 0 in a plain unit. */
export interface Effects {
  /** Factor on the heat (or cold) at a compressor speed. */
  capacity: number
  /** Factor on the power at a compressor speed. */
  power: number
  /** Factor on the COP that the refrigerant sees beyond capacity over power: losses that do not heat the discharge gas. */
  cycle: number
  /** Shifts of approaches and refrigerant states, K; approaches grow away from the air or water. */
  approachOutdoorK: number
  evaporatingK: number
  condensingK: number
  superheatK: number
  subcoolingK: number
  /** Heat from hot gas that leaks into the suction line behind the evaporator, K. */
  suctionGasK: number
  dischargeK: number
  /** Share of the charge that is in the circuit. */
  charge: number
  /** Liquid share of the suction gas. */
  wetness: number
  /** Partial pressure of gas that does not condense at 20 °C, kPa. */
  foreignKpa: number
  /** Factor on the opening of an electronic valve; its stuck opening, %, or NaN. */
  eev: number
  stuckPct: number
  /** Factors on air flows. */
  indoorAir: number
  outdoorAir: number
  current: number
  vibration: number
  /** The controller no longer cools a hot compressor. */
  unprotected: boolean
}

export const newEffects = (): Effects => ({
  capacity: 1,
  power: 1,
  cycle: 1,
  approachOutdoorK: 0,
  evaporatingK: 0,
  condensingK: 0,
  superheatK: 0,
  subcoolingK: 0,
  suctionGasK: 0,
  dischargeK: 0,
  charge: 1,
  wetness: 0,
  foreignKpa: 0,
  eev: 1,
  stuckPct: NaN,
  indoorAir: 1,
  outdoorAir: 1,
  current: 1,
  vibration: 1,
  unprotected: false,
})

export const resetEffects = (e: Effects): void => {
  e.capacity = e.power = e.cycle = e.charge = e.eev = e.indoorAir = e.outdoorAir = e.current = e.vibration = 1
  e.approachOutdoorK = e.evaporatingK = e.condensingK = e.superheatK = e.subcoolingK = e.suctionGasK = e.dischargeK = e.wetness = e.foreignKpa = 0
  e.stuckPct = NaN
  e.unprotected = false
}

/** Where the circuit works while an effect is asked for. */
export interface OperatingPoint {
  cooling: boolean
  outdoorC: number
  indoorC: number
  /** Compressor speed over rated speed. */
  ratio: number
  metering: 'orifice' | 'txv' | 'eev'
  /** Healthy COP at this point and healthy subcooling, K. */
  cop: number
  subcoolingK: number
  /** Opening a healthy electronic valve has here, %. */
  eevPct: number
}
