import { citeIn } from '../cite'
import { dayText } from '../exact/day'
import { decimalText } from '../exact/fraction'
import type { LeakRate, Violation } from '../results'

/** Calculations that were over their threshold until a later addition of the same leak joined them, 40 CFR 82.152, 82.157(b), 84.102, 84.106(b). */
export const joinedUnder = (rates: readonly LeakRate[]): Violation[] =>
  rates.flatMap(({ event_id, service_date, rate, threshold_pct, exceeds, over_before, decision }) => {
    if (exceeds !== false || over_before === undefined || rate === null) return []
    const { day, rate: before } = over_before
    return [{
      record: 'refrigerant_events',
      record_id: event_id,
      rule: 'exceedance_joined_away',
      message: `With what had been added by ${dayText(day)} the leak rate was ${decimalText(before, 2)} %, over ${over_before.threshold_pct} %; together with what was added for the same leak up to ${dayText(service_date)} it is ${decimalText(rate, 2)} %, not over ${threshold_pct} %, and no clock runs. That holds only if the circuit was not at its full charge before ${dayText(service_date)}: else take leak_event_id from the later addition.`,
      cite: citeIn(decision.regime, '(b)'),
    }]
  })
