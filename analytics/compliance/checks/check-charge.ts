import { findRefrigerant } from '../../refrigerants'
import { compare, fraction } from '../exact/fraction'
import { massText, midpoint, sameMass } from '../exact/mass-text'
import { isBlank, mayBind, paragraphOf, type Report } from './check'
import type { CircuitView } from './circuit-view'

const cite = '40 CFR 82.157(l)(1)(iv); 40 CFR 84.106(l)(1)(iv)'

const checkRange = (view: CircuitView, report: Report): void => {
  const { fc_range_low: low, fc_range_high: high, fc_range_basis, fc_midpoint, full_charge, full_charge_method } = view.appliance
  if (low === null || high === null) return
  const say = (rule: string, message: string): void => report({ record: 'appliances', record_id: view.name, rule, message, cite })
  if (compare(low.lb, high.lb) > 0) {
    say('charge_range_reversed', `fc_range_low is ${massText(low)}, more than fc_range_high of ${massText(high)}. Correct the range.`)
    return
  }
  const middle = midpoint(low, high)
  if (full_charge_method === 'range_midpoint' && full_charge !== null && middle !== null && !sameMass(full_charge, middle)) {
    say('charge_not_midpoint', `full_charge is ${massText(full_charge)} and full_charge_method is range_midpoint: the middle of ${massText(low)} and ${massText(high)} is ${massText(middle)}. Correct the full charge, the range or the method.`)
  }
  if (fc_midpoint !== null && middle !== null && !sameMass(fc_midpoint, middle)) {
    say('stated_value_differs', `fc_midpoint is ${massText(fc_midpoint)}, computed it is ${massText(middle)}, the middle of ${massText(low)} and ${massText(high)}: the stated value is not used. Correct or empty it, or the range.`)
  }
  if (isBlank(fc_range_basis)) {
    say('charge_range_basis_missing', 'fc_range_basis is empty: where the full charge is a range, the record says what the range rests on. Write it down.')
  }
}

/** How the full charge of the circuit was determined, 40 CFR 82.152, 82.157(l)(1), 84.106(l)(1). */
export const checkCharge = (view: CircuitView, report: Report): void => {
  const { appliance, name, asOf } = view
  const charge = view.fullChargeOn(asOf)
  const [record, record_id] = ['appliances', name] as const
  const decision = view.regimeOn(asOf)
  if (appliance.full_charge_method === null && charge !== null && mayBind(decision)) {
    report({ record, record_id, rule: 'full_charge_method_missing', message: 'full_charge_method is empty: the record says how the full charge was determined. Enter manufacturer, calculation, measurement or range_midpoint.', cite: paragraphOf(decision, '(l)(1)(iii)') })
  }
  if (appliance.factory_sealed_small === true && charge !== null && compare(charge.lb, fraction(5)) > 0) {
    report({ record, record_id, rule: 'small_appliance_too_large', message: `factory_sealed_small is true with a full charge of ${massText(charge)}: a small appliance holds 5 lb or less, so this one is not taken for one. Correct the field or the charge.`, cite: '40 CFR 82.152' })
  }
  checkRange(view, report)
}

/** A name that no rule knows blocks every decision that rests on the refrigerant. */
export const checkRefrigerantName = (view: CircuitView, report: Report): void => {
  const refrigerant = view.refrigerantOn(view.asOf)
  if (isBlank(refrigerant) || findRefrigerant(refrigerant ?? '') !== undefined) return
  report({ record: 'appliances', record_id: view.name, rule: 'refrigerant_unknown', message: `refrigerant is ${refrigerant}, which is not in the table of refrigerants: whether a regime binds can't be told, and nothing unknown is exempt. Correct the name, written as R-410A.`, cite: '40 CFR 82.157(a); 40 CFR 84.106(a)' })
}
