import { dayText } from '../exact/day'
import type { Cylinder, Day } from '../records/records'
import { disposableVacuum, mostVirginPct } from '../rules'
import { isBlank, type CheckContext, type Report } from './check'

const checkDisposable = (cylinder: Cylinder, sentOn: Day, { rules }: CheckContext, report: Report): void => {
  const { cylinder_id, sent_to, evacuated_inhg: reached, certification_statement_file } = cylinder
  const rule = disposableVacuum(rules, sentOn)
  if (rule === undefined) return
  const say = (code: string, message: string): void => report({ record: 'cylinders', record_id: cylinder_id, rule: code, message, cite: rule.cite })
  if (isBlank(sent_to)) {
    say('disposable_cylinder_not_returned', `sent_to is empty for a disposable cylinder that left on ${dayText(sentOn)}: used ones go to a reclaimer, a fire-suppressant recycler, a final processor or a supplier that removes the heel. Record to whom it went.`)
  }
  if (reached === null) return
  if (reached < rule.inHg) {
    say('disposable_cylinder_not_evacuated', `evacuated_inhg is ${reached}: a disposable cylinder that is evacuated instead of sent back has to reach ${rule.inHg} in Hg. Evacuate it further, or send it back.`)
  }
  if (isBlank(certification_statement_file)) {
    say('disposable_cylinder_statement_missing', 'certification_statement_file is empty: the technician who evacuated the cylinder certifies that to the final processor. File the statement.')
  }
}

/** Reclaimed refrigerant and used disposable cylinders, 40 CFR 84.112, 84.116. */
export const checkKind = (cylinder: Cylinder, context: CheckContext, report: Report): void => {
  const { cylinder_id, kind, origin, reclaimed_virgin_pct: virgin, received_on, sent_on } = cylinder
  const limit = mostVirginPct(context.rules, received_on ?? context.asOf)
  if (limit !== undefined && virgin !== null && virgin > limit.pct && (origin === null || origin === 'reclaimed')) {
    report({ record: 'cylinders', record_id: cylinder_id, rule: 'reclaimed_virgin_over', message: `reclaimed_virgin_pct is ${virgin}: what is sold as reclaimed holds at most ${limit.pct} % virgin refrigerant by weight. Ask the supplier for label and records, or record the cylinder as virgin.`, cite: limit.cite })
  }
  if (kind === 'disposable' && sent_on !== null) checkDisposable(cylinder, sent_on, context, report)
}
