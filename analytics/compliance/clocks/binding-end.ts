import type { ComplianceContext } from '../context'
import { circuitDays } from '../history/circuit-days'
import { chargeHistory } from '../history/full-charge-on'
import { refrigerantHistory, sameRefrigerant } from '../history/refrigerant-on'
import type { CircuitRecords, Day } from '../records/records'
import type { LeakRate, Regime } from '../results'
import { ruleDays } from '../rules/periods'

const sectionsOf = (regime: Regime): readonly Regime[] => (regime === 'both' ? ['82.157', '84.106'] : [regime])

/** What is undetermined still binds. */
const stillBinds = (before: Regime, now: Regime): boolean => now === 'undetermined' || sectionsOf(before).some((one) => sectionsOf(now).includes(one))

const isOther = (before: string | null, now: string | null): boolean => before !== null && now !== null && !sameRefrigerant(before, now)

/** Days after `from` on which what binds a circuit may change: of its retrofits, revisions of its full charge, and of the rules. */
const changeDays = (records: CircuitRecords, from: Day, { rules, asOf }: ComplianceContext): Day[] => {
  const retrofits = refrigerantHistory(records).retrofits.map(({ service_date }) => service_date)
  const revisions = chargeHistory(records).revisions.map(({ date }) => date)
  return [...[...retrofits, ...revisions].filter((day) => day > from && day <= asOf), ...ruleDays(rules, from, asOf)].sort((a, b) => a - b)
}

/**
 * The first day after an exceedance on which the rule behind it no longer binds the circuit, as 40 CFR 82.157 did not bind substitutes
 * from 2020-04-10, or as a revised full charge is under its floor; null where there is none up to the as-of day.
 */
export const unboundOn = ({ service_date: day0, decision }: LeakRate, records: CircuitRecords, context: ComplianceContext): Day | null => {
  const on = circuitDays(records, context)
  return changeDays(records, day0, context).find((day) => !stillBinds(decision.regime, on(day).decision.regime)) ?? null
}

/** The same, or the day on which a retrofit brought another refrigerant. */
export const bindingEnd = (row: LeakRate, records: CircuitRecords, context: ComplianceContext): Day | null => {
  const on = circuitDays(records, context)
  const held = on(row.service_date).refrigerant
  const replacedOn = changeDays(records, row.service_date, context).find((day) => isOther(held, on(day).refrigerant)) ?? null
  const days = [unboundOn(row, records, context), replacedOn].filter((day) => day !== null)
  return days.length === 0 ? null : Math.min(...days)
}
