import type { CircuitView } from '../checks/circuit-view'
import { add, zero, type Fraction } from '../exact/fraction'
import { yearOf } from '../exact/day'
import type { Mass } from '../exact/mass'
import { refrigerantName } from './refrigerant-name'

/** Refrigerant of one kind that went into and out of one circuit in one year, pounds. */
export interface UsageMove {
  year: number
  site_id: string | null
  /** As the refrigerant table names it, else as it was written. */
  refrigerant: string | null
  added: Fraction
  recovered: Fraction
  /** Of what was added: recovered before from equipment of the same owner. */
  reused: Fraction
}

const pounds = (mass: Mass | null): Fraction => (mass === null || mass.lb.n < 0n ? zero : mass.lb)

const plus = (a: Fraction, b: Fraction): Fraction => (b.n === 0n ? a : a.n === 0n ? b : add(a, b))

/** A circuit's refrigerant by year and kind; recovered refrigerant that went back, from its own line or a recovered cylinder, is reused. */
export const usageMovesOf = (view: CircuitView): UsageMove[] => {
  const moves: UsageMove[] = []
  for (const event of view.records.events) {
    const { service_date, lb_added, lb_recovered, lb_returned, cylinder_id } = event
    if (service_date === null) continue
    const [added, recovered] = [pounds(lb_added), pounds(lb_recovered)]
    if (added.n === 0n && recovered.n === 0n) continue
    const refrigerant = refrigerantName(event.refrigerant ?? view.refrigerantOn(service_date))
    const year = yearOf(service_date)
    let move = moves.find((one) => one.year === year && one.refrigerant === refrigerant)
    if (move === undefined) moves.push((move = { year, site_id: view.appliance.site_id, refrigerant, added: zero, recovered: zero, reused: zero }))
    const fromRecovered = cylinder_id !== null && view.shared.cylinders.get(cylinder_id)?.origin === 'recovered'
    move.added = plus(move.added, added)
    move.recovered = plus(move.recovered, recovered)
    move.reused = plus(move.reused, fromRecovered ? added : pounds(lb_returned))
  }
  return moves
}
