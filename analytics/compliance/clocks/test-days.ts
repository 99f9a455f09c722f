import type { Day, VerificationTest } from '../records/records'
import type { Happening } from './states'

const blank = (text: string | null): string => text?.trim().toLowerCase() ?? ''

/** One kind of test of one repair on one day: passed when every place that failed that day also passed. */
const outcomeOf = (tests: readonly VerificationTest[]): 'passed' | 'failed' => {
  const good = new Set(tests.filter(({ passed }) => passed === true).map(({ leak_location_tested }) => blank(leak_location_tested)))
  const bad = tests.filter(({ passed }) => passed === false)
  return good.size > 0 && bad.every(({ leak_location_tested }) => good.has(blank(leak_location_tested))) ? 'passed' : 'failed'
}

/** The tests of one repair as happenings, one for each day and kind. Tests without a day, a kind or a result are none. */
export const testDays = (tests: readonly VerificationTest[]): Happening[] => {
  const days = new Map<string, { day: Day; kind: 'initial' | 'follow_up'; tests: VerificationTest[] }>()
  for (const test of tests) {
    const { test_date: day, kind, passed } = test
    if (day === null || kind === null || passed === null) continue
    const key = `${day} ${kind}`
    const known = days.get(key)
    if (known === undefined) days.set(key, { day, kind, tests: [test] })
    else known.tests.push(test)
  }
  return [...days.values()].map(({ day, kind, tests: ofDay }) => ({ day, kind: `${kind}_${outcomeOf(ofDay)}` as const, ids: ofDay.map(({ test_id }) => test_id).sort() }))
}
