import { newWindow } from '../../../statistics/held-value'
import { rollingMean } from '../../../statistics/rolling-mean'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { hold } from '../remembered/hold'
import { remembered } from '../remembered/unit-memory'
import { dayDoubts } from './day-doubts'
import { powerDoubts, type PowerDoubts } from './other-power'

/** Judged days that a share is made of, the least of them, and how far back they may lie. */
const windowDays = 14
const leastDays = 7
const within = 28
/** Heat counts as unchanged up to this, and power as halved or doubled, ln. */
const heatSameLn = 0.2
const doubleLn = 0.2

/**
 * `metering_suspect`: share of the last 14 judged days with a balance that no machine has (analytics notes 6.4): COP of the
 * day over 8 or under 0.5, heat while all rests, negative power, refrigerant-side and metered heat apart, or far better
 * than its own baseline. `meter_step`: how far power halved or doubled while heat did not, ln without sign, held on ten of
 * 14 days. `other_power_share`: share of the metered power that does not reach the heat pump's gas, held on seven of ten days.
 */
export const metering: Model = {
  name: 'metering',
  detectors: ['metering_suspect', 'meter_step', 'other_power_share'],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const power = powerDoubts(unit)
    const doubts = dayDoubts(unit, power)
    const held = {
      metering_suspect: rollingMean(doubts, { of: windowDays, within, least: leastDays, restarts }, remembered(unit, 'metering_suspect', newWindow)),
      meter_step: hold(unit, 'meter_step', powerSteps(power), { k: 10, of: windowDays, within, restarts }),
      other_power_share: hold(unit, 'other_power_share', power.share, { k: 7, of: 10, within, restarts }),
    }
    const because = (known: boolean, missing: string, few: string) => (i: number) => (!known ? missing : unit.day.present[i] === 1 ? few : 'no telemetry')
    const some = (name: string, values: Float64Array) => ever(unit, name, values.some(Number.isFinite))
    return {
      held,
      gates: [
        ...gatesOf('metering_suspect', held.metering_suspect, because(some('days to balance seen', doubts), 'no power or no heat is measured', `fewer than ${leastDays} days to balance, or none that day`)),
        ...gatesOf('meter_step', held.meter_step, because(some('a meter step judged', held.meter_step), 'no heating compared with a baseline of power and heat', 'fewer than 10 compared days of 28, or none that day')),
        ...gatesOf('other_power_share', held.other_power_share, because(some('other power judged', power.share), 'no heat measured beside the refrigerant circuit', 'fewer than 7 compared days of 28, or none that day')),
      ],
    }
  },
}

const powerSteps = ({ efficiency, power, atRest }: PowerDoubts): Float64Array =>
  power.map((more, i) => {
    const heat = more + (efficiency[i] as number)
    if (Number.isNaN(heat) || atRest[i] === 1) return NaN
    return Math.abs(heat) <= heatSameLn && Math.abs(Math.abs(more) - Math.LN2) <= doubleLn ? Math.abs(more) : 0
  })
