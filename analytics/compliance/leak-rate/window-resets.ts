import { start, step, type Walk } from '../clocks/states'
import { testDays } from '../clocks/test-days'
import { live } from '../records/live'
import type { CircuitRecords, Day, Filing, LeakRepair, VerificationTest } from '../records/records'

interface Verified {
  from: Day
  /** Days of follow-up tests that showed this repair to hold. */
  passed: readonly Day[]
  /** From when on this leak is none any more: shown by a test, or gone with a retrofit or retirement. */
  settledOn: Day
}

const startOfRepair = ({ exceeded_on, trigger_event_id, repaired_on }: LeakRepair, dayOfEvent: ReadonlyMap<string, Day>): Day => {
  const triggers = (trigger_event_id ?? '').split('+').flatMap((id) => dayOfEvent.get(id) ?? [])
  return exceeded_on ?? (triggers.length > 0 ? Math.max(...triggers) : (repaired_on ?? -Infinity))
}

const repaired: Walk = { ...start, state: 'repaired', beneath: 'repaired' }
const tested: Walk = { ...start, state: 'tested', beneath: 'tested' }

/** As the clocks take tests, but that one confirms again what was confirmed, and that a follow-up test stands where no initial test is recorded. */
const followUpsPassed = (repair: LeakRepair, tests: readonly VerificationTest[]): readonly Day[] => {
  const { repaired_on } = repair
  if (repaired_on === null) return []
  const own = tests.filter(({ repair_id, test_date }) => repair_id === repair.repair_id && test_date !== null && test_date >= repaired_on)
  const days: Day[] = []
  let walk = own.some(({ kind, passed }) => kind === 'initial' && passed !== null) ? repaired : tested
  for (const happening of testDays(own)) {
    const next = step(walk, happening)
    if (next.state === 'confirmed') days.push(happening.day)
    else walk = next
  }
  return days
}

const completedOn = (repair: LeakRepair, from: Day, filings: readonly Filing[]): Day => {
  if (repair.outcome !== 'plan') return Infinity
  const days = filings.filter(({ kind }) => kind === 'plan_completion').flatMap(({ dated_on, sent_on }) => dated_on ?? sent_on ?? [])
  return Math.min(...days.filter((day) => day >= from))
}

/**
 * Days on which a follow-up verification test passed that showed all leaks identified by then to be repaired, ascending: from the day
 * after it a rolling average counts anew (40 CFR 82.152, 84.102). A test before the repair or before the initial test passed, one that
 * failed at another place that day, or after a failed test that was not made good, does not.
 */
export const windowResets = (records: CircuitRecords): Day[] => {
  const repairs = live(records.repairs)
  if (repairs.length === 0) return []
  const tests = live(records.tests)
  const dayOfEvent = new Map(live(records.events).flatMap(({ event_id, service_date }) => (service_date === null ? [] : [[event_id, service_date] as const])))
  const verified = repairs.map((repair): Verified => {
    const [from, passed] = [startOfRepair(repair, dayOfEvent), followUpsPassed(repair, tests)]
    return { from, passed, settledOn: Math.min(...passed, completedOn(repair, from, live(records.filings))) }
  })
  const days = [...new Set(verified.flatMap(({ passed }) => passed))].sort((a, b) => a - b)
  return days.filter((day) => verified.every(({ from, settledOn }) => from > day || settledOn <= day))
}
