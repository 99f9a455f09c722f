import type { Appliance, Category, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from '../rules/in-force'
import { iprSharePct } from '../rules/leak-repair'
import type { RuleData } from '../rules/load-rules'

export interface CategoryDecision {
  category: Category
  /** The statement was not taken: less than half of the capacity serves the process. */
  problem: 'ipr_share_too_small' | null
  notes: readonly RuleNote[]
}

export const categoryWords: Readonly<Record<Category, string>> = {
  comfort_cooling: 'comfort cooling',
  commercial_refrigeration: 'commercial refrigeration',
  ipr: 'industrial process refrigeration',
  refrigerated_transport: 'refrigerated transport',
  other: 'other appliances',
}

/**
 * The category of 40 CFR 82.157(c)(2), 84.106(c)(2) as stated, else by the kind of equipment. Industrial process refrigeration needs half
 * of the capacity (82.152, 84.102): with a smaller stated share the appliance counts to others.
 */
export const categoryOf = (
  appliance: Pick<Appliance, 'asset_type' | 'category' | 'ipr_capacity_pct'>,
  rules: RuleData,
  on: Day,
): CategoryDecision => {
  const { category, asset_type: kind, ipr_capacity_pct: share } = appliance
  const least = iprSharePct(rules, on)
  if (category === 'ipr' && share !== null && share < least) return { category: 'other', problem: 'ipr_share_too_small', notes: [] }
  if (category !== null) return { category, problem: null, notes: [] }
  if (kind === 'process_hp' && share !== null && share >= least) return { category: 'ipr', problem: null, notes: [] }
  const known = rules.subsectors.asset_categories
  const rule = ruleOn(known, on, (one) => one.asset_type === kind) ?? known.find((one) => one.asset_type === (kind ?? 'other'))
  return { category: rule?.category ?? 'other', problem: null, notes: rule === undefined ? [] : distinctNotes([noteOn(rule)]) }
}
