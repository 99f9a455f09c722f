import { citeIn } from '../cite'
import { dayText } from '../exact/day'
import { subtract } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import { massText } from '../exact/mass-text'
import type { CircuitDay } from '../history/circuit-days'
import { sameRefrigerant } from '../history/refrigerant-on'
import type { CircuitRecords, Day } from '../records/records'
import type { Violation } from '../results'
import { isCharging, type DatedEvent } from './charges'

interface Refusal {
  rule: string
  message: string
  paragraph: string
}

const beforeInstall = ({ day }: DatedEvent, installed: Day | null): Refusal | undefined =>
  installed === null || day >= installed ? undefined : {
    rule: 'event_before_install',
    message: `service_date is ${dayText(day)}, before install_date ${dayText(installed)} of the appliance: nothing is computed from it. Correct one of the two.`,
    paragraph: '(l)(1)',
  }

const otherRefrigerant = ({ kind, event, day }: DatedEvent, holds: string | null): Refusal | undefined => {
  const counts = kind === 'addition' || kind === 'repair_recharge' || kind === 'seasonal_add'
  if (!counts || event.refrigerant === null || holds === null || sameRefrigerant(event.refrigerant, holds)) return undefined
  return {
    rule: 'refrigerant_differs',
    message: `refrigerant is ${event.refrigerant}, but the circuit holds ${holds} on ${dayText(day)}: nothing is computed from it. Correct the record, the appliance, or record the retrofit.`,
    paragraph: '(l)(2)',
  }
}

const isNegative = (mass: Mass | null): boolean => mass !== null && mass.lb.n < 0n

const impossiblePounds = ({ kind, event }: DatedEvent): Refusal | undefined => {
  const { lb_added: added, lb_returned: returned, lb_recovered: recovered } = event
  const negative = isNegative(added) ? 'lb_added' : isNegative(recovered) ? 'lb_recovered' : isNegative(returned) ? 'lb_returned' : null
  const mass = negative === null ? null : event[negative]
  if (mass !== null) {
    return {
      rule: 'pounds_negative',
      message: `${negative} is ${massText(mass)}: nothing is computed from it. Record what was taken out as lb_recovered, and void this record with the reason.`,
      paragraph: '(l)(2)',
    }
  }
  if ((kind !== 'addition' && kind !== 'repair_recharge') || returned === null) return undefined
  if (added !== null && subtract(added.lb, returned.lb).n >= 0n) return undefined
  return {
    rule: 'returned_more_than_added',
    message: `lb_returned is ${massText(returned)}, more than lb_added of ${added === null ? 'nothing' : massText(added)}: nothing is computed from it. What went back into the circuit is part of what was added; correct one of the two.`,
    paragraph: '(l)(2)',
  }
}

/** Why nothing can be computed from an event, or undefined. */
export const refuse = (event: DatedEvent, { appliance }: CircuitRecords, on: (day: Day) => CircuitDay): Violation | undefined => {
  const refused = beforeInstall(event, appliance.install_date) ?? impossiblePounds(event)
    ?? (isCharging(event.kind) ? otherRefrigerant(event, on(event.day).refrigerant) : undefined)
  if (refused === undefined) return undefined
  const { rule, message, paragraph } = refused
  return { record: 'refrigerant_events', record_id: event.id, rule, message, cite: citeIn(on(event.day).decision.regime, paragraph) }
}
