import type { ComplianceContext } from '../context'
import type { Day } from '../records/records'
import type { Violation } from '../results'
import { citeOf, initialTestDays, repairDays } from '../rules/terms'
import { dayDiffers, type Clock } from './deadline'
import type { Episode } from './episodes'
import { extend } from './extension'
import { shiftDue } from './pauses'

export interface RepairClock {
  clocks: Clock[]
  violations: Violation[]
  /** The day by which the repair is due, null while mothballed. */
  due: Day | null
  /** The day on which the last leak was repaired, null before. */
  done: Day | null
}

const lastOf = (days: readonly (Day | null)[]): Day | null => (days.includes(null) ? null : Math.max(...days.map((day) => day ?? 0)))

const unlessOneOf = (stated: Day | null, right: readonly Day[]): Day | null => (stated !== null && right.includes(stated) ? null : stated)

/** A plan takes the place of a repair that was not made, (c)(1), (h). */
const planned = ({ tracks, filings }: Episode): boolean => {
  const completed = filings.some(({ kind }) => kind === 'plan_completion')
  return tracks.some(({ walk }) => walk.beneath === 'planned' || (completed && walk.state === 'closed'))
}

/**
 * Repair and initial verification test of an episode: 30 days from the exceedance, 120 where an industrial process is shut down for it,
 * 40 CFR 82.157(d)(1), (e)(1), 84.106(d)(1), (e)(1); with extensions, and without the days of mothballing.
 */
export const repairClock = (episode: Episode, context: ComplianceContext): RepairClock => {
  const { row, day0, tracks, pauses } = episode
  const { rules } = context
  const { regime } = row.decision
  const shutdown = tracks.some(({ repair }) => repair?.shutdown_required === true)
  const plain = day0 + repairDays(rules, day0, { shutdown, regime })
  const extension = extend(episode, plain, shutdown, context)
  const trigger = { trigger_event_id: row.event_id, trigger_on: day0 }
  const done = lastOf(tracks.map(({ walk }) => walk.repairedOn))
  const due = shiftDue(extension.due, day0, done, pauses)
  const tested = lastOf(tracks.map(({ walk }) => walk.initialOn))
  const testDue = shiftDue(Math.max(extension.due, day0 + initialTestDays(rules, day0, { shutdown, regime })), day0, tested, pauses)
  const replaced = planned(episode)
  const clocks: Clock[] = [...extension.clocks]
  const repairCite = citeOf(rules, shutdown ? 'repair_shutdown' : 'repair', day0, regime)
  if (!replaced || done !== null) clocks.push({ kind: 'repair', ...trigger, due_on: due, done_on: done, cite: repairCite })
  if (!replaced || tested !== null) {
    clocks.push({ kind: 'initial_test', ...trigger, due_on: testDue, done_on: tested, cite: citeOf(rules, shutdown ? 'initial_test_shutdown' : 'initial_test', day0, regime) })
  }
  const violations = [...extension.violations]
  for (const { repair, tests } of tracks) {
    if (repair === null) continue
    violations.push(
      ...dayDiffers('leak_repairs', repair.repair_id, 'due_on', unlessOneOf(repair.due_on, [plain]), due, repairCite),
      ...dayDiffers('leak_repairs', repair.repair_id, 'exceeded_on', unlessOneOf(repair.exceeded_on, episode.rows.map(({ service_date }) => service_date)), day0, repairCite),
      ...tests.filter(({ kind }) => kind === 'initial').flatMap(({ test_id, due_on }) =>
        dayDiffers('verification_tests', test_id, 'due_on', unlessOneOf(due_on, [plain]), testDue, repairCite)),
    )
  }
  return { clocks, violations, due, done }
}
