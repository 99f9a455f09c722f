import { complianceText as text } from '../../../documents/text/en-compliance'
import { addMonths, dayText } from '../../exact/day'
import type { Day } from '../../records/records'
import type { Regime, RuleNote } from '../../results'
import { termOf, type Term, type TermName } from '../../rules/terms'
import type { BookSettings } from '../book'

const words = text.plan

export interface PlanDate {
  what: string
  day: string
  how: string
  cite: string
  notes: readonly RuleNote[]
}

export interface PlanDays {
  exceeded: Day | null
  due: Day | null
  dated: Day | null
}

/**
 * The dates of a plan, each with how it is counted: due, dated, relief, more time, completion. Without a dated plan the later ones
 * are counted from the day it is due. 40 CFR 82.157(h), (i); 84.106(h), (i).
 */
export const planDates = ({ exceeded, due, dated }: PlanDays, { rules, asOf }: BookSettings, regime: Regime): PlanDate[] => {
  const names = words.dateNames
  const term = (name: TermName): Term => termOf(rules, name, asOf, regime)
  const recorded = (what: string, day: Day | null): PlanDate[] =>
    day === null ? [] : [{ what, day: dayText(day), how: words.asRecorded, cite: '', notes: [] }]
  const counted = (what: string, from: Day | null, name: TermName, isSure = true): PlanDate[] => {
    if (from === null) return []
    const { value, unit, cite, notes } = term(name)
    const how = unit === 'days' ? words.plusDays(dayText(from), value) : words.plusMonths(dayText(from), value)
    const day = unit === 'days' ? from + value : addMonths(from, value)
    return [{ what, day: dayText(day), how: isSure ? how : `${how}, ${words.ifDatedOnDue}`, cite, notes }]
  }
  const isDated = dated !== null
  return [
    ...recorded(names.exceeded, exceeded),
    ...counted(names.due, due === null ? null : due - term('plan').value, 'plan'),
    ...(isDated ? recorded(names.dated, dated) : [{ what: names.dated, day: words.notDated, how: '', cite: '', notes: [] }]),
    ...counted(names.relief, dated ?? due, 'relief', isDated),
    ...counted(names.extension, exceeded, 'plan_extension'),
    ...counted(names.completion, dated ?? due, 'plan_completion', isDated),
  ]
}
