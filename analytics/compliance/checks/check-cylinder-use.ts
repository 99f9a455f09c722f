import { compare, multiply, fraction, subtract, zero, type Fraction } from '../exact/fraction'
import { massText, poundsText } from '../exact/mass-text'
import { sameRefrigerant } from '../history/refrigerant-on'
import type { Cylinder } from '../records/records'
import type { Report } from './check'
import type { CircuitView } from './circuit-view'
import { cylinderUsesOf, isWithin, type CylinderUse } from './cylinder-use'

/** A cylinder holds at most 80 % of its capacity. */
const fullest = fraction(80, 100)

const expected = ({ added, recovered }: CylinderUse): Fraction[] => {
  const both = subtract(added, recovered)
  return added.n > 0n && recovered.n > 0n ? [both, added, subtract(zero, recovered)] : [both]
}

const checkWeights = (use: CylinderUse, say: (rule: string, message: string) => void): void => {
  const { before, after } = use
  if (before === null || after === null) return
  const out = subtract(before.lb, after.lb)
  if (expected(use).some((pounds) => isWithin(pounds, out))) return
  say('cylinder_weights_differ', `cylinder_before is ${massText(before)} and cylinder_after ${massText(after)}: ${poundsText(out)} left the cylinder, while lb_added is ${poundsText(use.added)} and lb_recovered ${poundsText(use.recovered)}. Correct the weights or the pounds.`)
}

const checkContents = (use: CylinderUse, cylinder: Cylinder, say: (rule: string, message: string) => void): void => {
  const { tare, capacity, cylinder_id } = cylinder
  const lightest = use.after !== null && (use.before === null || compare(use.after.lb, use.before.lb) < 0) ? use.after : use.before
  if (tare !== null && lightest !== null && compare(lightest.lb, tare.lb) < 0) {
    say('cylinder_below_tare', `The cylinder ${cylinder_id} weighs ${massText(lightest)}, less than its tare of ${massText(tare)}: cylinder_before and cylinder_after are gross weights. Correct the weight or the tare.`)
    return
  }
  const { after } = use
  if (tare === null || capacity === null || after === null || use.recovered.n <= 0n) return
  const contents = subtract(after.lb, tare.lb)
  const most = multiply(capacity.lb, fullest)
  if (compare(contents, most) <= 0) return
  say('cylinder_overfilled', `cylinder_after is ${massText(after)}: less the tare of ${massText(tare)} the cylinder ${cylinder_id} holds ${poundsText(contents)}, more than 80 % of its capacity of ${massText(capacity)}, ${poundsText(most)}. Move the excess, or correct the weights.`)
}

/** The cylinder that a job names: known, of that refrigerant, and weighed as the pounds say. No paragraph wants this; it keeps custody. */
export const checkCylinderUse = (view: CircuitView, report: Report): void => {
  for (const use of cylinderUsesOf(view)) {
    const say = (rule: string, message: string): void =>
      report({ record: 'refrigerant_events', record_id: use.event_id, rule, message, cite: '' })
    checkWeights(use, say)
    const cylinder = view.shared.cylinders.get(use.cylinder_id)
    if (cylinder === undefined) {
      if (view.shared.cylinders.size > 0) say('cylinder_unknown', `cylinder_id is ${use.cylinder_id}, which is not in the cylinders register. Add the cylinder, or correct the id.`)
      continue
    }
    if (cylinder.refrigerant !== null && use.refrigerant !== null && !sameRefrigerant(cylinder.refrigerant, use.refrigerant)) {
      say('cylinder_refrigerant_differs', `The cylinder ${use.cylinder_id} holds ${cylinder.refrigerant}, the job says ${use.refrigerant}. Correct the cylinder or the refrigerant; a mixture goes to a reclaimer.`)
    }
    checkContents(use, cylinder, say)
  }
}
