import { findRefrigerant } from '../../refrigerants'
import type { AssetType, Category, Day } from '../records/records'
import type { RuleNote } from '../results'
import { distinctNotes, noteOn, ruleOn } from './in-force'
import type { RuleData } from './load-rules'
import { perPeriod } from './per-period'

export interface VentingAnswer {
  /** Null for a refrigerant the table does not know. */
  exempt: boolean | null
  /** One sentence with its paragraph. */
  reason: string
  cite: string
  notes: readonly RuleNote[]
}

export interface VentingQuestion {
  refrigerant: string | null
  assetType: AssetType | null
  category: Category
  on: Day
}

const fits = (list: readonly string[] | null, value: string | null): boolean => list === null || (value !== null && list.includes(value))

/** Whether a refrigerant may be released in this use, 40 CFR 82.154(a). */
export const ventingExemption = (rules: RuleData, { refrigerant, assetType, category, on }: VentingQuestion): VentingAnswer =>
  answers(rules, on, JSON.stringify([refrigerant, assetType, category]))

const answers = perPeriod((rules, on, asked: string): VentingAnswer => {
  const [refrigerant, assetType, category] = JSON.parse(asked) as [string | null, AssetType | null, Category]
  const known = findRefrigerant(refrigerant)
  if (known === undefined) {
    const name = refrigerant === null ? 'A refrigerant that is not recorded' : `${refrigerant}, which the refrigerant table does not know,`
    return { exempt: null, reason: `${name} is treated as prohibited to release, 40 CFR 82.154(a)`, cite: '40 CFR 82.154(a)', notes: [] }
  }
  const exemption = ruleOn(rules.venting.exemptions, on, (rule) =>
    rule.refrigerants.includes(known.name) && fits(rule.asset_types, assetType) && fits(rule.categories, category))
  if (exemption !== undefined) {
    return {
      exempt: true,
      reason: `${known.name} may be released: ${exemption.sentence}, ${exemption.cite}`,
      cite: exemption.cite,
      notes: distinctNotes([noteOn(exemption)]),
    }
  }
  const covers = known.odsClass === null ? 'substitutes' : 'ozone_depleting'
  const ban = ruleOn(rules.venting.prohibitions, on, (rule) => rule.covers === covers)
  const cite = ban?.cite ?? '40 CFR 82.154(a)'
  return {
    exempt: false,
    reason: `${known.name} must not be released: ${ban?.sentence ?? 'it is not exempt'}, ${cite}`,
    cite,
    notes: ban === undefined ? [] : distinctNotes([noteOn(ban)]),
  }
})
