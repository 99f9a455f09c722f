import { describe, expect, it } from 'vitest'
import { planDates } from '../../../analytics/compliance/clocks/plan-clock'
import { computeCircuit } from '../../../analytics/compliance/compute-circuit'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import type { CircuitRecords, LeakRepair, RefrigerantEvent } from '../../../analytics/compliance/records/records'
import type { DeadlineKind } from '../../../analytics/compliance/results'
import { complianceRules } from '../../../analytics/compliance/rules/load-rules'
import { added, appliance, asOf, circuit, event, filing, inspection, repair, revision, test } from '../support/circuit'

type Line = [kind: DeadlineKind, trigger: string, on: string, due: string | null, done: string | null, status: string, late: number | null]

const linesOf = (records: CircuitRecords, day: string, ...kinds: DeadlineKind[]): Line[] =>
  computeCircuit(records, asOf(day)).deadlines
    .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
    .map(({ kind, trigger_event_id, trigger_on, due_on, done_on, status, days_late }) =>
      [kind, trigger_event_id, dayText(trigger_on), due_on === null ? null : dayText(due_on), done_on === null ? null : dayText(done_on), status, days_late])

const dueOf = (records: CircuitRecords, day: string, kind: DeadlineKind): (string | null)[] => linesOf(records, day, kind).map(([, , , due]) => due)
const rulesOf = (records: CircuitRecords, day: string): string[] => computeCircuit(records, asOf(day)).violations.map(({ record_id, rule }) => `${record_id} ${rule}`)

/** 120 lb of R-410A that is over its threshold on that day: 6 lb after 120 days, or fewer as the year began. */
const over = (on: string, more: Partial<CircuitRecords> = {}, events: RefrigerantEvent[] = []): CircuitRecords => {
  const before = Math.max(dayOf(on) - 120, dayOf('2026-01-02'))
  return circuit(appliance('R-410A', '120'), { events: [added('p', dayText(before), '1'), added('x', on, '6'), ...events], ...more })
}
const on = (given: Partial<Record<'repaired_on' | 'mothballed_on' | 'resumed_on' | 'extension_requested_on' | 'parts_received_on' | 'extended_due_on' | 'due_on', string>>): Partial<LeakRepair> =>
  Object.fromEntries(Object.entries(given).map(([field, day]) => [field, dayOf(day)]))

