import type { CircuitView } from '../checks/circuit-view'
import type { Mass } from '../exact/mass'
import type { Day } from '../records/records'
import { disposalScope } from '../rules'

/** A disposal that is recorded as an event of a circuit. */
export interface DisposalEvent {
  event_id: string
  day: Day
  company: string | null
  location: string | null
  refrigerant: string | null
  recovered: Mass | null
  fullCharge: Mass | null
  technician: string | null
  /** It belongs into the log of 40 CFR 82.156(a)(3); null where that can't be told. */
  inScope: boolean | null
}

/** Disposals among a circuit's events, with the full charge of that day; the company is the technician's employer. */
export const disposalEventsOf = (view: CircuitView): DisposalEvent[] => {
  const disposals: DisposalEvent[] = []
  for (const event of view.records.events) {
    const { event_kind, service_date: day } = event
    if (event_kind !== 'disposal' || day === null) continue
    const refrigerant = event.refrigerant ?? view.refrigerantOn(day)
    const fullCharge = view.fullChargeOn(day)
    const person = view.technician(event.technician_id)
    const asked = { refrigerant, fullCharge, assetType: view.appliance.asset_type, category: view.regimeOn(day).category, on: day }
    disposals.push({
      event_id: event.event_id,
      day,
      company: person?.employer ?? null,
      location: view.address,
      refrigerant,
      recovered: event.lb_recovered,
      fullCharge,
      technician: event.technician_name ?? person?.name ?? event.technician_id,
      inScope: disposalScope(view.rules, asked).inScope,
    })
  }
  return disposals
}
