import type { ComplianceContext } from '../context'
import { circuitDays, type CircuitDay } from '../history/circuit-days'
import { historyViolations } from '../history/history-violations'
import { byId } from '../records/live'
import type { CircuitRecords, Day } from '../records/records'
import { recordsAsOf } from '../records/records-as-of'
import type { CalendarYear, LeakRate, Violation } from '../results'
import { calendarYears } from './calendar-years'
import { datedEvents } from './charges'
import { groupLosses } from './group-losses'
import { joinedUnder } from './joined-under'
import { sortLosses, type Unrated } from './losses'
import { rateGroups } from './rate-group'
import { noRateText } from './reasons'
import { statedValues } from './stated-values'
import { windowResets } from './window-resets'

export interface RatesFound {
  /** In order of day and event. */
  rates: LeakRate[]
  /** Years with losses under a regime, ascending. */
  years: CalendarYear[]
  violations: Violation[]
}

const unratedRow = ({ appliance }: CircuitRecords, { ids, day, reason }: Unrated, on: (day: Day) => CircuitDay): LeakRate => {
  const { fullCharge, decision } = on(day)
  return {
    appliance_id: appliance.appliance_id, circuit_no: appliance.circuit_no, event_id: ids.sort(byId).join('+'), service_date: day, method: null,
    full_charge: fullCharge, counted: null, terms: [], d_days: null, window_from: null, rate: null, decision, threshold_pct: null, exceeds: null,
    reason: noRateText(reason, decision),
  }
}

/**
 * Leak rates of one circuit as of a day, exact, by the method of its site (40 CFR 82.152, 82.157(b), 84.102, 84.106(b)), the losses of
 * its calendar years, and what is wrong with the records they come from. The order of the records does not matter; voided and later
 * ones do not count.
 */
export const computeRates = (all: CircuitRecords, context: ComplianceContext): RatesFound => {
  const records = recordsAsOf(all, context.asOf)
  const on = circuitDays(records, context)
  const dated = datedEvents(records, context.asOf)
  const sorted = sortLosses(records, dated, on, context)
  const groups = groupLosses(sorted.losses)
  const rated = groups.map(rateGroups(records, sorted, records.site?.leak_rate_method === 'rolling' ? windowResets(records) : [], on, context))
  const rates = [...rated, ...sorted.unrated.map((unrated) => unratedRow(records, unrated, on))]
    .sort((a, b) => a.service_date - b.service_date || byId(a.event_id, b.event_id))
  return {
    rates,
    years: calendarYears(records, groups, on, context.rules),
    violations: [...historyViolations(records), ...sorted.violations, ...statedValues(dated, rates, on), ...joinedUnder(rates)],
  }
}
