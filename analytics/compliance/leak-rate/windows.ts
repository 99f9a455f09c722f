import type { Day } from '../records/records'
import type { Regime } from '../results'
import type { RuleData } from '../rules/load-rules'
import { firstAnnualizingDays, rollingStart, rollingWindowDays } from '../rules/terms'

/** The days of an annualizing calculation. */
export interface Annual {
  days: number
  since: 'addition' | 'installation' | 'first' | 'unknown'
  /** The day from which they are counted. */
  from: Day
}

/** The days of a rolling average: `from` is the first that counts. */
export interface Window {
  from: Day
  edge: 'days' | 'reset' | 'start'
}

const lastBefore = (days: readonly Day[], day: Day): Day | null => {
  let last: Day | null = null
  for (const one of days) {
    if (one >= day) break
    last = one
  }
  return last
}

export interface AnnualQuestion {
  rules: RuleData
  regime: Regime
  /** First and last day of the additions. */
  firstDay: Day
  day: Day
  /** The most days that count. */
  cap: number
  /** Ascending. */
  chargeDays: readonly Day[]
  installed: Day | null
  /** No calculation was made under 84.106 yet. */
  first: boolean
}

/**
 * Days since refrigerant was last added, at most 365: 40 CFR 82.152, 84.102. The first calculation under 84.106 takes 365,
 * 84.106(b)(1), which 82.157 does not have; where both bind the days as they are, which give the larger rate. Without an earlier
 * addition the installation stands for it under 82.157 (a reading of ours), else 365.
 */
export const annualDays = ({ rules, regime, firstDay, day, cap, chargeDays, installed, first }: AnnualQuestion): Annual => {
  const back = (days: number): Day => day - days
  if (regime === '84.106' && first) {
    const days = firstAnnualizingDays(rules, day)
    return { days, since: 'first', from: back(days) }
  }
  const capped = (from: Day, since: Annual['since']): Annual => ({ days: Math.min(Math.max(day - from, 1), cap), since, from })
  const last = lastBefore(chargeDays, firstDay)
  if (last !== null) return capped(last, 'addition')
  if ((regime === '82.157' || regime === 'both') && installed !== null && installed < firstDay) return capped(installed, 'installation')
  return { days: cap, since: 'unknown', from: back(cap) }
}

/**
 * Days of a rolling average: the 365 up to the day, or those after the last follow-up test that showed all leaks repaired,
 * 40 CFR 82.152, 84.102; under 84.106 none before it began, 84.106(b)(2).
 */
export const rollingWindow = (rules: RuleData, regime: Regime, day: Day, resets: readonly Day[]): Window => {
  const start = rollingStart(rules, regime)
  const reset = lastBefore(resets, day)
  let window: Window = { from: day - rollingWindowDays(rules, day, { regime }) + 1, edge: 'days' }
  if (start !== null && start > window.from) window = { from: start, edge: 'start' }
  if (reset !== null && reset + 1 > window.from) window = { from: reset + 1, edge: 'reset' }
  return window
}
