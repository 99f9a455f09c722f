import { decideRegime } from '../regime/decide-regime'
import { isBlank, listText, type Report } from './check'
import type { CircuitView } from './circuit-view'

const cite = '40 CFR 84.106(a)(3)(ii)'
const named: readonly (string | null)[] = ['split_hp', 'minisplit', 'packaged_hp', 'rtu_hp', 'pthp', 'wshp_gshp', 'vrf']

/** Whether 84.106 would bind, or might, if the circuit were not in the exempt subsector: only then the decision matters. */
const decides = (view: CircuitView): boolean => {
  const { appliance, asOf, rules, policy } = view
  const outside = { ...appliance, rlc_subsector: 'no', asset_type: 'chiller_hp' } as const
  const question = { appliance: outside, refrigerant: view.refrigerantOn(asOf), fullCharge: view.fullChargeOn(asOf), on: asOf }
  return ['84.106', 'both', 'undetermined'].includes(decideRegime(question, { rules, policy }).regime)
}

const checkStatement = (view: CircuitView, report: Report): void => {
  const { asset_type, category, rlc_subsector, subsector_basis, decided_by, decided_on } = view.appliance
  const say = (rule: string, message: string): void => report({ record: 'appliances', record_id: view.name, rule, message, cite })
  const kind = asset_type ?? 'of no stated type'
  const open = asset_type === null || asset_type === 'hpwh' || asset_type === 'other'
  const outside = category === 'commercial_refrigeration' || category === 'ipr' || category === 'refrigerated_transport'
  if (open && !outside && (rlc_subsector === null || rlc_subsector === 'undetermined')) {
    if (decides(view)) {
      say('subsector_undetermined', `rlc_subsector is ${rlc_subsector ?? 'empty'} for an appliance ${asset_type === null ? kind : `of type ${kind}`}: whether it is residential and light commercial air conditioning decides whether leak repair binds. Decide yes or no, with subsector_basis, decided_by and decided_on.`)
    }
    return
  }
  if (rlc_subsector !== 'yes' || named.includes(asset_type) || !decides(view)) return
  if (isBlank(subsector_basis)) {
    if (asset_type === 'chiller_hp') say('subsector_conflict', 'rlc_subsector is yes for a chiller_hp and subsector_basis is empty: the rule\'s preamble names chillers as covered, so the statement is not taken. Write down what it rests on, or set it to no.')
    else say('subsector_basis_missing', `rlc_subsector is yes for an appliance ${asset_type === null ? kind : `of type ${kind}`} and subsector_basis is empty: the exemption rests on a decision that is not written down, so it is not taken. Write down what it rests on.`)
    return
  }
  const missing = [...(isBlank(decided_by) ? ['decided_by'] : []), ...(decided_on === null ? ['decided_on'] : [])]
  if (missing.length > 0) say('subsector_decision_incomplete', `${listText(missing)} ${missing.length === 1 ? 'is' : 'are'} empty: the exemption rests on a decision, whose author and day belong on record. Fill them in.`)
}

const checkProcess = (view: CircuitView, report: Report): void => {
  const { asset_type, category, ipr_capacity_pct: share } = view.appliance
  if (share === null) return
  const say = (rule: string, message: string): void => report({ record: 'appliances', record_id: view.name, rule, message, cite: '40 CFR 82.152; 40 CFR 84.102' })
  if (share < 0 || share > 100) say('ipr_capacity_out_of_range', `ipr_capacity_pct is ${share}: a share of the capacity lies between 0 and 100. Correct it.`)
  else if (category === 'ipr' && share < 50) say('ipr_capacity_differs', `category is ipr and ipr_capacity_pct is ${share}: an appliance of two uses is industrial process refrigeration when at least 50 % of its capacity serves the process. The threshold of other appliances is used. Correct the share or the category.`)
  else if (category !== null && category !== 'ipr' && asset_type === 'process_hp' && share >= 50) say('ipr_capacity_differs', `category is ${category} and ipr_capacity_pct is ${share}: with 50 % and more of its capacity serving the process the appliance is industrial process refrigeration. Correct the share or the category.`)
}

/** Decisions that an exemption or a threshold rests on, 40 CFR 84.106(a)(3)(ii), 82.152. */
export const checkSubsector = (view: CircuitView, report: Report): void => {
  checkStatement(view, report)
  checkProcess(view, report)
}
