import type { Fraction } from './exact/fraction'
import type { Mass } from './exact/mass'
import type { Category, Day, LeakRateMethod } from './records/records'

export type Regime = '82.157' | '84.106' | 'both' | 'none' | 'undetermined'

/** How sure a rule is: its official text was read, a page that quotes it was, it is recalled, it is a reading of ours. */
export type Certainty = 'official' | 'secondary' | 'memory' | 'interpretation'

/** A rule that rests on less than its official text, for the paper to say so. */
export interface RuleNote {
  cite: string
  certainty: Certainty
  note: string
}

export interface RegimeDecision {
  regime: Regime
  /** One sentence in words, with its paragraph. */
  reason: string
  /** Paragraphs of the regimes that bind, or of the exemption. */
  cites: readonly string[]
  category: Category
  /** Threshold leak rate in percent; null where no regime binds or it is not known which. */
  thresholdPct: number | null
  notes: readonly RuleNote[]
}

export type Policy = {
  /** 40 CFR 84.106(a)(3)(ii) and variable refrigerant flow: the preamble at 89 FR 82717 exempts it, a later fact sheet is reported not to. */
  vrf: 'exempt_per_preamble' | 'treat_as_covered'
  /** A seasonal addition larger than its removal: the whole of it counts, or what exceeds the removal. */
  seasonalExcess: 'whole' | 'excess'
}

export const defaultPolicy: Policy = { vrf: 'exempt_per_preamble', seasonalExcess: 'whole' }

/** A line of `epa/leak-rates.csv`: one addition, or several of one day or of one leak. */
export interface LeakRate {
  appliance_id: string
  circuit_no: number
  /** Ids joined by `+`. */
  event_id: string
  /** The last day of the group. */
  service_date: Day
  method: LeakRateMethod | null
  full_charge: Mass | null
  /** Pounds that count, exact; null where none do. */
  counted: Fraction | null
  /** The masses behind `counted`, added (`sign` 1) or taken off (-1), for the arithmetic on paper. */
  terms: readonly { event_id: string; day: Day; mass: Mass; sign: 1 | -1 }[]
  d_days: number | null
  window_from: Day | null
  /** Percent of full charge, exact; null where the addition needs no rate. */
  rate: Fraction | null
  decision: RegimeDecision
  threshold_pct: number | null
  /** Null without a rate, and for rates that are informational. */
  exceeds: boolean | null
  /** Why the rate is what it is, or why there is none, with the paragraph. */
  reason: string
  /** The first earlier day of several additions of one leak on which those up to then were over the threshold by themselves. */
  over_before?: { day: Day; rate: Fraction; threshold_pct: number }
}

export const deadlineKinds = [
  'repair', 'initial_test', 'follow_up_test', 'inspection', 'plan', 'plan_completion', 'extension_request', 'chronic_report',
] as const
export type DeadlineKind = (typeof deadlineKinds)[number]

/** A line of `epa/deadlines.csv`. */
export interface Deadline {
  appliance_id: string
  circuit_no: number
  kind: DeadlineKind
  trigger_event_id: string
  trigger_on: Day
  /** Null while the clock stands still (`paused`). */
  due_on: Day | null
  done_on: Day | null
  status: 'open' | 'met' | 'overdue' | 'paused'
  days_late: number | null
  cite: string
}

/** A line of `epa/violations.csv`: something recorded that is not as the rule wants it, and what to do. */
export interface Violation {
  /** The table, as the file is named: `refrigerant_events`. */
  record: string
  record_id: string
  /** A code: `stated_value_differs`. */
  rule: string
  /** What, where, and the remedy. */
  message: string
  cite: string
}

/** Losses of one circuit in one calendar year, 40 CFR 82.157(j), 84.106(j). */
export interface CalendarYear {
  year: number
  lost: Fraction
  full_charge: Mass | null
  /** Percent of full charge, exact. */
  rate: Fraction | null
  chronic: boolean
  /** The day on which the year's losses made it a chronic leaker, and the leak rate row of that day. */
  reached_on: Day | null
  event_id: string | null
  /** Under which it lost refrigerant last that year. */
  regime: Regime
}

/** All that follows from one circuit's records, as of a day. */
export interface CircuitCompliance {
  appliance_id: string
  circuit_no: number
  /** As of the as-of day. */
  decision: RegimeDecision
  rates: readonly LeakRate[]
  deadlines: readonly Deadline[]
  years: readonly CalendarYear[]
  violations: readonly Violation[]
}
