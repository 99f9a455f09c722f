import { dayText } from '../exact/day'
import { decimalText, type Fraction } from '../exact/fraction'
import { massText, poundsText } from '../exact/mass-text'
import type { Mass } from '../exact/mass'
import type { LeakRate, RegimeDecision } from '../results'
import type { Annual, Window } from './windows'

export type NoRateReason =
  | { kind: 'install' }
  | { kind: 'retrofit' }
  | { kind: 'seasonal'; detail: string }
  | { kind: 'refused'; detail: string }
  | { kind: 'no_pounds' }
  | { kind: 'no_charge'; charge: Mass | null }

const calculation = '40 CFR 82.157(b), 84.106(b)'

/** Why an addition has no leak rate, and why the regime is what it is. */
export const noRateText = (reason: NoRateReason, decision: RegimeDecision): string => `${becauseOf(reason)} ${decision.reason}.`

const becauseOf = (reason: NoRateReason): string => {
  switch (reason.kind) {
    case 'install': return `No leak rate: the charge of a new installation needs none (${calculation}).`
    case 'retrofit': return `No leak rate: the charge right after a retrofit needs none (${calculation}).`
    case 'seasonal': return `No leak rate: a seasonal variance, ${reason.detail} (${calculation}).`
    case 'refused': return `No leak rate: ${reason.detail}`
    case 'no_pounds': return 'No leak rate: lb_added is empty, and nothing is computed without it (40 CFR 82.157(l)(2), 84.106(l)(2)).'
    case 'no_charge': return `No leak rate: the full charge is ${reason.charge === null ? 'not recorded' : massText(reason.charge)}, and nothing is computed without it (40 CFR 82.157(l)(1), 84.106(l)(1)).`
  }
}

const sinceText = ({ since, from, days }: Annual, cap: number): string => {
  switch (since) {
    case 'addition': return days === cap ? `${cap} days, the most that count since the addition of ${dayText(from)}` : `${days} days since the addition of ${dayText(from)}`
    case 'installation': return `${days} days since the installation of ${dayText(from)}, as no earlier addition is recorded`
    case 'first': return `${days} days, as in the first calculation under 40 CFR 84.106(b)(1)`
    case 'unknown': return `${days} days, as no earlier addition is recorded`
  }
}

const windowText = ({ from, edge }: Window, days: number): string => {
  switch (edge) {
    case 'days': return `in the ${days} days from ${dayText(from)}`
    case 'reset': return `from ${dayText(from)}, after the follow-up test of the day before showed all leaks repaired`
    case 'start': return `from ${dayText(from)}, the first day that counts under 40 CFR 84.106(b)(2)`
  }
}

/** The pounds and days behind a rate, as the beginning of a sentence. */
export const lossText = (counted: Fraction, charge: Mass, span: { annual: Annual; cap: number } | { window: Window; days: number }): string => {
  const share = `${poundsText(counted)} of a full charge of ${massText(charge)}`
  return 'annual' in span ? `${share} in ${sinceText(span.annual, span.cap)}` : `${share} ${windowText(span.window, span.days)}`
}

/** Whether a rate is over the threshold of its day, or why that cannot be said, with the reason of the regime. */
export const verdictText = (rate: Fraction, { regime, thresholdPct, reason }: RegimeDecision, exceeds: boolean | null): string => {
  const percent = `${decimalText(rate, 2)} %`
  if (exceeds !== null) return `${percent}, ${exceeds ? 'over' : 'not over'} ${thresholdPct} %. ${reason}.`
  return regime === 'undetermined' ? `${percent}; whether it is over a threshold is undetermined. ${reason}.` : `${percent}, for information only. ${reason}.`
}

/** That a calculation of several additions of one leak was over with the first of them. */
export const overBeforeText = ({ day, rate, threshold_pct }: NonNullable<LeakRate['over_before']>): string =>
  ` With what had been added by ${dayText(day)} alone it was ${decimalText(rate, 2)} %, over ${threshold_pct} %.`

export const assumedMethod = ' No method is set for the site: annualizing is assumed.'
