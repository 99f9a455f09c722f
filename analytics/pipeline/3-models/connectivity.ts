import { newWindow } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { rollingMean } from '../../statistics/rolling-mean'
import { gatesOf, type Model } from './model'
import { levelBefore, newFirstValues } from './remembered/first-values'
import { hold } from './remembered/hold'
import { goesOn, remembered } from './remembered/unit-memory'
import type { UnitSeries } from './unit-series'

/** A day with this share of its samples counts whatever the others did. */
const fullCoverage = 0.9
/** Days that a loss is the mean of, and the least of them. */
const windowDays = 14
const leastDays = 7
/** Days from which the unit's usual coverage and gaps are taken: some recorders never reach a full day. */
const usualDays = 14

/**
 * `silent_h`: hours without telemetry at the end of the day, counted only over days on which most of the units that
 * share an import with this one reported (analytics notes 6.5: a gap of all units is the export's).
 * `coverage_lost_pct`: share of its usual samples missing over the last 14 such days. `gaps_per_day`: holes of more than two
 * samples a day over its usual number, fifth worst of 14 days.
 */
export const connectivity: Model = {
  name: 'connectivity',
  detectors: ['silent_h', 'coverage_lost_pct', 'gaps_per_day'],
  compute: (unit) => {
    const silent = silentHours(unit)
    const lost = coverageLost(unit)
    const gaps = gapsPerDay(unit)
    return {
      held: { silent_h: silent, coverage_lost_pct: lost, gaps_per_day: gaps },
      gates: [
        ...gatesOf('silent_h', silent, () => 'no unit of the same import reported that day'),
        ...gatesOf('coverage_lost_pct', lost, () => `fewer than ${leastDays} of ${windowDays} days on which the other units of the import reported, or the first ${usualDays}`),
        ...gatesOf('gaps_per_day', gaps, (i) => (unit.day.present[i] === 1 ? `the first ${usualDays + gapDays.k} days` : 'no telemetry')),
      ],
    }
  },
}

/** The link flaps when so many of the last days have many gaps. */
const gapDays = { k: 5, of: 14, within: 28 }

const gapsPerDay = (unit: UnitSeries): Float64Array => {
  const usual = remembered(unit, 'usual gaps', newFirstValues)
  const more = unit.day.gaps.map((gaps) => (Number.isNaN(gaps) ? NaN : Math.max(0, gaps - levelBefore(usual, gaps, usualDays))))
  return hold(unit, 'gaps_per_day', more, { ...gapDays, restarts: new Set(unit.repairs) })
}

const silentHours = (unit: UnitSeries): Float64Array => {
  const held = newUnknown(unit.length)
  const silence = remembered(unit, 'silence', () => ({ hours: 0 }))
  for (let i = 0; i < unit.length; i++) {
    if (unit.day.present[i] === 1) {
      held[i] = 0
      const gap = unit.day.end_gap_h[i] as number
      silence.hours = Number.isFinite(gap) ? Math.min(24, Math.max(0, gap)) : 0
    } else if (unit.day.peers_reporting[i] === 1) {
      held[i] = silence.hours += 24
    }
  }
  return held
}

const coverageLost = (unit: UnitSeries): Float64Array => {
  const covered = newUnknown(unit.length)
  const usual = remembered(unit, 'usual coverage', newFirstValues)
  for (let i = goesOn(unit) ? 0 : 1; i < unit.length; i++) {
    const coverage = unit.day.present[i] === 1 ? (unit.day.coverage[i] as number) : 0
    if (Number.isNaN(coverage) || (coverage < fullCoverage && unit.day.peers_reporting[i] !== 1)) continue
    if (coverage > 0 || !Number.isNaN(usual.level)) covered[i] = Math.min(1, coverage / levelBefore(usual, coverage, usualDays))
  }
  return rollingMean(covered, { of: windowDays, within: windowDays, least: leastDays }, remembered(unit, 'coverage lost', newWindow)).map((mean) => 100 * (1 - mean))
}
