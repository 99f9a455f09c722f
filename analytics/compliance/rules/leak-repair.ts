import { compare, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { Category, Day } from '../records/records'
import type { Regime, RuleNote } from '../results'
import { countsUnder, distinctNotes, inForce, joinCites, noteOn, type RegimeName } from './in-force'
import type { RuleData } from './load-rules'
import { perPeriod } from './per-period'

/** The first day on which a regime binds: of 82.157 for ozone-depleting refrigerants, of 84.106. */
export const startOf = (rules: RuleData, regime: RegimeName): Day =>
  Math.min(...rules['leak-repair'].regimes.filter((rule) => rule.regime === regime).map((rule) => rule.effective_from))

/** Pounds from which a regime binds on a day; the lowest of both for `both`; null where none is in force. */
export const chargeFloor = (rules: RuleData, regime: Regime, on: Day): Fraction | null => chargeFloors(rules, on, regime)

const chargeFloors = perPeriod((rules, on, regime: Regime): Fraction | null =>
  inForce(rules['leak-repair'].regimes, on)
    .filter((rule) => countsUnder(rule.regime, regime))
    .map((rule) => rule.floor_lb)
    .sort(compare)[0] ?? null)

export interface Threshold {
  pct: number
  cite: string
  notes: readonly RuleNote[]
}

/** The threshold leak rate of a category, 82.157(c)(2), 84.106(c)(2), with its paragraphs: of `both` the lower one. */
export const thresholdOf = (rules: RuleData, category: Category, on: Day, regime: Regime = 'both'): Threshold | undefined =>
  thresholds(rules, on, `${category} ${regime}`)

const thresholds = perPeriod((rules, on, asked: `${Category} ${Regime}`): Threshold | undefined => {
  const [category, regime] = asked.split(' ') as [Category, Regime]
  const found = inForce(rules['leak-repair'].thresholds, on)
    .filter((rule) => rule.category === category && countsUnder(rule.regime, regime))
  if (found.length === 0) return undefined
  return {
    pct: Math.min(...found.map((rule) => rule.pct)),
    cite: joinCites(found.map((rule) => rule.cite)),
    notes: distinctNotes(found.map(noteOn)),
  }
})

/** Percent of full charge that a rate must be over; null where no rule is in force. */
export const thresholdPct = (rules: RuleData, category: Category, on: Day, regime: Regime = 'both'): number | null =>
  thresholdOf(rules, category, on, regime)?.pct ?? null

export interface InspectionPlan {
  /** `months`: that many after the exceedance or the last inspection; `calendar_year`: once in each. */
  by: 'months' | 'calendar_year'
  everyMonths: number
  /** Inspections end after so many months in which calculations show no rate over the threshold. */
  calmMonths: number
  cite: string
  notes: readonly RuleNote[]
}

/** Inspections after an exceedance, 82.157(g), 84.106(g): the most frequent of those that hold. */
export const inspectionPlan = (
  rules: RuleData,
  { category, fullCharge, on, regime = 'both' }: { category: Category; fullCharge: Mass | null; on: Day; regime?: Regime },
): InspectionPlan | undefined => {
  if (fullCharge === null) return undefined
  const found = inForce(rules['leak-repair'].inspections, on).filter((rule) =>
    countsUnder(rule.regime, regime)
    && rule.categories.includes(category)
    && compare(fullCharge.lb, rule.from_lb) >= 0
    && (rule.under_lb === null || compare(fullCharge.lb, rule.under_lb) < 0))
  const [strictest] = found.sort((a, b) => a.every_months - b.every_months)
  if (strictest === undefined) return undefined
  return {
    by: strictest.by,
    everyMonths: strictest.every_months,
    calmMonths: strictest.calm_months,
    cite: joinCites(found.map((rule) => rule.cite)),
    notes: distinctNotes(found.map(noteOn)),
  }
}

/** The percent of its capacity from which an appliance that serves a process is industrial process refrigeration, 82.152, 84.102. */
export const iprSharePct = (rules: RuleData, on: Day): number => iprShares(rules, on, 'ipr')

const iprShares = perPeriod((rules, on): number => {
  const shares = rules['leak-repair'].ipr_shares
  const holding = inForce(shares, on)
  return Math.max(...(holding.length > 0 ? holding : shares).map((rule) => rule.pct))
})
