import { fraction, type Fraction } from '../exact/fraction'
import { yearOf } from '../exact/day'
import type { Day } from '../records/records'
import type { Regime, RuleNote } from '../results'
import { countsUnder, distinctNotes, inForce, joinCites, noteOn } from './in-force'
import { startOf } from './leak-repair'
import type { RuleData } from './load-rules'
import { perPeriod } from './per-period'
import type { TermName } from './schemas/leak-repair'

export type { TermName } from './schemas/leak-repair'

export interface Term {
  value: number
  unit: 'days' | 'months' | 'years' | 'percent' | 'none'
  /** Paragraphs, joined by `; ` under both regimes. */
  cite: string
  notes: readonly RuleNote[]
}

/**
 * A term of 40 CFR 82.157 or 84.106 as of a day, the shorter of both under `both`. Before any rule holds, the earliest one is given, for
 * rates that are informational. Throws `Error` where the data has no such term.
 */
export const termOf = (rules: RuleData, term: TermName, on: Day, regime: Regime = 'both'): Term => termsUnder[regime](rules, on, term)

const readTerm = (regime: Regime) => perPeriod((rules, on, term: TermName): Term => {
  const named = rules['leak-repair'].terms.filter((rule) => rule.term === term && countsUnder(rule.regime, regime))
  const holding = inForce(named, on)
  const found = holding.length > 0 ? holding : named.slice(0, 1)
  const [strictest] = [...found].sort((a, b) => a.value - b.value)
  if (strictest === undefined) throw new Error(`the rule data has no ${term} for ${regime}`)
  return {
    value: strictest.value,
    unit: strictest.unit,
    cite: joinCites(found.map((rule) => rule.cite)),
    notes: distinctNotes(found.map(noteOn)),
  }
})

const termsUnder: { readonly [Name in Regime]: ReturnType<typeof readTerm> } = {
  '82.157': readTerm('82.157'), '84.106': readTerm('84.106'), both: readTerm('both'), none: readTerm('none'), undetermined: readTerm('undetermined'),
}

/** The paragraphs of a term: `40 CFR 82.157(d)(1); 40 CFR 84.106(d)(1)` under both. */
export const citeOf = (rules: RuleData, term: TermName, on: Day, regime: Regime = 'both'): string =>
  termOf(rules, term, on, regime).cite

interface Asked {
  shutdown?: boolean
  regime?: Regime
}

const valueOf = (plain: TermName, withShutdown: TermName = plain) =>
  (rules: RuleData, on: Day, { shutdown = false, regime = 'both' }: Asked = {}): number =>
    termOf(rules, shutdown ? withShutdown : plain, on, regime).value

/** Days from the exceedance to the repair, (d): 30, or 120 with an industrial process shutdown. */
export const repairDays = valueOf('repair', 'repair_shutdown')
/** Days from the exceedance to the initial verification test, (e)(1). */
export const initialTestDays = valueOf('initial_test', 'initial_test_shutdown')
/** Days from the passed initial test, or the return to normal operation, to the follow-up test, (e)(2). */
export const followUpDays = valueOf('follow_up')
/** Months without an addition after which a leak counts as repaired, (d)(2). */
export const presumedRepairedMonths = valueOf('presumed_repaired')
/** Days after the arrival of parts, (f)(1). */
export const partsDays = valueOf('extension_after_parts')
/** The last day of an extension for parts, in days from the exceedance, (f)(1). */
export const extensionCapDays = valueOf('extension_cap', 'extension_cap_shutdown')
/** Days to a retrofit or retirement plan, (h). */
export const planDays = valueOf('plan')
/** Months from the plan's date to the end of the work, (h). */
export const planCompletionMonths = valueOf('plan_completion')
/** Days from the plan's date in which relief may be asked for, (h). */
export const reliefDays = valueOf('relief')
/** Months from the exceedance in which more time for a plan may be asked for, (i). */
export const planExtensionMonths = valueOf('plan_extension')
/** Percent of full charge lost in a calendar year from which (at or over) a circuit leaks chronically, (j). */
export const chronicPct = valueOf('chronic')
/** The most days that annualizing counts, (b). */
export const annualizingCapDays = valueOf('annualizing_cap')
/** Days that a rolling average looks back, (b). */
export const rollingWindowDays = valueOf('rolling_window')
/** Days between a seasonal removal and its addition, (b). */
export const seasonalDays = valueOf('seasonal_variance')
/** Months for which an audit or calibration frees automatic leak detection from inspections, (g). */
export const aldCalibrationMonths = valueOf('ald_calibration')

/** D of the first annualizing calculation under 84.106(b)(1), days. */
export const firstAnnualizingDays = (rules: RuleData, on: Day): number =>
  termOf(rules, 'first_annualizing', on, '84.106').value

/** The day from which a rolling average counts additions, 84.106(b)(2); null under `both` and 82.157, which have no such start. */
export const rollingStart = (rules: RuleData, regime: Regime): Day | null =>
  regime === '84.106' ? startOf(rules, '84.106') : null

/** The day by which the losses of a calendar year are reported, (j). */
export const chronicReportDay = (rules: RuleData, year: number, regime: Regime = 'both'): Day => {
  const endOfYear = Date.UTC(year, 11, 31) / 86_400_000
  const reports = rules['leak-repair'].chronic_reports.filter((rule) => countsUnder(rule.regime, regime))
  const holding = inForce(reports, endOfYear)
  const days = (holding.length > 0 ? holding : reports).map((rule) => Date.UTC(year + 1, rule.month - 1, rule.day) / 86_400_000)
  return Math.min(...days)
}

/** The same, of the year of a day. */
export const chronicReportDayAfter = (rules: RuleData, day: Day, regime: Regime = 'both'): Day =>
  chronicReportDay(rules, yearOf(day), regime)

/** The threshold of a chronic leak as a fraction of the full charge, `5/4`. */
export const chronicShare = (rules: RuleData, on: Day, regime: Regime = 'both'): Fraction => chronicShares(rules, on, regime)

const chronicShares = perPeriod((rules, on, regime: Regime) => fraction(termOf(rules, 'chronic', on, regime).value, 100))
