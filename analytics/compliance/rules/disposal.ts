import { compare, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import type { AssetType, Category, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from './in-force'
import type { RuleData } from './load-rules'
import { ventingExemption } from './venting'

export interface DisposalBounds {
  /** Full charges strictly over this and strictly under the other are recorded, pounds. */
  overLb: Fraction
  underLb: Fraction
  cite: string
  notes: readonly RuleNote[]
}

/** Between which full charges disposals are recorded on a day, 40 CFR 82.156(a)(3); undefined before the rule. */
export const disposalBounds = (rules: RuleData, on: Day): DisposalBounds | undefined => {
  const rule = ruleOn(rules.disposal.bounds, on)
  return rule === undefined ? undefined : { overLb: rule.over_lb, underLb: rule.under_lb, cite: rule.cite, notes: distinctNotes([noteOn(rule)]) }
}

export interface DisposalScope {
  /** Null where the full charge or the refrigerant is not known. */
  inScope: boolean | null
  reason: string
  cite: string
}

/** Whether the disposal of a circuit belongs into the log of 40 CFR 82.156(a)(3). */
export const disposalScope = (
  rules: RuleData,
  asked: { refrigerant: string | null; fullCharge: Mass | null; assetType: AssetType | null; category: Category; on: Day },
): DisposalScope => {
  const bounds = disposalBounds(rules, asked.on)
  const cite = bounds?.cite ?? '40 CFR 82.156(a)(3)'
  const answer = (inScope: boolean | null, reason: string): DisposalScope => ({ inScope, reason: `${reason}, ${cite}`, cite })
  if (bounds === undefined) return answer(false, 'Disposals were not recorded before this rule')
  const { fullCharge } = asked
  if (fullCharge === null || fullCharge.lb.n <= 0n) return answer(null, 'The full charge is not known')
  if (compare(fullCharge.lb, bounds.overLb) <= 0) return answer(false, `A full charge of ${bounds.overLb.n} lb or less is outside the disposal records`)
  if (compare(fullCharge.lb, bounds.underLb) >= 0) return answer(false, `A full charge of ${bounds.underLb.n} lb or more is outside the disposal records`)
  const venting = ventingExemption(rules, asked)
  if (venting.exempt === null) return answer(null, 'The refrigerant is not known')
  return venting.exempt
    ? answer(false, venting.reason)
    : answer(true, `A full charge over ${bounds.overLb.n} lb and under ${bounds.underLb.n} lb`)
}
