import { newUnknown } from '../../../statistics/memory'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { hold } from '../remembered/hold'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { hoursAloneInCold } from './alone-in-cold'

/** Tolerance of a compressor's least outdoor temperature, and the one of machines whose own is not known: the mildest usual one. */
const toleranceK = 1.1
const usualLeastC = -10
/** Backup heat that came, h a day. */
const cameH = 0.25
/** Short of heat from so many hours a day on, where so many days as cold were not. */
const shortH = 1
const leastCoped = 3
const atmosphereKpa = 101.325
/** Running below the maker's limit counts from so far below it. */
const belowK = 2

/**
 * Does the machine cope with the cold (analytics notes 11)? `lockout_h`: h a day in which the compressor stays off although
 * it is warmer than its limit, the room cooling or backup heat alone, second worst of five days. `cold_short_h`: h a day the room stayed
 * too cold at full speed with backup heat on or none to come, in weather that once was no trouble, third worst of seven. `cold_suction_kpa`: suction below
 * atmosphere, kPa, second worst of five. `cold_limit_h`: h a day run on days entirely below the maker's limit.
 */
export const coldClimate: Model = {
  name: 'cold-climate',
  detectors: ['lockout_h', 'cold_short_h', 'cold_suction_kpa', 'cold_limit_h'],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const twice = { k: 2, of: 5, within: 20, restarts }
    const often = { k: 3, of: 7, within: 21, restarts }
    const held = {
      lockout_h: hold(unit, 'lockout_h', hoursLockedOut(unit), twice),
      cold_short_h: hold(unit, 'cold_short_h', hoursShort(unit), often),
      cold_suction_kpa: hold(unit, 'cold_suction_kpa', unit.modes.heat.suction_kpa.map((kpa) => (kpa > 0 ? Math.max(0, atmosphereKpa - kpa) : NaN)), twice),
      cold_limit_h: hold(unit, 'cold_limit_h', hoursBelowLimit(unit), often),
    }
    const because = (known: boolean, missing: string) => (i: number) =>
      !known ? missing : unit.day.present[i] === 1 ? 'too few days that can be judged' : 'no telemetry'
    const measured = (name: string, ...columns: Float64Array[]) => ever(unit, `measured for ${name}`, columns.some((values) => values.some(Number.isFinite)))
    return {
      held,
      gates: [
        ...gatesOf('lockout_h', held.lockout_h, because(measured('lockout_h', unit.day.lockout_h, unit.day.aux_alone_h), 'room temperature or set point, and backup heat, unknown')),
        ...gatesOf('cold_short_h', held.cold_short_h, because(measured('cold_short_h', unit.day.cold_call_full_h), 'room temperature, set point or speed unknown')),
        ...gatesOf('cold_suction_kpa', held.cold_suction_kpa, because(measured('cold_suction_kpa', unit.modes.heat.suction_kpa), 'suction pressure not measured')),
        ...gatesOf('cold_limit_h', held.cold_limit_h, because(Number.isFinite(unit.register.minOutdoorC), 'the least outdoor temperature is not known')),
      ],
    }
  },
}

const hoursLockedOut = (unit: UnitSeries): Float64Array => {
  const least = (Number.isNaN(unit.register.minOutdoorC) ? usualLeastC : unit.register.minOutdoorC) + toleranceK
  const aloneInCold = hoursAloneInCold(unit, least)
  return unit.day.lockout_h.map((hours, i) => {
    const cold = aloneInCold[i] as number
    if (Number.isNaN(hours)) return cold
    return Math.max(cold || 0, (unit.day.lockout_outdoor_c[i] as number) > least ? hours : 0)
  })
}

/** Hours short of heat on days for which it once was enough: three earlier ones as cold or colder without. */
const hoursShort = (unit: UnitSeries): Float64Array => {
  const { cold_call_full_h, aux_h, outdoor_c_mean, station_c_mean, heating_h } = unit.day
  const { enoughAt } = remembered(unit, 'heat enough in the cold', () => ({ enoughAt: [] as number[] }))
  const short = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    const hours = cold_call_full_h[i] as number
    const outdoor = Number.isNaN(station_c_mean[i]) ? (outdoor_c_mean[i] as number) : (station_c_mean[i] as number)
    if (Number.isNaN(hours) || Number.isNaN(outdoor)) continue
    const aux = aux_h[i] as number
    const none = Number.isNaN(aux) && !(unit.register.auxHeatW > 0)
    const coped = enoughAt.length >= leastCoped && (enoughAt[leastCoped - 1] as number) <= outdoor
    if (hours < shortH && (heating_h[i] as number) >= 1) keepColdest(enoughAt, outdoor)
    short[i] = coped && (none || aux >= cameH) ? hours : 0
  }
  return short
}

/** Keeps the coldest days on which heat was enough, the coldest first. */
const keepColdest = (coldest: number[], outdoor: number): void => {
  if (coldest.length === leastCoped && outdoor >= (coldest[leastCoped - 1] as number)) return
  coldest.push(outdoor)
  coldest.sort((a, b) => a - b)
  coldest.length = Math.min(coldest.length, leastCoped)
}

const hoursBelowLimit = (unit: UnitSeries): Float64Array =>
  unit.day.compressor_h.map((hours, i) => {
    const warmest = unit.day.outdoor_c_max[i] as number
    if (Number.isNaN(warmest) || Number.isNaN(unit.register.minOutdoorC)) return NaN
    return warmest < unit.register.minOutdoorC - belowK ? hours || 0 : 0
  })
