import type { Mass } from '../exact/mass'
import { byId, live } from '../records/live'
import type { CircuitRecords, Day, EventKind, RefrigerantEvent } from '../records/records'

/** An event that is dated, of a known kind and not voided. */
export interface DatedEvent {
  id: string
  day: Day
  kind: EventKind
  event: RefrigerantEvent
}

/** An event that put refrigerant into the circuit. */
export interface Charge extends DatedEvent {
  added: Mass
}

const rank: Readonly<Record<EventKind, number>> = {
  recovery: 0, seasonal_remove: 0, install_charge: 1, retrofit_charge: 1, addition: 2, repair_recharge: 2, seasonal_add: 2, disposal: 3,
}

/** On one day refrigerant is taken out before it is put in. */
const inOrder = (a: DatedEvent, b: DatedEvent): number => a.day - b.day || rank[a.kind] - rank[b.kind] || byId(a.id, b.id)

/** Dated events up to the as-of day, in the order in which they happened whatever the order of the records. */
export const datedEvents = (records: CircuitRecords, asOf: Day): DatedEvent[] => {
  const dated: DatedEvent[] = []
  for (const event of live(records.events)) {
    const { event_id: id, service_date: day, event_kind: kind } = event
    if (day !== null && kind !== null && day <= asOf) dated.push({ id, day, kind, event })
  }
  return dated.sort(inOrder)
}

/** Kinds that put refrigerant in. */
export const isCharging = (kind: EventKind): boolean => rank[kind] === 1 || rank[kind] === 2

export const isCharge = (event: DatedEvent & { added: Mass | null }): event is Charge => event.added !== null && event.added.lb.n > 0n

/** Whether an event put refrigerant in: where its pounds are not recorded, it is taken to have. */
export const isFilling = ({ kind, event: { lb_added } }: DatedEvent): boolean => isCharging(kind) && (lb_added === null || lb_added.lb.n > 0n)

/** Days on which refrigerant was added since the installation, ascending. */
export const fillingDays = (dated: readonly DatedEvent[], installedOn: Day | null): Day[] => [...new Set(dated.filter((event) => event.day >= (installedOn ?? -Infinity) && isFilling(event)).map(({ day }) => day))]
