import type { Day } from '../records/records'
import { ruleOn } from './in-force'
import type { RuleData } from './load-rules'

/** The most virgin refrigerant in what is sold as reclaimed, percent by weight, 40 CFR 84.112; undefined before the rule. */
export const mostVirginPct = (rules: RuleData, on: Day): { pct: number; cite: string } | undefined => {
  const rule = ruleOn(rules.cylinders.reclaimed, on)
  return rule === undefined ? undefined : { pct: rule.max_virgin_pct, cite: rule.cite }
}

/** Vacuum of a used disposable cylinder that is not sent back, inches Hg, 40 CFR 84.116; undefined before the rule. */
export const disposableVacuum = (rules: RuleData, on: Day): { inHg: number; cite: string } | undefined => {
  const rule = ruleOn(rules.cylinders.disposable, on)
  return rule === undefined ? undefined : { inHg: rule.vacuum_inches_hg, cite: rule.cite }
}
