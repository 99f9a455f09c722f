import { dayText } from '../exact/day'
import type { ComplianceContext } from '../context'
import type { Day, VerificationTest } from '../records/records'
import type { Violation } from '../results'
import { citeOf, termOf } from '../rules/terms'
import { dayDiffers, type Clock } from './deadline'
import type { Episode } from './episodes'
import { shiftDue } from './pauses'
import type { Track } from './track'

interface Start {
  /** The day from which the ten days run; null where the circuit was evacuated and the day of its return is not known. */
  from: Day | null
  evacuated: boolean
}

const startOf = (initialOn: Day, tests: readonly VerificationTest[], asOf: Day): Start => {
  const later = tests.filter(({ test_date }) => test_date !== null && test_date >= initialOn)
  const evacuated = later.some(({ evacuated_for_repair }) => evacuated_for_repair === true)
  if (!evacuated) return { from: initialOn, evacuated }
  const returned = later.flatMap(({ normal_operation_on }) => (normal_operation_on === null || normal_operation_on > asOf ? [] : [normal_operation_on]))
  return { from: returned.length === 0 ? null : Math.max(initialOn, Math.min(...returned)), evacuated }
}

/**
 * Follow-up verification tests of an episode, one clock for each day that starts one: ten days after the passed initial test, or after the
 * return to normal operation where the circuit was evacuated, 40 CFR 82.157(e)(2), 84.106(e)(2).
 */
export const followUpClocks = (episode: Episode, { rules, asOf }: ComplianceContext): { clocks: Clock[]; violations: Violation[] } => {
  const { row, tracks, pauses } = episode
  const { regime } = row.decision
  const clocks: Clock[] = []
  const violations: Violation[] = []
  for (const { walk, tests } of tracks) {
    const { initialOn, followUpOn } = walk
    if (initialOn === null || (walk.beneath === 'planned' && followUpOn === null)) continue
    const { from, evacuated } = startOf(initialOn, tests, asOf)
    const { value: days, cite } = termOf(rules, evacuated ? 'follow_up_after_return' : 'follow_up', initialOn, regime)
    const due_on = from === null ? null : shiftDue(from + days, from, followUpOn, pauses)
    const trigger_on = from ?? initialOn
    for (const { test_id, kind, due_on: stated } of tests) if (kind === 'follow_up') violations.push(...dayDiffers('verification_tests', test_id, 'due_on', stated, due_on, cite))
    const same = clocks.find((clock) => clock.trigger_on === trigger_on && clock.due_on === due_on)
    if (same === undefined) clocks.push({ kind: 'follow_up_test', trigger_event_id: row.event_id, trigger_on, due_on, done_on: followUpOn, cite })
    else same.done_on = same.done_on === null || followUpOn === null ? null : Math.max(same.done_on, followUpOn)
  }
  return { clocks, violations }
}

/** Tests that count for nothing because of when they were made, with what to do. */
export const testViolations = ({ walk, repair }: Track, episode: Pick<Episode, 'row'>, { rules }: ComplianceContext): Violation[] =>
  walk.ignored.flatMap(({ happening: { kind, day, ids }, state }) => {
    const { regime } = episode.row.decision
    const isTest = kind.startsWith('initial_') || kind.startsWith('follow_up_')
    const say = (rule: string, message: string, term: 'initial_test' | 'follow_up'): Violation[] =>
      ids.map((record_id) => ({ record: 'verification_tests', record_id, rule, message, cite: citeOf(rules, term, day, regime) }))
    if (!isTest) return []
    if (state === 'open') {
      const repaired = repair?.repaired_on ?? null
      const when = repaired === null ? 'which has no repaired_on' : `repaired on ${dayText(repaired)}`
      return say('test_before_repair', `test_date is ${dayText(day)}, before repair ${repair?.repair_id ?? ''}, ${when}: it does not count. Correct one of the two, or test again.`, 'initial_test')
    }
    if (state === 'repaired' && walk.repairedOn !== null && kind === 'follow_up_passed') {
      return say('follow_up_before_initial', `test_date of the follow-up test is ${dayText(day)}, and no passed initial test of repair ${repair?.repair_id ?? ''} stands by then: it does not count. Record the initial test, or test again.`, 'follow_up')
    }
    if (state === 'confirmed' && kind.endsWith('_failed')) {
      return say('failed_after_confirmed', `passed is false on ${dayText(day)}, after repair ${repair?.repair_id ?? ''} was confirmed on ${dayText(walk.followUpOn ?? day)}: record the leak it found as a repair of its own.`, 'follow_up')
    }
    return []
  })