describe('repair and initial test', () => {
  it.each([
    ['T01', over('2026-06-10'), '2026-07-10'],
    ['T08', circuit(appliance('R-22', '60', { asset_type: 'rtu_hp', rlc_subsector: 'yes' }), { events: [added('p', '2026-01-05', '0.5'), added('x', '2026-04-15', '3')] }), '2026-05-15'],
    ['T15', circuit(appliance('R-515B', '900'), { events: [added('p', '2026-02-01', '1'), added('x', '2026-08-30', '60')] }), '2026-09-29'],
    ['T17', circuit(appliance('R-32', '44'), { events: [added('p', '2026-03-10', '0.5'), added('x', '2026-09-06', '2.5')] }), '2026-10-06'],
    ['T20', circuit(appliance('R-410A', '80'), { events: [added('p', '2026-02-01', '1'), added('x', '2026-07-01', '2'), added('y', '2026-07-01', '3')] }), '2026-07-31'],
    ['T30', circuit(appliance('R-410A', '60'), { events: [added('p', '2027-12-31', '0.1'), added('x', '2028-03-01', '2')] }), '2028-03-31'],
    ['T33', circuit(appliance('R-404A', '300', { asset_type: 'other', category: 'commercial_refrigeration' }), { events: [added('p', '2026-02-01', '1'), added('x', '2026-07-31', '30')] }), '2026-08-30'],
  ])('%s are due after 30 days', (_, records, due) => {
    expect([dueOf(records, '2028-12-31', 'repair'), dueOf(records, '2028-12-31', 'initial_test')]).toEqual([[due], [due]])
  })

  const process = circuit(appliance('R-134a', '1200', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80 }), { events: [added('p', '2026-01-05', '1'), added('x', '2026-04-15', '130')] })

  it('T22: are due after 120 days where an industrial process is shut down for it', () => {
    expect(dueOf(process, '2026-05-01', 'repair')).toEqual(['2026-05-15'])
    const shutdown = { ...process, repairs: [repair('r', 'x', '2026-04-15', { shutdown_required: true })] }
    expect([dueOf(shutdown, '2026-05-01', 'repair'), dueOf(shutdown, '2026-05-01', 'initial_test')]).toEqual([['2026-08-13'], ['2026-08-13']])
    const byDay = { ...process, repairs: [repair('r', null, '2026-04-15', { shutdown_required: true })] }
    expect(dueOf(byDay, '2026-05-01', 'repair')).toEqual(['2026-08-13'])
    expect(linesOf(shutdown, '2026-05-01', 'inspection')).toEqual([['inspection', 'x', '2026-04-15', '2026-07-15', null, 'open', null]])
  })

  it('T28: a second rate over the threshold adds nothing while the first is open', () => {
    const second = over('2026-06-10', {}, [added('y', '2026-06-20', '5')])
    expect(computeCircuit(second, asOf('2026-06-25')).rates.map(({ exceeds }) => exceeds)).toEqual([false, true, true])
    expect(linesOf(second, '2026-06-25', 'repair')).toEqual([['repair', 'x', '2026-06-10', '2026-07-10', null, 'open', null]])
  })

  it('are done when the last repair of the episode and its test are, and count days late', () => {
    const records = over('2026-06-10', {
      repairs: [repair('1', 'x', '2026-06-10', on({ repaired_on: '2026-06-20' })), repair('2', 'x', '2026-06-10', on({ repaired_on: '2026-07-12' }))],
      tests: [test('a', '1', 'initial', '2026-06-21'), test('b', '2', 'initial', '2026-07-13')],
    })
    expect(linesOf(records, '2026-08-01', 'repair', 'initial_test')).toEqual([
      ['initial_test', 'x', '2026-06-10', '2026-07-10', '2026-07-13', 'met', 3],
      ['repair', 'x', '2026-06-10', '2026-07-10', '2026-07-12', 'met', 2],
    ])
    expect(linesOf(records, '2026-07-11', 'repair')).toEqual([['repair', 'x', '2026-06-10', '2026-07-10', null, 'overdue', 1]])
    expect(linesOf(records, '2026-07-10', 'repair')).toEqual([['repair', 'x', '2026-06-10', '2026-07-10', null, 'open', null]])
  })

  it('cite both rules where both bind', () => {
    const records = circuit(appliance('R-401A', '120'), { events: [added('p', '2026-02-10', '1'), added('x', '2026-06-10', '6')] })
    expect(computeCircuit(records, asOf('2026-06-11')).deadlines.find(({ kind }) => kind === 'repair')?.cite).toBe('40 CFR 82.157(d)(1); 40 CFR 84.106(d)(1)')
  })

  it('start with the last day of additions for one leak', () => {
    const leak = { leak_event_id: 'L' }
    const records = circuit(appliance('R-410A', '100'), { events: [added('p', '2026-02-01', '0.5'), added('a', '2026-03-01', '2', leak), added('b', '2026-03-10', '2', leak)] })
    expect(linesOf(records, '2026-03-15', 'repair')).toEqual([['repair', 'a+b', '2026-03-10', '2026-04-09', null, 'open', null]])
  })
})

