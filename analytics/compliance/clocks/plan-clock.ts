import { addMonths } from '../exact/day'
import type { ComplianceContext } from '../context'
import type { Day, Filing } from '../records/records'
import type { Regime } from '../results'
import type { RuleData } from '../rules/load-rules'
import { citeOf, planCompletionMonths, planDays, planExtensionMonths, reliefDays } from '../rules/terms'
import type { Clock } from './deadline'
import type { Episode } from './episodes'
import type { RepairClock } from './repair-clock'

export interface PlanDates {
  /** Last day of the work, (h). */
  completeBy: Day
  /** Last day to show that the appliance no longer leaks over its threshold, and to be relieved, (h). */
  reliefBy: Day
  /** Last day to ask for more time, (i). */
  extensionBy: Day
}

/** What a retrofit or retirement plan's date and the exceedance behind it set, 40 CFR 82.157(h), (i), 84.106(h), (i). */
export const planDates = (rules: RuleData, { day0, datedOn, regime }: { day0: Day; datedOn: Day; regime: Regime }): PlanDates => ({
  completeBy: addMonths(datedOn, planCompletionMonths(rules, datedOn, { regime })),
  reliefBy: datedOn + reliefDays(rules, datedOn, { regime }),
  extensionBy: addMonths(day0, planExtensionMonths(rules, day0, { regime })),
})

const firstFiled = (filings: readonly Filing[], kind: Filing['kind'], from: Day): Day | null => {
  const days = filings.filter((filing) => filing.kind === kind).flatMap(({ dated_on, sent_on }) => dated_on ?? sent_on ?? []).filter((day) => day >= from)
  return days.length === 0 ? null : Math.min(...days)
}

/**
 * Plan of an episode and its work: due where one was elected, where nothing was repaired by the day the repair was due, and where the rate
 * is over again after a repair that was tested good, 40 CFR 82.157(c)(1), (h), 84.106(c)(1), (h). It is not due before the repair
 * whose place it takes.
 */
export const planClocks = (episode: Episode, repair: RepairClock, { rules, asOf }: ComplianceContext): Clock[] => {
  const { row, day0, tracks, filings, stillOver } = episode
  const { regime } = row.decision
  const filed = firstFiled(filings, 'plan', -Infinity)
  const elected = filed !== null || tracks.some((track) => track.repair?.outcome === 'plan')
  const notActed = repair.done === null && repair.due !== null && repair.due < asOf
  if (!elected && !notActed && !stillOver) return []
  const within = day0 + planDays(rules, day0, { regime })
  const due_on = notActed && !elected && !stillOver ? Math.max(within, repair.due ?? within) : within
  const clocks: Clock[] = [{ kind: 'plan', trigger_event_id: row.event_id, trigger_on: day0, due_on, done_on: filed, cite: citeOf(rules, 'plan', day0, regime) }]
  if (filed !== null) {
    clocks.push({
      kind: 'plan_completion', trigger_event_id: row.event_id, trigger_on: filed, due_on: planDates(rules, { day0, datedOn: filed, regime }).completeBy,
      done_on: firstFiled(filings, 'plan_completion', filed), cite: citeOf(rules, 'plan_completion', filed, regime),
    })
  }
  return clocks
}
