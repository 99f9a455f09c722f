import { newUnknown } from '../../../statistics/memory'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { forgetFirst, levelBefore, newFirstValues } from '../remembered/first-values'
import { hold } from '../remembered/hold'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

/** Days that a habit is learned from, apart in the cold, where crankcase and pan heaters may run, and in the warmth, where pumps rest. */
const learnDays = 30
const coldC = 5
const warmC = 15
/** Power granted to every unit before a ratio counts, W: measuring noise of a resting machine. */
export const grantedW = 20
/** Hours of rest from which a day's power at rest is more than what is left of starts and stops. */
const leastRestH = 2
/** Hours of rest for each start: shorter ones are hardly more than the samples in which the compressor starts and stops. */
export const leastHPerStart = 0.75
/** Hours of backup heat without the compressor from which power at rest is that of backup heat. */
const auxH = 0.5

/** Power at rest over the unit's habit of like weather, held on ten of 14 days; NaN where not judged. */
export const standbyRatio = (unit: UnitSeries): Float64Array => {
  const { standby_w, outdoor_c_mean, station_c_mean, compressor_h, coverage, aux_alone_h, aux_idle_h, starts } = unit.day
  const restarts = new Set(unit.repairs)
  const ratio = newUnknown(unit.length)
  const habits = remembered(unit, 'usual power at rest', () => ({ cold: newFirstValues(), mild: newFirstValues(), warm: newFirstValues() }))
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) for (const habit of Object.values(habits)) forgetFirst(habit)
    const outdoor = Number.isNaN(station_c_mean[i]) ? (outdoor_c_mean[i] as number) : (station_c_mean[i] as number)
    const watts = standby_w[i] as number
    const restH = 24 * (coverage[i] as number) - (compressor_h[i] || 0)
    const heated = (aux_alone_h[i] || 0) + (aux_idle_h[i] || 0) >= auxH
    if (Number.isNaN(watts) || Number.isNaN(outdoor) || heated || !(restH >= Math.max(leastRestH, leastHPerStart * (starts[i] || 0)))) continue
    const usual = levelBefore(outdoor < coldC ? habits.cold : outdoor < warmC ? habits.mild : habits.warm, watts, learnDays)
    ratio[i] = (watts + grantedW) / (Math.max(0, usual) + grantedW)
  }
  return hold(unit, 'standby_ratio', ratio, { k: 10, of: 14, within: 45, restarts })
}

/**
 * `standby_ratio`: power at rest over what the unit took during its own first 30 days of like weather, held on ten of 14 days
 * (analytics notes 6.4, 11): a crankcase or pan heater, a pump or a fan that stays on.
 */
export const standby: Model = {
  name: 'standby',
  detectors: ['standby_ratio'],
  compute: (unit) => {
    const held = standbyRatio(unit)
    const never = !ever(unit, 'measured for standby_ratio', !unit.day.standby_w.every(Number.isNaN))
    return {
      held: { standby_ratio: held },
      gates: gatesOf('standby_ratio', held, (i) =>
        never ? 'no power while the compressor rests' : unit.day.present[i] === 1 ? `fewer than ${learnDays} days of like weather to learn from and 10 to judge, or no rest` : 'no telemetry'),
    }
  },
}
