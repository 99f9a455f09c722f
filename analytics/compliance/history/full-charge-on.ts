import { midpoint, sameMass } from '../exact/mass-text'
import type { Mass } from '../exact/mass'
import { byId, live } from '../records/live'
import type { Appliance, ChargeRevision, CircuitRecords, Day } from '../records/records'

export interface DatedRevision extends ChargeRevision {
  date: Day
  new: Mass
}

export interface ChargeHistory {
  /** Full charge in force on a day: a revision holds from its own day on, the first one's `old` before it. */
  on: (day: Day) => Mass | null
  /** What the appliance register says: the charge, or the midpoint of its range. */
  registered: Mass | null
  /** In the order in which they follow one another. */
  revisions: readonly DatedRevision[]
}

const isDated = (revision: ChargeRevision): revision is DatedRevision => revision.date !== null && revision.new !== null

const text = (mass: Mass | null): string => (mass === null ? '' : `${mass.written} ${mass.unit}`)
const inOrder = (a: DatedRevision, b: DatedRevision): number =>
  a.date - b.date || byId(text(a.old), text(b.old)) || byId(text(a.new), text(b.new)) || byId(a.how ?? '', b.how ?? '')

const follows = (old: Mass | null, current: Mass | null): boolean => old !== null && current !== null && sameMass(old, current)

const chain = (revisions: readonly DatedRevision[]): DatedRevision[] => {
  const left = [...revisions].sort(inOrder)
  const chained: DatedRevision[] = []
  while (left[0] !== undefined) {
    const day = left[0].date
    const current = chained.at(-1)?.new ?? null
    const sameDay = left.filter(({ date }) => date === day)
    const starts = ({ old }: DatedRevision): boolean => !sameDay.some((other) => other.old !== old && follows(old, other.new))
    const next = sameDay.find(({ old }) => follows(old, current)) ?? sameDay.find(starts) ?? left[0]
    left.splice(left.indexOf(next), 1)
    chained.push(next)
  }
  return chained
}

const registeredCharge = ({ full_charge, fc_range_low, fc_range_high }: Appliance): Mass | null =>
  full_charge ?? (fc_range_low === null || fc_range_high === null ? null : midpoint(fc_range_low, fc_range_high))

const readHistory = (records: CircuitRecords): ChargeHistory => {
  const registered = registeredCharge(records.appliance)
  const revisions = chain(live(records.revisions).filter(isDated))
  const on = (day: Day): Mass | null => {
    const first = revisions[0]
    if (first === undefined) return registered
    let charge = first.old
    for (const revision of revisions) if (revision.date <= day) charge = revision.new
    return charge
  }
  return { on, registered, revisions }
}

const known = new WeakMap<CircuitRecords, ChargeHistory>()

/** How the full charge of a circuit went, 40 CFR 82.157(l)(1), 84.106(l)(1). */
export const chargeHistory = (records: CircuitRecords): ChargeHistory => {
  const history = known.get(records) ?? readHistory(records)
  known.set(records, history)
  return history
}

/** Full charge in force on a day; null where nothing says it, and as it was written where it is zero or less. */
export const fullChargeOn = (records: CircuitRecords, day: Day): Mass | null => chargeHistory(records).on(day)
