import { disposalEventsOf, type DisposalEvent } from '../lists/disposal-events'
import { usageMovesOf, type UsageMove } from '../lists/usage-moves'
import type { Day } from '../records/records'
import { isOutsideClass, judgedJobs } from './check-technicians'
import type { CircuitView } from './circuit-view'
import { cylinderUsesOf, type CylinderUse } from './cylinder-use'

/** What one person did on one circuit. */
export interface JobsDone {
  technician_id: string
  jobs: number
  first: Day
  last: Day
  /** Ids of the jobs that the person's certificate does not cover. */
  outside: readonly string[]
}

/** What of a circuit's records is needed beside those of others. */
export interface CircuitFacts {
  appliance_id: string
  circuit_no: number
  name: string
  site_id: string | null
  leakGroups: readonly { leak_event_id: string; event_id: string }[]
  /** The first addition with a leak rate that was calculated before the site's method was set. */
  beforeMethod: { event_id: string; day: Day } | null
  cylinderUses: readonly CylinderUse[]
  jobs: readonly JobsDone[]
  usage: readonly UsageMove[]
  disposals: readonly DisposalEvent[]
}

const leakGroupsOf = (view: CircuitView): CircuitFacts['leakGroups'] => {
  const groups = new Map<string, string>()
  for (const { leak_event_id, event_id } of view.records.events) {
    if (leak_event_id !== null && leak_event_id !== '' && !groups.has(leak_event_id)) groups.set(leak_event_id, event_id)
  }
  return [...groups].map(([leak_event_id, event_id]) => ({ leak_event_id, event_id }))
}

const beforeMethodOf = (view: CircuitView): CircuitFacts['beforeMethod'] => {
  const set = view.site?.method_set_on ?? null
  if (set === null) return null
  let first: CircuitFacts['beforeMethod'] = null
  for (const { event_id, event_kind, service_date, lb_added } of view.records.events) {
    if (event_kind !== 'addition' && event_kind !== 'repair_recharge') continue
    if (service_date === null || service_date >= set || lb_added === null || lb_added.lb.n <= 0n) continue
    if (first !== null && (first.day < service_date || (first.day === service_date && first.event_id <= event_id))) continue
    if (['82.157', '84.106', 'both'].includes(view.regimeOn(service_date).regime)) first = { event_id, day: service_date }
  }
  return first
}

const jobsDone = (view: CircuitView): JobsDone[] => {
  const done = new Map<string, JobsDone & { outside: string[] }>()
  for (const { job: { technician_id, day, record_id }, problem } of judgedJobs(view)) {
    let known = done.get(technician_id)
    if (known === undefined) done.set(technician_id, (known = { technician_id, jobs: 0, first: day, last: day, outside: [] }))
    known.jobs += 1
    known.first = Math.min(known.first, day)
    known.last = Math.max(known.last, day)
    if (isOutsideClass(problem)) known.outside.push(record_id)
  }
  return [...done.values()]
}

/** Who a voided circuit is, and nothing of its records. */
export const noFactsOf = ({ name, appliance: { appliance_id, circuit_no, site_id } }: CircuitView): CircuitFacts => ({
  appliance_id, circuit_no, name, site_id, leakGroups: [], beforeMethod: null, cylinderUses: [], jobs: [], usage: [], disposals: [],
})

/** What of a circuit `checkShared` and the lists are made from, together with that of all others. */
export const factsOf = (view: CircuitView): CircuitFacts => ({
  ...noFactsOf(view),
  leakGroups: leakGroupsOf(view),
  beforeMethod: beforeMethodOf(view),
  cylinderUses: cylinderUsesOf(view),
  jobs: jobsDone(view),
  usage: usageMovesOf(view),
  disposals: disposalEventsOf(view),
})
