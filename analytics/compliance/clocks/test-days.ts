import type { Day, VerificationTest } from '../records/records'
import type { Happening } from './states'

const blank = (text: string | null): string => text?.trim().toLowerCase() ?? ''

/** One kind of test of one repair on one day: passed when every place that failed that day also passed. */
const outcomeOf = (tests: readonly VerificationTest[]): 'passed' | 'failed' => {
  const good = new Set(tests.filter(({ passed }) => passed === true).map(({ leak_location_tested }) => blank(leak_location_tested)))
  const bad = tests.filter(({ passed }) => passed === false)
  return good.size > 0 && bad.every(({ leak_location_tested }) => good.has(blank(leak_location_tested))) ? 'passed' : 'failed'
}

/** A follow-up test is made at normal operating conditions: passed before the return to them, it shows nothing. */
const isEarly = ({ kind, test_date, passed, normal_operation_on: returned }: VerificationTest): boolean =>
  kind === 'follow_up' && passed === true && test_date !== null && returned !== null && test_date < returned

const inOrder = (a: Happening, b: Happening): number => a.day - b.day || Number(b.kind.startsWith('initial')) - Number(a.kind.startsWith('initial'))

/**
 * The tests of one repair as happenings in order, one for each day and kind, initial tests first. Tests without a day, a kind or a result
 * are none, nor is a follow-up test that passed before the return to normal operation, 40 CFR 82.152, 82.157(e)(2), 84.106(e)(2).
 */
export const testDays = (tests: readonly VerificationTest[]): Happening[] => {
  const days = new Map<string, { day: Day; kind: 'initial' | 'follow_up'; tests: VerificationTest[] }>()
  for (const test of tests) {
    const { test_date: day, kind, passed } = test
    if (day === null || kind === null || passed === null || isEarly(test)) continue
    const key = `${day} ${kind}`
    const known = days.get(key)
    if (known === undefined) days.set(key, { day, kind, tests: [test] })
    else known.tests.push(test)
  }
  return [...days.values()]
    .map(({ day, kind, tests: ofDay }): Happening => ({ day, kind: `${kind}_${outcomeOf(ofDay)}`, ids: ofDay.map(({ test_id }) => test_id).sort() }))
    .sort(inOrder)
}
