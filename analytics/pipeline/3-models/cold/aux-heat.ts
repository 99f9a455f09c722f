import { byDay } from '../by-day'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { hold } from '../remembered/hold'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

/** Usual lock-out of backup heat, 35 degF (Energy Trust of Oregon), and what is granted on top where the unit's own is not known, K. */
const usualLockoutC = 1.7
const unknownK = 5
/** The controller goes by its own outdoor sensor, which may read so much lower, K. */
const sensorK = 1
/** Of hours that a compressor of unknown speed ran, so many count as at full speed. */
const unknownSpeed = 0.5
/** Longer samples, s, tell neither what the compressor did in them nor whether heat was called. */
const knownStateS = 900
/** Backup heat that ran for less than this on a day did not come, h. */
const cameH = 0.25

/**
 * Is backup heat where it should be (analytics notes 11)? `aux_warm_k`: K above its lock-out and a sensor's error at
 * which it ran for 15 min outside defrost and recovery, third worst of seven days. `aux_idle_h`, `aux_alone_h`: h a day with no heat called, and
 * without the compressor, likewise. `aux_missing_h`: h a day the room stayed too cold at full speed while no backup came,
 * second worst of five.
 */
export const auxHeat: Model = {
  name: 'aux-heat',
  detectors: ['aux_warm_k', 'aux_idle_h', 'aux_alone_h', 'aux_missing_h'],
  compute: (unit) => {
    const { aux_h, aux_idle_h, aux_alone_h, sample_s } = unit.day
    const restarts = new Set(unit.repairs)
    const often = { k: 3, of: 7, within: 14, restarts }
    const known = (values: Float64Array) => values.map((hours, i) => (Number.isNaN(aux_h[i]) || (sample_s[i] as number) > knownStateS ? NaN : hours || 0))
    const held = {
      aux_warm_k: hold(unit, 'aux_warm_k', kelvinTooWarm(unit), often),
      aux_idle_h: hold(unit, 'aux_idle_h', known(aux_idle_h), often),
      aux_alone_h: hold(unit, 'aux_alone_h', known(aux_alone_h), often),
      aux_missing_h: hold(unit, 'aux_missing_h', hoursMissed(unit), { k: 2, of: 5, within: 20, restarts }),
    }
    const never = !ever(unit, 'measured for backup heat', !aux_h.every(Number.isNaN))
    const reason = (why: string) => (i: number) =>
      never ? 'backup heat is not measured' : unit.day.present[i] === 1 ? why : 'no telemetry'
    return {
      held,
      gates: [
        ...gatesOf('aux_warm_k', held.aux_warm_k, reason('fewer than three days')),
        ...(['aux_idle_h', 'aux_alone_h'] as const).flatMap((name) =>
          gatesOf(name, held[name], (i) => reason((sample_s[i] as number) > knownStateS ? 'samples too far apart to tell what backup heat ran for' : 'fewer than three days')(i))),
        ...gatesOf('aux_missing_h', held.aux_missing_h, reason('no cold days with a room temperature, or no backup heat seen yet')),
      ],
    }
  },
}

/** The outdoor temperature above which backup heat should stay off. */
export const lockoutOf = ({ register }: UnitSeries): number =>
  Number.isNaN(register.auxLockoutC) ? usualLockoutC + unknownK : register.auxLockoutC

const kelvinTooWarm = (unit: UnitSeries): Float64Array => {
  const lockout = lockoutOf(unit)
  return unit.day.aux_outdoor_c.map((warmest, i) => (Number.isNaN(unit.day.aux_h[i]) ? NaN : Math.max(0, (warmest - lockout - sensorK) || 0)))
}

/** Hours with the room too cold at full speed and no backup heat, on days cold enough for it, once the unit is known to have some. */
const hoursMissed = (unit: UnitSeries): Float64Array => {
  const { aux_h, cold_call_full_h, outdoor_c_mean, station_c_mean } = unit.day
  const lockout = lockoutOf(unit)
  const share = ever(unit, 'speed measured for backup heat', !unit.modes.heat.compressor_hz.every(Number.isNaN)) ? 1 : unknownSpeed
  const state = remembered(unit, 'has backup heat', () => ({ has: unit.register.auxHeatW > 0 }))
  return byDay(unit.length, (i) => {
    const hours = aux_h[i] as number
    if (hours >= cameH) state.has = true
    const outdoor = Number.isNaN(station_c_mean[i]) ? (outdoor_c_mean[i] as number) : (station_c_mean[i] as number)
    if (!state.has || Number.isNaN(hours) || !(outdoor < lockout)) return NaN
    return hours < cameH ? share * (cold_call_full_h[i] as number) : 0
  })
}
