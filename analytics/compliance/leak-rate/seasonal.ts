import { compare, subtract, sum, zero, type Fraction } from '../exact/fraction'
import { massOf } from '../exact/mass-text'
import type { Mass } from '../exact/mass'
import type { Day } from '../records/records'
import type { Policy } from '../results'
import type { Charge, DatedEvent } from './charges'

export interface Term {
  event_id: string
  day: Day
  mass: Mass
  sign: 1 | -1
}

/** What of a seasonal addition was taken out before, and what of it counts as lost. */
export interface SeasonalAddition {
  counted: Fraction
  /** Empty where nothing counts. */
  terms: Term[]
  takenOut: Fraction
}

interface Removal {
  event_id: string
  day: Day
  mass: Mass
  left: Fraction
}

/**
 * Matches seasonal additions with the removals of the days before, the oldest first; a removal serves once, and not beyond a retrofit.
 * An addition of no more than was taken out within the twelve months is a seasonal variance and does not count (40 CFR 82.152, 82.157(b),
 * 84.106(b)); of a larger one the whole counts, or what exceeds the removal, as `excess` says. Call it in order of days.
 */
export const seasonalBook = (days: (on: Day) => number, excess: Policy['seasonalExcess']) => {
  let removals: Removal[] = []

  const takeOut = ({ id, day, event }: DatedEvent): void => {
    if (event.lb_recovered !== null) removals.push({ event_id: id, day, mass: event.lb_recovered, left: event.lb_recovered.lb })
  }

  const putBack = ({ id, day, added }: Charge): SeasonalAddition => {
    const open = removals.filter((removal) => removal.left.n > 0n && removal.day > day - days(day))
    const takenOut = sum(open.map(({ left }) => left))
    let missing = added.lb
    const used: Term[] = []
    for (const removal of open) {
      const part = compare(removal.left, missing) <= 0 ? removal.left : missing
      if (part.n === 0n) break
      const whole = compare(part, removal.mass.lb) === 0
      used.push({ event_id: removal.event_id, day: removal.day, mass: whole ? removal.mass : massOf(part, removal.mass.unit), sign: -1 })
      removal.left = subtract(removal.left, part)
      missing = subtract(missing, part)
    }
    const own: Term = { event_id: id, day, mass: added, sign: 1 }
    if (missing.n === 0n) return { counted: zero, terms: [], takenOut }
    return excess === 'excess' ? { counted: missing, terms: [own, ...used], takenOut } : { counted: added.lb, terms: [own], takenOut }
  }

  const forget = (): void => {
    removals = []
  }

  return { takeOut, putBack, forget }
}
