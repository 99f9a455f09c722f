import { dayText } from '../exact/day'
import { sameRefrigerant } from '../history/refrigerant-on'
import { datedEvents, isFilling, type DatedEvent } from '../leak-rate/charges'
import { mayBind, paragraphOf, type Report } from './check'
import type { CircuitView } from './circuit-view'

/** Days that one retrofit, and one installation with its commissioning, may take: readings of ours. */
const retrofitDays = 30
const installationDays = 365

const whyNotInstall = ({ day }: DatedEvent, earlier: DatedEvent | undefined, { appliance: { install_date } }: CircuitView): string | undefined => {
  if (earlier !== undefined) return `refrigerant was added before, on ${dayText(earlier.day)} (${earlier.id})`
  return install_date !== null && day - install_date > installationDays ? `install_date is ${dayText(install_date)}` : undefined
}

const whyNotRetrofit = ({ day, event }: DatedEvent, view: CircuitView): string | undefined => {
  const before = view.refrigerantOn(day - retrofitDays)
  return before !== null && event.refrigerant !== null && sameRefrigerant(before, event.refrigerant) ? `the circuit held ${before} before` : undefined
}

/** Charges that are said to follow an installation or a retrofit, and so have no leak rate, 40 CFR 82.157(b), 84.106(b), and do not seem to. */
export const checkExemptCharges = (view: CircuitView, report: Report): void => {
  let earlier: DatedEvent | undefined
  const dated = datedEvents(view.records, view.asOf)
  for (const one of dated) {
    if (!isFilling(one)) continue
    const { id, day, kind } = one
    const decision = view.regimeOn(day)
    const why = kind === 'install_charge' ? whyNotInstall(one, earlier, view) : kind === 'retrofit_charge' ? whyNotRetrofit(one, view) : undefined
    if (why !== undefined && mayBind(decision)) {
      const rule = kind === 'install_charge' ? 'install_charge_later' : 'retrofit_same_refrigerant'
      report({ record: 'refrigerant_events', record_id: id, rule, message: `event_kind is ${kind} on ${dayText(day)}, but ${why}: only what follows ${kind === 'install_charge' ? 'the installation of a new appliance' : 'a retrofit to another refrigerant'} needs no leak rate, and none is computed. Record it as an addition, or correct the days and names.`, cite: paragraphOf(decision, '(b)') })
    }
    if (kind !== 'install_charge') earlier ??= one
  }
}