describe('follow-up test', () => {
  const tested = (...tests: CircuitRecords['tests']) => over('2026-06-10', { repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-07-01' }))], tests })

  it('T26: is due ten days after the passed initial test, or after the return to normal operation', () => {
    expect(linesOf(tested(test('i', 'r', 'initial', '2026-07-02')), '2026-07-03', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-02', '2026-07-12', null, 'open', null]])
    const evacuated = { evacuated_for_repair: true, normal_operation_on: dayOf('2026-07-06') }
    expect(linesOf(tested(test('i', 'r', 'initial', '2026-07-02', evacuated)), '2026-07-07', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-06', '2026-07-16', null, 'open', null]])
    const unknown = { evacuated_for_repair: true }
    expect(linesOf(tested(test('i', 'r', 'initial', '2026-07-02', unknown)), '2026-07-07', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-02', null, null, 'paused', null]])
  })

  it('starts anew when a test failed', () => {
    const records = tested(
      test('i', 'r', 'initial', '2026-07-02'), test('f', 'r', 'follow_up', '2026-07-05', { passed: false }),
      test('j', 'r', 'initial', '2026-07-08'), test('g', 'r', 'follow_up', '2026-07-20'),
    )
    expect(linesOf(records, '2026-07-06', 'follow_up_test', 'initial_test')).toEqual([['initial_test', 'x', '2026-06-10', '2026-07-10', null, 'open', null]])
    expect(linesOf(records, '2026-08-01', 'follow_up_test', 'initial_test')).toEqual([
      ['follow_up_test', 'x', '2026-07-08', '2026-07-18', '2026-07-20', 'met', 2],
      ['initial_test', 'x', '2026-06-10', '2026-07-10', '2026-07-08', 'met', 0],
    ])
  })

  it('is not done by one that passed before the return to normal operation', () => {
    const early = { evacuated_for_repair: true, normal_operation_on: dayOf('2026-07-20') }
    const records = tested(test('i', 'r', 'initial', '2026-07-02', { evacuated_for_repair: true }), test('f', 'r', 'follow_up', '2026-07-04', early))
    expect(linesOf(records, '2026-08-01', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-20', '2026-07-30', null, 'overdue', 2]])
  })

  it('takes a test that failed and passed at one place in a day for passed, at two places for failed', () => {
    const at = (place: string) => ({ passed: false, leak_location_tested: place })
    const failed = tested(test('i', 'r', 'initial', '2026-07-02'), test('j', 'r', 'initial', '2026-07-02', at('valve')))
    expect(linesOf(failed, '2026-07-03', 'follow_up_test')).toEqual([])
    const passed = tested(test('i', 'r', 'initial', '2026-07-02'), test('j', 'r', 'initial', '2026-07-02', at('flange')))
    expect(linesOf(passed, '2026-07-03', 'follow_up_test')).toHaveLength(1)
  })

  it('does not count a test before the repair, or a follow-up test before the initial one, and says so', () => {
    const early = tested(test('i', 'r', 'initial', '2026-06-30'))
    expect(linesOf(early, '2026-07-05', 'initial_test', 'follow_up_test')).toEqual([['initial_test', 'x', '2026-06-10', '2026-07-10', null, 'open', null]])
    expect(rulesOf(early, '2026-07-05')).toEqual(['i test_before_repair'])
    const sameDay = tested(test('f', 'r', 'follow_up', '2026-07-01'), test('i', 'r', 'initial', '2026-07-01'))
    expect(linesOf(sameDay, '2026-07-05', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-01', '2026-07-11', '2026-07-01', 'met', 0]])
    const reversed = tested(test('f', 'r', 'follow_up', '2026-07-02'), test('i', 'r', 'initial', '2026-07-03'))
    expect(linesOf(reversed, '2026-07-05', 'follow_up_test')).toEqual([['follow_up_test', 'x', '2026-07-03', '2026-07-13', null, 'open', null]])
    expect(rulesOf(reversed, '2026-07-05')).toEqual(['f follow_up_before_initial'])
  })
})

describe('mothballing', () => {
  const away = (given: Partial<LeakRepair>, events: RefrigerantEvent[] = []) => over('2026-05-01', { repairs: [repair('r', 'x', '2026-05-01', given)] }, events)

  it('T27: stops the clocks until refrigerant is added again', () => {
    const resumed = away(on({ mothballed_on: '2026-05-11', resumed_on: '2026-09-01' }))
    expect([dueOf(resumed, '2026-09-05', 'repair'), dueOf(resumed, '2026-09-05', 'initial_test')]).toEqual([['2026-09-21'], ['2026-09-21']])
    const charged = away(on({ mothballed_on: '2026-05-11' }), [added('z', '2026-09-01', '0.1')])
    expect(dueOf(charged, '2026-09-05', 'repair')).toEqual(['2026-09-21'])
    expect(linesOf(charged, '2026-08-31', 'repair')).toEqual([['repair', 'x', '2026-05-01', null, null, 'paused', null]])
    expect(linesOf(charged, '2026-08-31', 'plan')).toEqual([])
  })

  it('resumes with the first addition, even if resumed_on is later, and says so', () => {
    const records = away(on({ mothballed_on: '2026-05-11', resumed_on: '2026-09-05' }), [added('z', '2026-09-01', '0.1')])
    expect(dueOf(records, '2026-09-10', 'repair')).toEqual(['2026-09-21'])
    expect(rulesOf(records, '2026-09-10')).toEqual(['r resumed_differs'])
  })

  it('does nothing after the due day, nor before the exceedance', () => {
    expect(linesOf(away(on({ mothballed_on: '2026-06-05' })), '2026-06-10', 'repair')).toEqual([['repair', 'x', '2026-05-01', '2026-05-31', null, 'overdue', 10]])
    expect(dueOf(away(on({ mothballed_on: '2026-03-01', resumed_on: '2026-04-01' })), '2026-06-10', 'repair')).toEqual(['2026-05-31'])
  })
})

describe('extension', () => {
  const parts = (given: Partial<LeakRepair>) => over('2026-04-10', { repairs: [repair('r', 'x', '2026-04-10', { extension_ground: 'parts', ...given })] })

  it('T24: parts give 30 days after they came, to 180 days (270 with a shutdown) at most', () => {
    const asked = { extension_requested_on: '2026-05-05', parts_received_on: '2026-09-20' }
    expect(linesOf(parts(on(asked)), '2026-09-25', 'extension_request', 'repair')).toEqual([
      ['extension_request', 'x', '2026-04-10', '2026-05-10', '2026-05-05', 'met', 0], ['repair', 'x', '2026-04-10', '2026-10-07', null, 'open', null],
    ])
    expect(dueOf(parts({ ...on(asked), shutdown_required: true }), '2026-09-25', 'repair')).toEqual(['2026-10-20'])
    expect(dueOf(parts({ ...on({ ...asked, parts_received_on: '2026-12-20' }), shutdown_required: true }), '2026-12-25', 'repair')).toEqual(['2027-01-05'])
    expect(dueOf(parts(on(asked)), '2026-06-01', 'repair')).toEqual(['2026-10-07'])
    expect(dueOf(parts(on({ ...asked, parts_received_on: '2026-05-06' })), '2026-06-01', 'repair')).toEqual(['2026-06-05'])
  })

  it('extends nothing when asked for late, or not at all', () => {
    const late = parts(on({ extension_requested_on: '2026-05-11' }))
    expect(linesOf(late, '2026-05-20', 'extension_request', 'repair')).toEqual([
      ['extension_request', 'x', '2026-04-10', '2026-05-10', '2026-05-11', 'met', 1], ['repair', 'x', '2026-04-10', '2026-05-10', null, 'overdue', 10],
    ])
    expect(rulesOf(late, '2026-05-20')).toEqual(['r extension_late'])
    expect(linesOf(parts({}), '2026-05-01', 'extension_request')).toEqual([['extension_request', 'x', '2026-04-10', '2026-05-10', null, 'open', null]])
    expect(linesOf(parts(on({ repaired_on: '2026-05-01' })), '2026-06-01', 'extension_request')).toEqual([])
  })

  it('takes a request from the filings, and the stated day on other grounds', () => {
    const filed = { ...parts({}), filings: [filing('q', 'extension_request', '2026-05-05', { trigger_event_id: 'x' })] }
    expect(dueOf(filed, '2026-06-01', 'repair')).toEqual(['2026-10-07'])
    const other = parts({ extension_ground: 'other_regulation', ...on({ extension_requested_on: '2026-05-01', extended_due_on: '2026-08-01' }) })
    expect(dueOf(other, '2026-06-01', 'repair')).toEqual(['2026-08-01'])
  })
})

describe('plan', () => {
  it('T25: is due 30 days after the exceedance, its work a year after its date', () => {
    const elected = over('2026-02-02', { repairs: [repair('r', 'x', '2026-02-02', { outcome: 'plan' })], filings: [filing('f', 'plan', '2026-03-01', { trigger_event_id: 'x' })] })
    expect(linesOf(elected, '2026-04-01', 'plan', 'plan_completion', 'repair', 'initial_test')).toEqual([
      ['plan', 'x', '2026-02-02', '2026-03-04', '2026-03-01', 'met', 0], ['plan_completion', 'x', '2026-03-01', '2027-03-01', null, 'open', null],
    ])
    const dates = planDates(complianceRules, { day0: dayOf('2026-02-02'), datedOn: dayOf('2026-03-01'), regime: '84.106' })
    expect([dates.completeBy, dates.reliefBy, dates.extensionBy].map(dayText)).toEqual(['2027-03-01', '2026-08-28', '2026-09-02'])
    const done = { ...elected, filings: [...elected.filings, filing('g', 'plan_completion', '2027-03-05', { trigger_event_id: 'x' })] }
    expect(linesOf(done, '2027-04-01', 'plan_completion')).toEqual([['plan_completion', 'x', '2026-03-01', '2027-03-01', '2027-03-05', 'met', 4]])
    const relief = { ...elected, filings: [...elected.filings, filing('h', 'relief_request', '2026-08-01', { trigger_event_id: 'x' })] }
    expect(linesOf(relief, '2026-09-01', 'plan_completion')[0]?.[5]).toBe('open')
  })

  it('is due where nothing was repaired in time, not before the repair is', () => {
    expect(linesOf(over('2026-06-10'), '2026-07-10', 'plan')).toEqual([])
    expect(linesOf(over('2026-06-10'), '2026-07-15', 'plan')).toEqual([['plan', 'x', '2026-06-10', '2026-07-10', null, 'overdue', 5]])
    const shutdown = over('2026-06-10', { repairs: [repair('r', 'x', '2026-06-10', { shutdown_required: true })] })
    expect(linesOf(shutdown, '2026-08-01', 'plan')).toEqual([])
    expect(linesOf(shutdown, '2026-10-10', 'plan')).toEqual([['plan', 'x', '2026-06-10', '2026-10-08', null, 'overdue', 2]])
  })

  const mended = (...events: RefrigerantEvent[]) => over('2026-06-10', {
    repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-06-20' }))],
    tests: [test('i', 'r', 'initial', '2026-06-20'), test('f', 'r', 'follow_up', '2026-06-25')],
  }, events)

  it('is due, and a new repair, where the next rate after a repair is over again within twelve months', () => {
    const again = mended(added('y', '2026-09-10', '6'))
    expect(linesOf(again, '2026-09-20', 'plan', 'repair')).toEqual([
      ['plan', 'y', '2026-09-10', '2026-10-10', null, 'open', null],
      ['repair', 'x', '2026-06-10', '2026-07-10', '2026-06-20', 'met', 0], ['repair', 'y', '2026-09-10', '2026-10-10', null, 'open', null],
    ])
    const below = mended(added('w', '2026-08-10', '0.1'), added('y', '2026-09-10', '6'))
    expect(linesOf(below, '2026-09-20', 'plan')).toEqual([])
    expect(linesOf(mended(added('y', '2027-06-21', '20')), '2027-06-25', 'plan')).toEqual([])
    expect(linesOf(mended(added('y', '2026-06-25', '6')), '2026-06-27', 'repair').map(([, trigger]) => trigger)).toEqual(['x'])
  })

  it('a repair without tests is presumed good after twelve months without an addition', () => {
    const untested = (...events: RefrigerantEvent[]) => over('2026-06-10', { repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-06-20' }))] }, events)
    expect(linesOf(untested(added('y', '2027-06-20', '20')), '2027-06-25', 'repair').map(([, trigger]) => trigger)).toEqual(['x'])
    const later = linesOf(untested(added('y', '2027-06-21', '20')), '2027-06-25', 'repair', 'initial_test', 'plan')
    expect(later.map(([kind, trigger, , , , status]) => [kind, trigger, status])).toEqual([
      ['initial_test', 'x', 'overdue'], ['initial_test', 'y', 'open'], ['repair', 'x', 'met'], ['repair', 'y', 'open'],
    ])
  })

  it('ends an episode when its work is done', () => {
    const replaced = over('2026-02-02', {
      filings: [filing('f', 'plan', '2026-03-01'), filing('g', 'plan_completion', '2026-08-01')],
    }, [added('y', '2026-06-02', '6'), added('z', '2026-10-02', '6')])
    expect(linesOf(replaced, '2026-10-05', 'repair', 'plan').map(([kind, trigger]) => [kind, trigger])).toEqual([['plan', 'x'], ['repair', 'z']])
  })
})

describe('an exceedance', () => {
  const named = (refrigerant: string) => ({ refrigerant })

  it('of a rule that no longer binds ends with it, and the next has clocks of its own', () => {
    const records = circuit(appliance('R-410A', '60'), { events: [added('p', '2019-01-10', '1'), added('x', '2019-06-01', '9'), added('q', '2026-02-01', '1'), added('y', '2026-05-01', '5')] })
    expect(computeCircuit(records, asOf('2026-11-01')).rates[3]).toMatchObject({ d_days: 89, exceeds: true, decision: { regime: '84.106' } })
    expect(linesOf(records, '2020-04-09', 'repair')).toEqual([['repair', 'x', '2019-06-01', '2019-07-01', null, 'overdue', 283]])
    expect(linesOf(records, '2026-11-01', 'repair')).toEqual([
      ['repair', 'x', '2019-06-01', '2019-07-01', '2020-04-10', 'met', 284], ['repair', 'y', '2026-05-01', '2026-05-31', null, 'overdue', 154],
    ])
  })

  it('ends with a retrofit to another refrigerant, and the next has clocks of its own', () => {
    const retrofitted = (day: string) => circuit(appliance('R-410A', '60'), {
      events: [
        added('p', '2026-01-05', '1', named('R-22')), added('x', '2026-02-15', '3', named('R-22')), event('r', day, 'retrofit_charge', '60', named('R-410A')),
        added('q', '2026-05-01', '1'), added('y', '2026-07-01', '5'),
      ],
    })
    const next = ['repair', 'y', '2026-07-01', '2026-07-31', null, 'overdue', 93]
    expect(linesOf(retrofitted('2026-03-10'), '2026-11-01', 'repair')).toEqual([next])
    expect(linesOf(retrofitted('2026-03-20'), '2026-11-01', 'repair')).toEqual([['repair', 'x', '2026-02-15', '2026-03-17', '2026-03-20', 'met', 3], next])
  })

  it('ends on the day of a revision that takes the full charge under the floor, not when some rule starts', () => {
    const revised = (day: string) => circuit(appliance('R-22', '40'), {
      events: [added('p', '2026-01-05', '1'), added('x', '2026-07-20', '6')], revisions: [revision(day, '60', '40')],
    })
    expect(linesOf(revised('2026-08-10'), '2027-06-01')).toEqual([])
    expect(linesOf(revised('2026-08-25'), '2026-12-01', 'repair', 'plan')).toEqual([
      ['plan', 'x', '2026-07-20', '2026-08-19', '2026-08-25', 'met', 6], ['repair', 'x', '2026-07-20', '2026-08-19', '2026-08-25', 'met', 6],
    ])
  })
})

describe('retirement', () => {
  const retired = (retiredOn: string, more: Partial<CircuitRecords> = {}) => {
    const records = over('2026-06-10', more)
    return { ...records, appliance: { ...records.appliance, status: 'retired' as const, retired_on: dayOf(retiredOn) } }
  }

  it('ends what is not due before it', () => {
    expect(linesOf(retired('2026-06-25'), '2026-11-01')).toEqual([])
    expect(linesOf(retired('2026-06-25'), '2026-06-24', 'repair')).toEqual([['repair', 'x', '2026-06-10', '2026-07-10', null, 'open', null]])
    expect(linesOf(retired('2026-06-09'), '2026-11-01', 'repair')[0]?.[5]).toBe('overdue')
    const tested = { repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-06-20' }))], tests: [test('i', 'r', 'initial', '2026-06-20')] }
    expect(linesOf(retired('2026-06-30', tested), '2026-11-01').map(([kind, , , , , status]) => [kind, status])).toEqual([['initial_test', 'met'], ['repair', 'met']])
  })

  it('ends late what was due before it and not done', () => {
    expect(linesOf(retired('2026-07-30'), '2026-11-01', 'repair', 'initial_test', 'plan')).toEqual([
      ['initial_test', 'x', '2026-06-10', '2026-07-10', '2026-07-30', 'met', 20], ['plan', 'x', '2026-06-10', '2026-07-10', '2026-07-30', 'met', 20],
      ['repair', 'x', '2026-06-10', '2026-07-10', '2026-07-30', 'met', 20],
    ])
  })

  it('is the work of a plan', () => {
    const planned = retired('2026-09-01', { filings: [filing('f', 'plan', '2026-07-01', { trigger_event_id: 'x' })] })
    expect(linesOf(planned, '2027-11-01', 'plan', 'plan_completion', 'repair')).toEqual([
      ['plan', 'x', '2026-06-10', '2026-07-10', '2026-07-01', 'met', 0], ['plan_completion', 'x', '2026-07-01', '2027-07-01', '2026-09-01', 'met', 0],
    ])
  })
})

describe('inspections', () => {
  const lines = (records: CircuitRecords, day: string) => linesOf(records, day, 'inspection').map(([, , start, due, done, status]) => [start, due, done, status])

  it('are due once a calendar year until no rate was over for a year', () => {
    const none = over('2026-06-10')
    expect(lines(none, '2026-06-09')).toEqual([])
    expect(lines(none, '2026-07-01')).toEqual([['2026-06-10', '2026-12-31', null, 'open']])
    const one = { ...none, inspections: [inspection('a', '2026-06-10'), inspection('b', '2026-08-01')] }
    expect(lines(one, '2026-09-01')).toEqual([['2026-06-10', '2026-12-31', '2026-08-01', 'met'], ['2026-08-01', '2027-12-31', null, 'open']])
    expect(lines(one, '2027-06-10')).toEqual([['2026-06-10', '2026-12-31', '2026-08-01', 'met']])
    const notAll = { ...inspection('a', '2026-06-20'), all_visible_accessible_certified: 'false' }
    expect(lines({ ...none, inspections: [notAll] }, '2026-12-31')).toEqual(lines(none, '2026-12-31'))
    expect(lines({ ...none, inspections: [notAll, inspection('b', '2026-08-01')] }, '2026-12-31')[0]).toEqual(['2026-06-10', '2026-12-31', '2026-08-01', 'met'])
    const late = { ...none, inspections: [inspection('a', '2027-02-01')] }
    expect(lines(late, '2027-03-01')).toEqual([
      ['2026-06-10', '2026-12-31', '2027-02-01', 'met'], ['2027-01-01', '2027-12-31', '2027-02-01', 'met'],
    ])
    expect(lines(over('2026-12-31'), '2027-01-05')).toEqual([['2026-12-31', '2027-12-31', null, 'open']])
  })

  it('are due quarterly for 500 lb and more of commercial or process refrigeration', () => {
    const records = circuit(appliance('R-134a', '1200', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80 }), {
      events: [added('p', '2026-01-05', '1'), added('x', '2026-04-15', '130')], inspections: [inspection('a', '2026-07-10'), inspection('b', '2026-10-20')],
    })
    expect(lines(records, '2026-11-01')).toEqual([
      ['2026-04-15', '2026-07-15', '2026-07-10', 'met'], ['2026-07-10', '2026-10-10', '2026-10-20', 'met'], ['2026-10-20', '2027-01-20', null, 'open'],
    ])
    const smaller = { ...records, appliance: appliance('R-134a', '499.99', { asset_type: 'process_hp', category: 'ipr', ipr_capacity_pct: 80 }) }
    expect(lines(smaller, '2026-05-01')).toEqual([['2026-04-15', '2026-12-31', null, 'open']])
  })

  it('that were due stay due when a later rate asks for them less often, or more often', () => {
    const rack = (old: string, to: string, pounds: string) => circuit(appliance('R-404A', to, { asset_type: 'other', category: 'commercial_refrigeration' }), {
      events: [added('p', '2026-01-05', '1'), added('x', '2026-03-01', '60'), added('y', '2026-10-01', pounds)], revisions: [revision('2026-09-01', old, to)],
    })
    expect(lines(rack('600', '480', '90'), '2026-09-30')).toEqual([['2026-03-01', '2026-06-01', null, 'overdue']])
    expect(lines(rack('600', '480', '90'), '2026-12-01')).toEqual([['2026-03-01', '2026-06-01', null, 'overdue'], ['2026-10-01', '2026-12-31', null, 'open']])
    expect(lines(rack('480', '600', '90'), '2026-12-01')).toEqual([['2026-10-01', '2027-01-01', null, 'open']])
  })

  it('end with the rule, as repairs do', () => {
    const retrofitted = (to: string, day: string) => circuit(appliance(to, '60'), {
      events: [
        added('p', '2026-01-05', '1', { refrigerant: 'R-22' }), added('x', '2026-02-15', '3', { refrigerant: 'R-22' }),
        event('r', day, 'retrofit_charge', '60', { refrigerant: to }),
      ],
    })
    expect(lines(retrofitted('R-1234ze(E)', '2026-05-01'), '2026-05-01')).toEqual([])
    expect(lines(retrofitted('R-1234ze(E)', '2027-02-01'), '2027-06-01')).toEqual([['2026-02-15', '2026-12-31', '2027-02-01', 'met']])
    const under84 = { ...over('2026-06-10'), appliance: appliance('R-32', '120') }
    const other = { ...under84, events: [...under84.events.map((one) => ({ ...one, refrigerant: 'R-410A' })), event('r', '2026-08-01', 'retrofit_charge', '120', { refrigerant: 'R-32' })] }
    expect(lines(other, '2027-02-01')).toEqual([['2026-06-10', '2026-12-31', null, 'overdue'], ['2027-01-01', '2027-12-31', null, 'open']])
  })

  it('that were due before a retirement end late with it', () => {
    const records = over('2026-06-10')
    const retired = { ...records, appliance: { ...records.appliance, status: 'retired' as const, retired_on: dayOf('2027-02-01') } }
    expect(lines(retired, '2027-01-31')).toEqual([['2026-06-10', '2026-12-31', null, 'overdue'], ['2027-01-01', '2027-12-31', null, 'open']])
    expect(lines(retired, '2027-11-01')).toEqual([['2026-06-10', '2026-12-31', '2027-02-01', 'met']])
  })

  it('are not due where automatic leak detection was calibrated within a year', () => {
    const detected = { ...over('2026-06-10'), appliance: appliance('R-410A', '120', { ald_installed: true, ald_last_calibrated: dayOf('2026-03-01') }) }
    expect(lines(detected, '2026-07-01')).toEqual([])
    const lapsed = { ...detected, appliance: appliance('R-410A', '120', { ald_installed: true, ald_last_calibrated: dayOf('2025-03-01') }) }
    expect(lines(lapsed, '2026-07-01')).toHaveLength(1)
  })
})

describe('chronic leak', () => {
  const year = (last: string, filings: CircuitRecords['filings'] = []) => circuit(appliance('R-410A', '40'), {
    events: [added('a', '2026-02-01', '20'), added('b', '2026-06-01', '18'), added('c', '2026-10-01', last)], filings,
  })

  it('T23: is reported by March 1 of the next year, from the day on which 125 % were reached', () => {
    expect(linesOf(year('12'), '2026-12-31', 'chronic_report')).toEqual([['chronic_report', 'c', '2026-10-01', '2027-03-01', null, 'open', null]])
    expect(linesOf(year('11.9'), '2026-12-31', 'chronic_report')).toEqual([])
    expect(linesOf(year('12'), '2026-09-30', 'chronic_report')).toEqual([])
    expect(linesOf(year('12', [filing('f', 'chronic_report', '2027-02-20')]), '2027-04-01', 'chronic_report')[0]?.slice(4)).toEqual(['2027-02-20', 'met', 0])
    const unsent = year('12', [filing('f', 'chronic_report', '2027-02-20', { sent_on: null })])
    expect(rulesOf(unsent, '2027-04-01')).toContain('f filing_not_sent')
  })

  it('is none outside a regime, nor before one', () => {
    const exempt = { ...year('12'), appliance: appliance('R-410A', '40', { asset_type: 'rtu_hp', rlc_subsector: 'yes' }) }
    expect(linesOf(exempt, '2027-04-01')).toEqual([])
    const before = circuit(appliance('R-410A', '500'), { events: [added('x', '2025-12-31', '700')] })
    expect(computeCircuit(before, asOf('2026-06-01'))).toMatchObject({ deadlines: [], years: [] })
  })
})

describe('records of clocks that cannot be right', () => {
  it('a repair that answers no exceedance', () => {
    const records = over('2026-06-10', { repairs: [repair('r', 'p', '2026-02-10', on({ repaired_on: '2026-02-11' }))] })
    expect(rulesOf(records, '2026-07-01')).toEqual(['r repair_without_exceedance'])
  })

  it('a repair before the refrigerant was last filled up is of another leak', () => {
    const records = over('2026-06-10', { repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-01-10' }))] })
    expect(linesOf(records, '2026-07-01', 'repair')[0]?.[5]).toBe('open')
    const before = over('2026-06-10', { repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-06-09' }))] })
    expect(linesOf(before, '2026-07-01', 'repair')[0]?.[5]).toBe('met')
  })

  it('stated days that differ', () => {
    const records = over('2026-06-10', {
      repairs: [repair('r', 'x', '2026-06-10', on({ repaired_on: '2026-06-20', due_on: '2026-07-24' }))],
      tests: [test('i', 'r', 'initial', '2026-06-21'), test('f', 'r', 'follow_up', '2026-06-25', { due_on: dayOf('2026-07-21') })],
      inspections: [{ ...inspection('n', '2026-08-01'), next_due: dayOf('2026-08-15') }],
    })
    expect(rulesOf(records, '2026-09-01')).toEqual(['n stated_value_differs', 'r stated_value_differs', 'f stated_value_differs'])
  })

  it('voided records count for nothing, a voided addition opens no clock', () => {
    const voided = over('2026-06-10')
    const records = { ...voided, events: voided.events.map((one) => (one.event_id === 'x' ? { ...one, void_reason: 'typed twice' } : one)) }
    expect(computeCircuit(records, asOf('2026-08-01'))).toEqual(computeCircuit({ ...voided, events: voided.events.filter(({ event_id }) => event_id !== 'x') }, asOf('2026-08-01')))
    expect(linesOf(records, '2026-08-01')).toEqual([])
  })

  it('a disposal starts no clock', () => {
    expect(linesOf(circuit(appliance('R-410A', '120'), { events: [event('d', '2026-05-01', 'disposal', '110')] }), '2026-12-31')).toEqual([])
  })
})
