import { isLive } from '../records/live'
import type { Cylinder, CylinderMove, Day, Disposal, Purchase, Recorded, SharedRecords, Site, Technician, Transfer } from '../records/records'

/** Shared records that count as of a day, without voided and later ones, and those with an id by it. */
export interface SharedIndex {
  sites: ReadonlyMap<string, Site>
  technicians: ReadonlyMap<string, Technician>
  cylinders: ReadonlyMap<string, Cylinder>
  disposals: readonly Disposal[]
  transfers: readonly Transfer[]
  purchases: readonly Purchase[]
  moves: readonly CylinderMove[]
}

const indexes = new WeakMap<SharedRecords, Map<Day, SharedIndex>>()

const upTo = <T extends Recorded>(records: readonly T[], asOf: Day, dayOf: (record: T) => Day | null): readonly T[] =>
  records.filter((record) => isLive(record) && (dayOf(record) ?? -Infinity) <= asOf)

const makeIndex = (shared: SharedRecords, asOf: Day): SharedIndex => ({
  sites: new Map(shared.sites.map((site) => [site.site_id, site])),
  technicians: new Map(shared.technicians.map((technician) => [technician.technician_id, technician])),
  cylinders: new Map(upTo(shared.cylinders, asOf, ({ received_on }) => received_on).map((cylinder) => [cylinder.cylinder_id, cylinder])),
  disposals: upTo(shared.disposals, asOf, ({ recovery_date }) => recovery_date),
  transfers: upTo(shared.transfers, asOf, ({ date }) => date),
  purchases: upTo(shared.purchases, asOf, ({ date }) => date),
  moves: upTo(shared.cylinderMoves, asOf, ({ date }) => date),
})

/** What of `shared` counts as of a day; made once for each. */
export const indexShared = (shared: SharedRecords, asOf: Day): SharedIndex => {
  const byDay = indexes.get(shared) ?? new Map<Day, SharedIndex>()
  indexes.set(shared, byDay)
  const index = byDay.get(asOf) ?? makeIndex(shared, asOf)
  byDay.set(asOf, index)
  return index
}
