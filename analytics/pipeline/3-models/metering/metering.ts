import { rollingMean } from '../../../statistics/rolling-mean'
import { gatesOf, type Model } from '../model'
import { dayDoubts } from './day-doubts'

/** Judged days that a share is made of, the least of them, and how far back they may lie. */
const windowDays = 14
const leastDays = 7
const within = 28

/**
 * `metering_suspect`: share of the last 14 judged days with a balance that no machine has (analytics notes 6.4): COP of the
 * day over 8 or under 0.5, heat while all rests, negative power, refrigerant-side and metered heat apart, power halved or
 * doubled while heat stays, or far better than its own baseline.
 */
export const metering: Model = {
  name: 'metering',
  detectors: ['metering_suspect'],
  compute: (unit) => {
    const doubts = dayDoubts(unit)
    const held = rollingMean(doubts, { of: windowDays, within, least: leastDays, restarts: new Set(unit.repairs) })
    const never = doubts.every(Number.isNaN)
    return {
      held: { metering_suspect: held },
      gates: gatesOf('metering_suspect', held, (i) =>
        never ? 'no power or no heat is measured' : unit.day.present[i] === 1 ? `fewer than ${leastDays} days to balance, or none that day` : 'no telemetry'),
    }
  },
}
