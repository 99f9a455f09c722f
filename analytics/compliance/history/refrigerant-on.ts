import { findRefrigerant } from '../../refrigerants'
import { byId, live } from '../records/live'
import type { CircuitRecords, Day, RefrigerantEvent } from '../records/records'

type DatedEvent = RefrigerantEvent & { service_date: Day }

export interface RefrigerantHistory {
  /** Name of the refrigerant in the circuit on a day, as it was written: that of a retrofit holds from its own day on. */
  on: (day: Day) => string | null
  retrofits: readonly DatedEvent[]
}

const isDated = (event: RefrigerantEvent): event is DatedEvent => event.service_date !== null
const inOrder = (a: DatedEvent, b: DatedEvent): number => a.service_date - b.service_date || byId(a.event_id, b.event_id)

const readHistory = (records: CircuitRecords): RefrigerantHistory => {
  const retrofits = live(records.events).filter(isDated).filter(({ event_kind }) => event_kind === 'retrofit_charge').sort(inOrder)
  const first = retrofits[0]
  if (first === undefined) return { on: () => records.appliance.refrigerant, retrofits }
  const before = live(records.events)
    .filter(isDated)
    .filter(({ service_date, refrigerant }) => service_date < first.service_date && refrigerant !== null)
    .sort(inOrder)[0]
  const on = (day: Day): string | null => {
    let name = before?.refrigerant ?? null
    for (const { service_date, refrigerant } of retrofits) if (service_date <= day) name = refrigerant
    return name
  }
  return { on, retrofits }
}

const known = new WeakMap<CircuitRecords, RefrigerantHistory>()

/** How the refrigerant of a circuit went over its retrofits. */
export const refrigerantHistory = (records: CircuitRecords): RefrigerantHistory => {
  const history = known.get(records) ?? readHistory(records)
  known.set(records, history)
  return history
}

/** The refrigerant in the circuit on a day, as it was written; null where nothing says it. */
export const refrigerantOn = (records: CircuitRecords, day: Day): string | null => refrigerantHistory(records).on(day)

const bare = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** Two names mean one refrigerant: as the refrigerant table knows them, else as they are spelled. */
export const sameRefrigerant = (a: string, b: string): boolean =>
  a === b || (findRefrigerant(a)?.name ?? bare(a)) === (findRefrigerant(b)?.name ?? bare(b))
