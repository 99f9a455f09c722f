import type { Mass } from '../exact/mass'
import { circuitDays } from '../history/circuit-days'
import { fullChargeOn } from '../history/full-charge-on'
import { refrigerantOn } from '../history/refrigerant-on'
import { circuitName } from '../records/live'
import type { Appliance, CircuitRecords, Day, SharedRecords, Site, Technician } from '../records/records'
import { recordsAsOf } from '../records/records-as-of'
import type { RegimeDecision } from '../results'
import type { CheckContext } from './check'
import { indexShared, type SharedIndex } from './shared-index'

/** One circuit as checks see it: what counts as of the day, and what held on a day. */
export interface CircuitView extends CheckContext {
  name: string
  appliance: Appliance
  site: Site | undefined
  owner: string | null
  address: string | null
  /** Without voided and later records. */
  records: CircuitRecords
  /** As they were given. */
  given: CircuitRecords
  shared: SharedIndex
  technician: (id: string | null) => Technician | undefined
  fullChargeOn: (day: Day) => Mass | null
  refrigerantOn: (day: Day) => string | null
  regimeOn: (day: Day) => RegimeDecision
}

/** Looks at a circuit's records; what held on a day is worked out when it is first asked for. */
export const viewCircuit = (given: CircuitRecords, shared: SharedRecords, context: CheckContext): CircuitView => {
  const records = recordsAsOf(given, context.asOf)
  const { appliance, site } = records
  const index = indexShared(shared, context.asOf)
  const on = circuitDays(records, context)
  return {
    ...context,
    name: circuitName(appliance),
    appliance,
    site,
    owner: site?.owner_operator_name ?? appliance.owner_operator_name,
    address: site?.site_address ?? appliance.site_address,
    records,
    given,
    shared: index,
    technician: (id) => (id === null ? undefined : index.technicians.get(id)),
    fullChargeOn: (day) => fullChargeOn(records, day),
    refrigerantOn: (day) => refrigerantOn(records, day),
    regimeOn: (day) => on(day).decision,
  }
}

/** The same answer each time it is asked of a view, worked out once. */
export const perCircuit = <T>(compute: (view: CircuitView) => T): ((view: CircuitView) => T) => {
  const known = new WeakMap<CircuitView, { answer: T }>()
  return (view) => {
    const found = known.get(view) ?? { answer: compute(view) }
    known.set(view, found)
    return found.answer
  }
}
