import type { ComplianceContext } from '../context'
import { subtract, type Fraction } from '../exact/fraction'
import { massText, poundsText } from '../exact/mass-text'
import type { CircuitDay } from '../history/circuit-days'
import type { CircuitRecords, Day } from '../records/records'
import type { Violation } from '../results'
import { seasonalDays } from '../rules/terms'
import { fillingDays, isCharge, isCharging, isFilling, type Charge, type DatedEvent } from './charges'
import type { NoRateReason } from './reasons'
import { refuse } from './refuse'
import { seasonalBook, type Term } from './seasonal'

/** An addition that needs a rate, with the pounds of it that were lost before. */
export interface Loss {
  id: string
  day: Day
  leak: string | null
  counted: Fraction
  terms: readonly Term[]
}

/** Additions that need no rate, or of which none can be computed. */
export interface Unrated {
  ids: string[]
  day: Day
  reason: NoRateReason
}

export interface Sorted {
  losses: Loss[]
  unrated: Unrated[]
  /** Days on which refrigerant was added, ascending, each once. */
  chargeDays: Day[]
  violations: Violation[]
}

const lossOf = ({ id, day, event, added }: Charge): Loss => {
  const terms: Term[] = [{ event_id: id, day, mass: added, sign: 1 }]
  const back = event.lb_returned
  if (back !== null && back.lb.n > 0n) terms.push({ event_id: id, day, mass: back, sign: -1 })
  return { id, day, leak: event.leak_event_id, counted: back === null ? added.lb : subtract(added.lb, back.lb), terms }
}

/**
 * Which additions need a leak rate, and why others do not: 40 CFR 82.157(b), 84.106(b). Refrigerant that went back into the circuit
 * it came from is no loss. Nothing is computed from a record that cannot be right, it becomes a violation; but its day is one on which
 * refrigerant was added, as is that of an addition without pounds.
 */
export const sortLosses = (records: CircuitRecords, dated: readonly DatedEvent[], on: (day: Day) => CircuitDay, context: ComplianceContext): Sorted => {
  const { rules, policy } = context
  const regimeOn = (day: Day) => on(day).decision.regime
  const book = seasonalBook((day) => seasonalDays(rules, day, { regime: regimeOn(day) }), policy.seasonalExcess)
  const sorted: Sorted = { losses: [], unrated: [], chargeDays: fillingDays(dated, records.appliance.install_date), violations: [] }
  const unrated = (event: DatedEvent, reason: NoRateReason): void => {
    const last = sorted.unrated.at(-1)
    if (last?.day === event.day && last.reason.kind === reason.kind && reason.kind !== 'refused') last.ids.push(event.id)
    else sorted.unrated.push({ ids: [event.id], day: event.day, reason })
  }
  for (const event of dated) {
    const refused = refuse(event, records, on)
    if (refused !== undefined) {
      sorted.violations.push(refused)
      if (isCharging(event.kind)) unrated(event, { kind: 'refused', detail: refused.message })
      continue
    }
    if (event.kind === 'seasonal_remove') book.takeOut(event)
    if (!isFilling(event)) continue
    const charge = { ...event, added: event.event.lb_added }
    if (event.kind === 'install_charge') unrated(event, { kind: 'install' })
    else if (event.kind === 'retrofit_charge') {
      book.forget()
      unrated(event, { kind: 'retrofit' })
    } else if (!isCharge(charge)) unrated(event, { kind: 'no_pounds' })
    else if (event.kind === 'seasonal_add') {
      const { counted, terms, takenOut } = book.putBack(charge)
      if (terms.length === 0) unrated(event, { kind: 'seasonal', detail: `${massText(charge.added)} put back, no more than the ${poundsText(takenOut)} taken out` })
      else sorted.losses.push({ id: event.id, day: event.day, leak: event.event.leak_event_id, counted, terms })
    } else sorted.losses.push(lossOf(charge))
  }
  return sorted
}
