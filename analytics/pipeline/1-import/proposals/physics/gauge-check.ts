import { dewTemperature, findFluid, type Fluid } from '../../../../refrigerants'
import { quantile } from '../../../../statistics/quantile'
import type { Readings } from './readings'
import { standingRows } from './standstill'

/** What pressures say at standstill, where their saturation temperature is that of the air around the coil. */
export interface GaugeVerdict {
  /** `more`: the pressure is one atmosphere higher than read (a gauge reading taken as absolute); `less`: lower. */
  reading: 'as read' | 'more' | 'less'
  /** Median distance to the air's temperature, K, as it was read and as it fits best. */
  asReadK: number
  fittingK: number
  refrigerant: string
  rows: number
}

const atmosphereKpa = 101.325
const common = ['R-410A', 'R-32', 'R-134a', 'R-290', 'R-407C', 'R-744', 'R-22']
const leastRows = 12
const fitsWithinK = 2
/** An atmosphere is 1.5 K (R-32 at 35 °C) to 8 K (R-134a at 5 °C); of an unknown refrigerant another one may be as near. */
const clearlyK = { known: 1.2, unknown: 2.5 }

/**
 * Compares a unit's pressure as read with one atmosphere more and less, by the saturation temperature (dew point) after an hour of
 * standstill against the coil's or the outdoor temperature. `refrigerant` undefined: the one of the common ones that fits best, for each
 * reading. Undefined where nothing stands long enough, or no reading fits within 2 K.
 */
export const checkGauge = (readings: Readings, refrigerant?: string): GaugeVerdict | undefined => {
  const pressure = readings.suction_kpa ?? readings.discharge_kpa
  const air = readings.outdoor_coil_c ?? readings.outdoor_c
  if (pressure === undefined || air === undefined) return undefined
  const rows = standingRows(readings).filter((i) => Number.isFinite(pressure[i]) && Number.isFinite(air[i]))
  if (rows.length < leastRows) return undefined
  const fluids = (refrigerant === undefined ? common : [refrigerant]).flatMap((name) => {
    const fluid = findFluid(name)
    return fluid === undefined ? [] : [{ name, fluid }]
  })
  const best = (shift: number) =>
    fluids.map(({ name, fluid }) => ({ name, off: distance(fluid, rows, pressure, air, shift) })).filter(({ off }) => Number.isFinite(off)).sort((a, b) => a.off - b.off)[0]
  const read = best(0)
  const others = ([['more', atmosphereKpa], ['less', -atmosphereKpa]] as const).flatMap(([reading, shift]) => {
    const found = best(shift)
    return found === undefined ? [] : [{ reading, ...found }]
  })
  const [other] = others.sort((a, b) => a.off - b.off)
  if (read !== undefined && read.off <= fitsWithinK && (other === undefined || read.off <= other.off)) return { reading: 'as read', asReadK: read.off, fittingK: read.off, refrigerant: read.name, rows: rows.length }
  if (other === undefined || other.off > fitsWithinK || (read !== undefined && (read.off - other.off < clearlyK[refrigerant === undefined ? 'unknown' : 'known'] || read.off < 2 * other.off))) return undefined
  return { reading: other.reading, asReadK: read?.off ?? NaN, fittingK: other.off, refrigerant: other.name, rows: rows.length }
}

const distance = (fluid: Fluid, rows: readonly number[], pressure: Float64Array, air: Float64Array, shift: number): number => {
  const off = rows.map((i) => {
    const kpa = (pressure[i] as number) + shift
    return kpa <= 10 ? NaN : Math.abs(dewTemperature(fluid, kpa) - (air[i] as number))
  })
  return off.some(Number.isNaN) ? NaN : quantile(off, 0.5)
}
