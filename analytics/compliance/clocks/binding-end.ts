import type { ComplianceContext } from '../context'
import { circuitDays } from '../history/circuit-days'
import { refrigerantHistory, sameRefrigerant } from '../history/refrigerant-on'
import type { CircuitRecords, Day } from '../records/records'
import type { LeakRate, Regime } from '../results'
import { ruleDays } from '../rules/periods'

const sectionsOf = (regime: Regime): readonly Regime[] => (regime === 'both' ? ['82.157', '84.106'] : [regime])

/** What is undetermined still binds. */
const stillBinds = (before: Regime, now: Regime): boolean => now === 'undetermined' || sectionsOf(before).some((one) => sectionsOf(now).includes(one))

const isOther = (before: string | null, now: string | null): boolean => before !== null && now !== null && !sameRefrigerant(before, now)

/**
 * The first day after an exceedance on which the rule behind it no longer binds the circuit, as 40 CFR 82.157 did not bind substitutes
 * from 2020-04-10, or on which a retrofit brought another refrigerant; null where there is none up to the as-of day.
 */
export const bindingEnd = ({ service_date: day0, decision }: LeakRate, records: CircuitRecords, context: ComplianceContext): Day | null => {
  const { rules, asOf } = context
  const on = circuitDays(records, context)
  const held = on(day0).refrigerant
  const retrofits = refrigerantHistory(records).retrofits.map(({ service_date }) => service_date).filter((day) => day > day0 && day <= asOf)
  const days = [...retrofits, ...ruleDays(rules, day0, asOf)].sort((a, b) => a - b)
  return days.find((day) => isOther(held, on(day).refrigerant) || !stillBinds(decision.regime, on(day).decision.regime)) ?? null
}
