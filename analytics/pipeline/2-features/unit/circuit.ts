import { bubbleTemperature, dewTemperature, findFluid, type Fluid } from '../../../refrigerants'
import type { DaySpan, SeriesRows } from './series-rows'
import type { UnitFacts } from './unit-facts'

/** What is known of a unit's refrigerant circuit beside its rows. */
export interface Circuit {
  fluid: Fluid | undefined
  facts: UnitFacts
}

export const circuitOf = (facts: UnitFacts): Circuit => ({ fluid: findFluid(facts.refrigerant), facts })

/** Whether heat goes into water: as registered, else where a flow of water is reported on that day. */
export const isHydronic = ({ facts }: Circuit, { signal, known }: SeriesRows, { from, to }: DaySpan): boolean => {
  if (facts.hydronic != null) return facts.hydronic
  if (!known.has('flow_lpm')) return false
  for (let i = from; i < to; i++) if (signal.flow_lpm[i] === signal.flow_lpm[i]) return true
  return false
}

/** How far beyond the fitted range of temperatures, K, a saturation temperature is still believed. */
const beyondK = 8

const believed = ({ rangeC }: Fluid, c: number): number => (c >= (rangeC[0] as number) - beyondK && c <= (rangeC[1] as number) + beyondK ? c : NaN)

/** Dew temperature, °C, of absolute kPa; NaN for none, and far outside the fluid's fit. */
export const dewAt = (fluid: Fluid, kpa: number): number => believed(fluid, dewTemperature(fluid, kpa))

/** Bubble temperature likewise. */
export const bubbleAt = (fluid: Fluid, kpa: number): number => believed(fluid, bubbleTemperature(fluid, kpa))

/** Evaporating temperature of a row, °C: the dew point of the suction pressure, without pressures the coil that evaporates. */
export const evaporatingAt = ({ fluid }: Circuit, { signal }: SeriesRows, i: number, cooling: boolean): number => {
  const kpa = signal.suction_kpa[i] as number
  if (fluid !== undefined && kpa === kpa) return dewAt(fluid, kpa)
  return (cooling ? signal.indoor_coil_c[i] : signal.outdoor_coil_c[i]) as number
}

/** Whether the suction pressure tells a row's evaporating temperature. */
export const hasSuctionPressure = ({ fluid }: Circuit, { signal }: SeriesRows, i: number): boolean => fluid !== undefined && signal.suction_kpa[i] === signal.suction_kpa[i]

/** Condensing temperature of a row, °C: the dew point of the discharge pressure, without pressures the coil that condenses. */
export const condensingAt = ({ fluid }: Circuit, { signal }: SeriesRows, i: number, cooling: boolean): number => {
  const kpa = signal.discharge_kpa[i] as number
  if (fluid !== undefined && kpa === kpa) return dewAt(fluid, kpa)
  return (cooling ? signal.outdoor_coil_c[i] : signal.indoor_coil_c[i]) as number
}

/** Superheat of a row, K: as reported, else suction line over evaporation. */
export const superheatAt = (circuit: Circuit, rows: SeriesRows, i: number, cooling: boolean): number => {
  const told = rows.signal.superheat_k[i] as number
  return told === told ? told : (rows.signal.suction_c[i] as number) - evaporatingAt(circuit, rows, i, cooling)
}
