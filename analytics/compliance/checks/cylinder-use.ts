import { subtract, zero, type Fraction } from '../exact/fraction'
import type { Mass } from '../exact/mass'
import { circuitName } from '../records/live'
import type { Day, Disposal } from '../records/records'
import { perCircuit } from './circuit-view'

/** A job in which refrigerant went from a cylinder into a circuit, or back. */
export interface CylinderUse {
  event_id: string
  cylinder_id: string
  day: Day
  site_id: string | null
  owner: string | null
  refrigerant: string | null
  before: Mass | null
  after: Mass | null
  added: Fraction
  recovered: Fraction
}

/** Days on which a circuit's own events say that it was disposed of. */
interface DisposedCircuit {
  name: string
  disposals: readonly { day: Day }[]
}

/** Pounds by which scales may differ from pounds written down, each rounded to hundredths. */
export const weighingTolerance = { n: 2n, d: 100n }

export const pounds = (mass: Mass | null): Fraction => mass?.lb ?? zero

export const isWithin = (a: Fraction, b: Fraction): boolean => {
  const { n, d } = subtract(a, b)
  return (n < 0n ? -n : n) * weighingTolerance.d <= weighingTolerance.n * d
}

/** Every job of a circuit that names a cylinder. */
export const cylinderUsesOf = perCircuit((view): readonly CylinderUse[] => {
  const uses: CylinderUse[] = []
  for (const event of view.records.events) {
    const { event_id, cylinder_id, service_date } = event
    if (cylinder_id === null || cylinder_id === '' || service_date === null) continue
    uses.push({
      event_id,
      cylinder_id,
      day: service_date,
      site_id: view.appliance.site_id,
      owner: view.owner,
      refrigerant: event.refrigerant ?? view.refrigerantOn(service_date),
      before: event.cylinder_before,
      after: event.cylinder_after,
      added: pounds(event.lb_added),
      recovered: pounds(event.lb_recovered),
    })
  }
  return uses
})

/** Recoveries of the disposal register, but for those that are recorded as a disposal of the circuit on the same day too. */
export const disposalUses = (disposals: readonly Disposal[], facts: readonly DisposedCircuit[]): CylinderUse[] => {
  const known = new Set(facts.flatMap(({ disposals: events, name }) => events.map(({ day }) => `${name} ${day}`)))
  return disposals.flatMap((disposal) => {
    const { disposal_id, cylinder_id, recovery_date, appliance_id, circuit_no, refrigerant, lb_recovered } = disposal
    if (cylinder_id === null || cylinder_id === '' || recovery_date === null) return []
    if (appliance_id !== null && known.has(`${circuitName({ appliance_id, circuit_no })} ${recovery_date}`)) return []
    const none = { site_id: null, owner: null, before: null, after: null, added: zero }
    return [{ ...none, event_id: disposal_id, cylinder_id, day: recovery_date, refrigerant, recovered: pounds(lb_recovered) }]
  })
}
