import { decideRegime } from '../regime/decide-regime'
import { subsectorOf } from '../regime/subsector'
import type { Appliance } from '../records/records'
import { iprSharePct } from '../rules'
import { isBlank, listText, mayBind, type Report } from './check'
import type { CircuitView } from './circuit-view'

const cite = '40 CFR 84.106(a)(3)(ii)'

/** Whether 84.106 would bind, or might, if the circuit were not in the exempt subsector: only then the decision matters. */
const decides = (view: CircuitView): boolean => {
  const { appliance, asOf, rules, policy } = view
  const outside: Appliance = { ...appliance, rlc_subsector: 'no' }
  const question = { appliance: outside, refrigerant: view.refrigerantOn(asOf), fullCharge: view.fullChargeOn(asOf), on: asOf }
  return ['84.106', 'both', 'undetermined'].includes(decideRegime(question, { rules, policy }).regime)
}

const checkStatement = (view: CircuitView, report: Report): void => {
  const { appliance, rules, policy, asOf, name } = view
  const { asset_type, rlc_subsector, decided_by, decided_on } = appliance
  const context = { rules, policy, on: asOf }
  const { answer, problem } = subsectorOf(appliance, context)
  const restsOnIt = answer === 'yes' && subsectorOf({ ...appliance, rlc_subsector: null }, context).answer !== 'yes'
  if ((problem === null && answer !== 'undetermined' && !restsOnIt) || !decides(view)) return
  const say = (rule: string, message: string): void => report({ record: 'appliances', record_id: name, rule, message, cite })
  const kind = asset_type === null ? 'of no recorded type' : `of type ${asset_type}`
  if (problem === 'subsector_conflict') {
    say(problem, 'rlc_subsector is yes for a chiller_hp and subsector_basis is empty: the preamble of the rule names chillers as covered, so the statement is not taken. Write down what it rests on, or set it to no.')
  } else if (problem === 'subsector_basis_missing') {
    say(problem, `rlc_subsector is yes for an appliance ${kind} and subsector_basis is empty: an exemption that rests on a decision which is not written down is not taken. Write down what it rests on.`)
  } else if (answer === 'undetermined') {
    say('subsector_undetermined', `rlc_subsector is ${rlc_subsector ?? 'empty'} for an appliance ${kind}: whether it is residential and light commercial air conditioning decides whether leak repair binds. Decide yes or no, with subsector_basis, decided_by and decided_on.`)
  } else {
    const missing = [...(isBlank(decided_by) ? ['decided_by'] : []), ...(decided_on === null ? ['decided_on'] : [])]
    if (missing.length > 0) say('subsector_decision_incomplete', `${listText(missing)} ${missing.length === 1 ? 'is' : 'are'} empty: the exemption rests on a decision, whose author and day belong on record. Fill them in.`)
  }
}

const checkProcess = (view: CircuitView, report: Report): void => {
  const { asset_type, category, ipr_capacity_pct: share } = view.appliance
  const least = iprSharePct(view.rules, view.asOf)
  if (share === null) {
    const decision = view.regimeOn(view.asOf)
    if (category === 'ipr' && mayBind(decision)) report({ record: 'appliances', record_id: view.name, rule: 'ipr_capacity_missing', message: `category is ipr and ipr_capacity_pct is empty: an appliance of two uses is industrial process refrigeration when at least ${least} % of its capacity serves the process. The threshold of the stated category is used. Enter the share, 100 where all of it serves the process.`, cite: '40 CFR 82.152; 40 CFR 84.102' })
    return
  }
  const say = (message: string): void => report({ record: 'appliances', record_id: view.name, rule: 'ipr_capacity_differs', message, cite: '40 CFR 82.152; 40 CFR 84.102' })
  if (category === 'ipr' && share < least) {
    say(`category is ipr and ipr_capacity_pct is ${share}: an appliance of two uses is industrial process refrigeration when at least ${least} % of its capacity serves the process. The threshold of other appliances is used. Correct the share or the category.`)
  } else if (category !== null && category !== 'ipr' && asset_type === 'process_hp' && share >= least) {
    say(`category is ${category} and ipr_capacity_pct is ${share}: with ${least} % and more of its capacity serving the process the appliance is industrial process refrigeration. The stated category is used. Correct the share or the category.`)
  }
}

/** Decisions that an exemption or a threshold rests on, 40 CFR 84.106(a)(3)(ii), 82.152. */
export const checkSubsector = (view: CircuitView, report: Report): void => {
  checkStatement(view, report)
  checkProcess(view, report)
}
