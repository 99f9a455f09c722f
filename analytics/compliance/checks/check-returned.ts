import { add, compare, subtract, zero } from '../exact/fraction'
import { massText, poundsText } from '../exact/mass-text'
import { datedEvents } from '../leak-rate/charges'
import { mayBind, paragraphOf, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** Refrigerant that went back into a circuit and was never taken out of it: taking it off makes the leak rate too low, 40 CFR 82.152, 84.102. */
export const checkReturned = (view: CircuitView, report: Report): void => {
  let out = zero
  for (const { id, day, kind, event } of datedEvents(view.records, view.asOf)) {
    const { lb_recovered: recovered, lb_returned: returned } = event
    if (recovered !== null) out = add(out, recovered.lb)
    if (returned === null || (kind !== 'addition' && kind !== 'repair_recharge')) continue
    const decision = view.regimeOn(day)
    if (compare(returned.lb, out) <= 0) {
      out = subtract(out, returned.lb)
      continue
    }
    if (mayBind(decision)) report({ record: 'refrigerant_events', record_id: id, rule: 'returned_more_than_recovered', message: `lb_returned is ${massText(returned)}, more than the ${poundsText(out)} that are on record as recovered from the circuit by then and not returned yet: it is taken off the leak rate as it stands. Record the recovery, or correct lb_returned; refrigerant from elsewhere is part of what was added alone.`, cite: paragraphOf(decision, '(l)(2)') })
    out = zero
  }
}
