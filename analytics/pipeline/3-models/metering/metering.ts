import { heldValue } from '../../../statistics/held-value'
import { rollingMean } from '../../../statistics/rolling-mean'
import { gatesOf, type Model } from '../model'
import type { UnitSeries } from '../unit-series'
import { standbyDoubts } from './balance-doubts'
import { dayDoubts } from './day-doubts'
import { meanResidual } from './mean-residual'

/** Judged days that a share is made of, the least of them, and how far back they may lie. */
const windowDays = 14
const leastDays = 7
const within = 28
/** Heat counts as unchanged up to this, ln. */
const heatSameLn = 0.2

/**
 * `metering_suspect`: share of the last 14 judged days with a balance that no machine has (analytics notes 6.4): COP of the
 * day over 8 or under 0.5, heat while all rests, negative power, refrigerant-side and metered heat apart, or far better
 * than its own baseline. `meter_step`: how far power moved from its baseline while heat did not, ln without sign, held on
 * ten of 14 days: ln 2 where a current transformer reads half or double.
 */
export const metering: Model = {
  name: 'metering',
  detectors: ['metering_suspect', 'meter_step'],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const doubts = dayDoubts(unit)
    const held = {
      metering_suspect: rollingMean(doubts, { of: windowDays, within, least: leastDays, restarts }),
      meter_step: heldValue(powerSteps(unit), { k: 10, of: windowDays, within, restarts }),
    }
    const never = doubts.every(Number.isNaN)
    const compared = held.meter_step.some(Number.isFinite)
    return {
      held,
      gates: [
        ...gatesOf('metering_suspect', held.metering_suspect, (i) =>
          never ? 'no power or no heat is measured' : unit.day.present[i] === 1 ? `fewer than ${leastDays} days to balance, or none that day` : 'no telemetry'),
        ...gatesOf('meter_step', held.meter_step, (i) =>
          !compared ? 'no heating compared with a baseline of power and heat' : unit.day.present[i] === 1 ? 'fewer than 10 compared days of 28, or none that day' : 'no telemetry'),
      ],
    }
  },
}

const powerSteps = (unit: UnitSeries): Float64Array => {
  const efficiency = meanResidual(unit, 'efficiency')
  const doubtful = standbyDoubts(unit)
  return meanResidual(unit, 'power').map((power, i) => {
    const heat = power + (efficiency[i] as number)
    return Number.isNaN(heat) || doubtful[i] === 1 ? NaN : Math.abs(heat) <= heatSameLn ? Math.abs(power) : 0
  })
}
