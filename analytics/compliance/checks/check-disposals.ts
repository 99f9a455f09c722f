import { monthOf } from '../exact/day'
import type { Disposal } from '../records/records'
import { disposalScope } from '../rules'
import { isBlank, listText, type CheckContext, type Report } from './check'
import { judgeJob, type Problem, type Workplace } from './check-technicians'
import type { SharedIndex } from './shared-index'

const ofAppliance = ['company_name', 'appliance_location', 'recovery_date', 'refrigerant'] as const
const ofTransfer = ['date', 'refrigerant', 'lb', 'purpose', 'recipient_name'] as const

const areEmpty = (fields: readonly string[]): string => `${listText(fields)} ${fields.length === 1 ? 'is' : 'are'} empty`

/** What is wrong with who disposed of an appliance; undefined where nothing is, or nobody is named. */
export const judgeDisposal = (disposal: Disposal, { technicians }: SharedIndex, { rules, asOf }: CheckContext): Problem | undefined => {
  const { technician_id, recovery_date, refrigerant, full_charge } = disposal
  if (technician_id === null || technician_id === '') return undefined
  const workplace: Workplace = {
    appliance: { asset_type: null, factory_sealed_small: null },
    refrigerantOn: () => refrigerant,
    fullChargeOn: () => full_charge,
    technician: (id) => technicians.get(id ?? ''),
    rules,
  }
  return judgeJob(workplace, { technician_id, day: recovery_date ?? asOf })
}

const checkDisposal = (disposal: Disposal, index: SharedIndex, context: CheckContext, report: Report): void => {
  const { rules, asOf } = context
  const { disposal_id, refrigerant, full_charge, recovery_date, lb_recovered, month } = disposal
  const on = recovery_date ?? asOf
  const scope = disposalScope(rules, { refrigerant, fullCharge: full_charge, assetType: null, category: 'other', on })
  const say = (rule: string, message: string, cite: string): void => report({ record: 'disposals', record_id: disposal_id, rule, message, cite })
  const stated = /^\d{4}-\d{2}/.exec(month ?? '')?.[0]
  if (stated !== undefined && recovery_date !== null && stated !== monthOf(recovery_date)) {
    say('stated_value_differs', `month is ${month}, computed it is ${monthOf(recovery_date)}, that of recovery_date: the stated value is not used. Correct or empty it, or the date.`, '40 CFR 82.156(a)(3)(ii)')
  }
  if (scope.inScope === false) return
  const missing = ofAppliance.filter((field) => isBlank(disposal[field]))
  if (missing.length > 0) say('required_field_missing', `${areEmpty(missing)}: the record of each disposed appliance names them. Fill in what the job's papers say.`, '40 CFR 82.156(a)(3)(i)')
  if (lb_recovered === null) say('required_field_missing', 'lb_recovered is empty: the month\'s total by refrigerant counts it. Enter the pounds.', '40 CFR 82.156(a)(3)(ii)')
  if (full_charge === null) say('disposal_scope_unknown', 'full_charge is empty: whether the appliance held more than 5 and less than 50 lb can\'t be told, so it is listed in the log. Enter the full charge.', scope.cite)
  const problem = judgeDisposal(disposal, index, context)
  if (problem !== undefined) say(problem.rule, problem.message, '40 CFR 82.161(a)')
}

/** Records of disposed appliances of more than 5 and less than 50 lb and of what was sent away, 40 CFR 82.156(a)(3). */
export const checkDisposals = (index: SharedIndex, context: CheckContext, report: Report): void => {
  for (const disposal of index.disposals) checkDisposal(disposal, index, context, report)
  for (const transfer of index.transfers) {
    const missing = ofTransfer.filter((field) => isBlank(transfer[field]))
    if (missing.length === 0) continue
    report({ record: 'transfers', record_id: transfer.transfer_id, rule: 'required_field_missing', message: `${areEmpty(missing)}: the record of refrigerant sent for reclamation or destruction names them. Fill in what the shipment's papers say.`, cite: '40 CFR 82.156(a)(3)(iii)' })
  }
}
