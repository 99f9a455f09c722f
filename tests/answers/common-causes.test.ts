import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { findCauses, type Groups } from '../../analytics/answers/common-causes/find-causes'
import { findingFilter, sharedKeys, type SharedKey } from '../../analytics/contract'
import { readRows, run } from '../../analytics/db/query'
import { setCauseApart } from '../../analytics/engine/set-cause-apart'
import { planWorkOrders } from '../../analytics/pipeline/5-work-orders/plan-work-orders'
import { readColumnSet } from '../../renderer/engine/column-set'
import { openFixture, type AnswerFixture } from './fixture'

const groupsOf = (size: number, of: Partial<Record<SharedKey, (unit: number) => string | null>>): Groups => ({
  size,
  values: Object.fromEntries(sharedKeys.map((key) => [key, Array.from({ length: size }, (_, unit) => (key === 'fleet' ? 'all' : (of[key]?.(unit) ?? null)))])) as unknown as Groups['values'],
})
const standingOf = (fault: string, begun: readonly (readonly [unit: number, day: number, foldable?: number])[]) => {
  const sorted = begun.toSorted((a, b) => a[1] - b[1])
  return { fault: sorted.map(() => fault), unit: sorted.map(([unit]) => unit), begun: sorted.map(([, day]) => day), foldable: sorted.map(([, , foldable = 1]) => foldable) }
}
const firmware = groupsOf(24, { firmware: (unit) => (unit < 6 ? 'new' : 'old') })

describe('a cause that a group has in common', () => {
  /** All six units of one firmware and one of the eighteen others: C(7, 6) / C(24, 6) = 7 / 134,596, one comparison. */
  it('is told by an exact test against everything outside the group', () => {
    const [cause, ...more] = findCauses(standingOf('setting_change', [[0, 100], [1, 101], [2, 103], [3, 103], [4, 109], [5, 110], [20, 105]]), firmware)
    expect(more).toEqual([])
    expect(cause).toMatchObject({ fault: 'setting_change', key: 'firmware', value: 'new', units: 6, of: 6, elsewhere: 1, elsewhereOf: 18, from: 100, to: 110, findings: [0, 1, 2, 3, 5, 6] })
    expect(cause?.chance).toBeCloseTo(7 / 134_596, 12)
  })
  it('begins in 30 days: what crept in over a year is many causes', () => {
    expect(findCauses(standingOf('setting_change', [0, 1, 2, 3, 4, 5].map((unit) => [unit, 60 * unit] as const)), firmware)).toEqual([])
  })
  it('needs more than 30 % of the group, three units, and fewer than 5 % by chance', () => {
    const few = groupsOf(60, { site_name: (unit) => (unit < 10 ? 'S' : `T${unit % 5}`) })
    expect(findCauses(standingOf('connectivity_loss', [[0, 1], [1, 1], [2, 1]]), few)).toEqual([])
    expect(findCauses(standingOf('connectivity_loss', [[0, 1], [1, 1], [2, 1], [3, 1]]), few)).toHaveLength(1)
    expect(findCauses(standingOf('connectivity_loss', [[0, 1], [1, 1]]), groupsOf(60, { site_name: (unit) => (unit < 2 ? 'S' : 'T') }))).toEqual([])
    const everywhere = Array.from({ length: 20 }, (_, unit) => [unit, 1] as const)
    expect(findCauses(standingOf('connectivity_loss', everywhere), groupsOf(40, { site_name: (unit) => (unit % 2 === 0 ? 'S' : 'T') })).filter(({ key }) => key === 'site_name')).toEqual([])
  })
  it('is that of all units where there is nothing outside, from fifteen units on', () => {
    expect(findCauses(standingOf('metering_fault', [[0, 1], [1, 1], [2, 1], [3, 1], [4, 1], [5, 2]]), groupsOf(15, {}))).toMatchObject([{ key: 'fleet', units: 6, of: 15, elsewhere: 0, elsewhereOf: 0, chance: null }])
    expect(findCauses(standingOf('metering_fault', [[0, 1], [1, 1], [2, 1], [3, 1], [4, 1], [5, 2]]), groupsOf(14, {}))).toEqual([])
  })
  it('never stands for what is broken in one machine, nor for critical and confirmed findings', () => {
    const six = [0, 1, 2, 3, 4, 5].map((unit) => [unit, 1] as const)
    expect(findCauses(standingOf('refrigerant_leak', six), firmware)).toEqual([])
    expect(findCauses(standingOf('setting_change', [[0, 1, 0], [1, 1], [2, 1], [3, 1], [4, 1], [5, 1]]), firmware)).toMatchObject([{ units: 6, findings: [1, 2, 3, 4, 5] }])
    expect(findCauses(standingOf('setting_change', [[0, 1, 0], [1, 1, 0], [2, 1, 0], [3, 1, 0], [4, 1], [5, 1]]), firmware)).toEqual([])
  })
  it('takes each finding once: of a site and a firmware that say the same, the narrower', () => {
    const both = groupsOf(24, { firmware: (unit) => (unit < 6 ? 'new' : 'old'), site_name: (unit) => (unit < 6 ? 'S' : `T${unit % 3}`) })
    expect(findCauses(standingOf('setting_change', [0, 1, 2, 3, 4, 5].map((unit) => [unit, 1] as const)), both)).toMatchObject([{ key: 'site_name', findings: [0, 1, 2, 3, 4, 5] }])
  })
})

describe('what a common cause stands for', () => {
  let fixture: AnswerFixture
  const cause = 'short_cycling|firmware|P M 2'
  const filterOf = (given = {}) => findingFilter.parse(given)
  const ids = async (given = {}) => readColumnSet(await answers['findings.list'](fixture.context, { filter: filterOf(given), sort: { column: 'unit_id', descending: false } })).texts('finding_id')
  const orders = (given = {}) => answers['workOrders.list'](fixture.context, { text: '', priorities: [], offset: 0, limit: 100, fold: true, ...given })

  /** Sixteen units, four of firmware 2: all of these cycle since the same week, P03 leaks too, and P02 cycles critically. P10 cycles for itself since a year. */
  beforeAll(async () => {
    fixture = await openFixture()
    const finding = (unit: string, fault: string, severity: string, onset: string): string => `('${unit}:${fault}', '${unit}', 'x', '${fault}', '${severity}', 0.8, DATE '${onset}', DATE '${onset}' + 4, DATE '${onset}' + 4, DATE '2025-01-02', 'open', 'm', 1, 1, 'w', '[]', 'default')`
    await run(
      fixture.connection,
      `DELETE FROM unit_register; DELETE FROM finding; DELETE FROM segment; DELETE FROM work_order;
       INSERT INTO unit_register (import_no, unit_id, brand, model, firmware) SELECT 1, format('P{:02d}', i), 'P', 'M', if(i < 4, '2', '1') FROM range(16) r(i);
       INSERT INTO finding (finding_id, unit_id, family, fault, severity, confidence, onset_on, detected_on, cause_on, last_seen_on, status, metric, value, threshold, why, evidence, profile) VALUES
         ${[
           finding('P00', 'short_cycling', 'major', '2024-12-01'),
           finding('P01', 'short_cycling', 'minor', '2024-12-02'),
           finding('P02', 'short_cycling', 'critical', '2024-12-03'),
           finding('P03', 'short_cycling', 'minor', '2024-12-05'),
           finding('P03', 'refrigerant_leak', 'major', '2024-12-05'),
           finding('P10', 'short_cycling', 'minor', '2024-01-05'),
         ].join(', ')}`,
    )
    await planWorkOrders(fixture.connection, { profile: { costs: { currency: 'USD', visit: 180, emergency_visit: 450, hour: 95 } as never }, asOf: '2025-01-10' })
  })
  afterAll(() => fixture.close())

  /** Four of four against one of twelve, of which none in that month: 1 / C(16, 4) = 1 / 1,820. Comparisons: only firmware has an outside. */
  it('is told with its evidence', async () => {
    const [found, ...more] = await answers['commonCauses.list'](fixture.context, {})
    expect(more).toEqual([])
    expect(found).toMatchObject({ causeId: cause, units: 4, of: 4, elsewhere: 0, elsewhereOf: 12, from: '2024-12-01', to: '2024-12-05', worst: 'major', findings: 3, orderIds: ['WO-P00-2024-12-05', 'WO-P01-2024-12-06'] })
    expect(found?.chance).toBeCloseTo(1 / 1820, 12)
  })

  /** What is true while the cause is taken apart. */
  const whileApart = async <T>(work: () => Promise<T>): Promise<T> => {
    await setApart(true)
    try {
      return await work()
    } finally {
      await setApart(false)
    }
  }
  const setApart = (apart: boolean, causeId = cause) => setCauseApart(fixture.connection, fixture.context, 'Ada', { causeId, apart })

  it('is taken apart for everybody who opens the project, which the audit trail says, and folded again', async () => {
    expect(await setApart(true)).toEqual({ causeId: cause, apart: false })
    expect(await setApart(true)).toEqual({ causeId: cause, apart: true })
    expect((await answers['commonCauses.list'](fixture.context, {})).map(({ apart }) => apart)).toEqual([true])
    expect(await setApart(false)).toEqual({ causeId: cause, apart: true })
    expect((await answers['commonCauses.list'](fixture.context, {})).map(({ apart }) => apart)).toEqual([false])
    const lines = await readRows(fixture.connection, `SELECT who, command, value_before::VARCHAR AS before, value_after::VARCHAR AS after FROM audit_entry WHERE command LIKE '%cause%' ORDER BY seq`)
    expect(lines).toEqual([
      { who: 'Ada', command: 'take cause apart', before: `{"causeId":"${cause}","apart":false}`, after: `{"causeId":"${cause}","apart":true}` },
      { who: 'Ada', command: 'fold cause', before: `{"causeId":"${cause}","apart":true}`, after: `{"causeId":"${cause}","apart":false}` },
    ])
    await expect(setApart(true, 'short_cycling|firmware|gone')).rejects.toMatchObject({ code: 'bad-arguments' })
    expect(await setApart(false, 'short_cycling|firmware|gone')).toEqual({ causeId: 'short_cycling|firmware|gone', apart: false })
  })

  it('is folded in the list, apart where it was taken apart, and can be looked at alone', async () => {
    expect(await ids()).toHaveLength(6)
    expect(await ids({ fold: true })).toEqual(['P02:short_cycling', 'P03:refrigerant_leak', 'P10:short_cycling'])
    expect(await whileApart(() => ids({ fold: true }))).toHaveLength(6)
    expect(await ids({ cause })).toEqual(['P00:short_cycling', 'P01:short_cycling', 'P03:short_cycling'])
    expect(await ids({ cause: 'gone' })).toEqual([])
    expect(await answers['findings.states'](fixture.context, { filter: filterOf({ fold: true }) })).toMatchObject({ open: 3 })
    expect((await answers['findings.groups'](fixture.context, { filter: filterOf({ fold: true }), by: 'fault' })).map(({ key, findings }) => [key, findings])).toEqual([['short_cycling', 2], ['refrigerant_leak', 1]])
    expect((await answers['findings.causes'](fixture.context, { filter: filterOf({ severities: ['major'] }) })).map((one) => [one.cause.causeId, one.matching])).toEqual([[cause, 1]])
    expect(await answers['findings.causes'](fixture.context, { filter: filterOf({ severities: ['critical'] }) })).toEqual([])
  })

  it('is one line of the news', async () => {
    const news = await answers['start.news'](fixture.context, { since: '2024-12-04' })
    expect(news).toMatchObject({ newFindings: 5, causes: [{ causeId: cause }] })
    expect(news.findings.map(({ findingId }) => findingId)).toEqual(['P02:short_cycling', 'P03:refrigerant_leak'])
    expect(await whileApart(() => answers['start.news'](fixture.context, { since: '2024-12-04' }))).toMatchObject({ causes: [], findings: { length: 5 } })
    expect(await answers['start.news'](fixture.context, { since: '2024-12-20' })).toMatchObject({ newFindings: 0, causes: [] })
  })

  it('is one order to go to first; an order with work of its own stays', async () => {
    expect((await orders()).rows.map(({ unitId }) => unitId).sort()).toEqual(['P00', 'P02', 'P03', 'P10'])
    expect(await orders()).toMatchObject({ total: 4, held: 1 })
    expect((await orders()).byPriority.reduce((sum, one) => sum + one.orders, 0)).toBe(4)
    expect(await whileApart(() => orders())).toMatchObject({ total: 5, held: 0 })
    expect(await orders({ fold: false })).toMatchObject({ total: 5, held: 0 })
    expect((await answers['workOrders.board'](fixture.context, { fold: true })).orders).toHaveLength(4)
  })

  it('does not stand for a finding that a person confirmed or dismissed', async () => {
    await run(fixture.connection, `INSERT INTO finding_status (finding_id, status) VALUES ('P01:short_cycling', 'confirmed')`)
    expect(await answers['commonCauses.list'](fixture.context, {})).toEqual([])
    await run(fixture.connection, `UPDATE finding_status SET status = 'dismissed'`)
    expect(await answers['commonCauses.list'](fixture.context, {})).toEqual([])
    await run(fixture.connection, `DELETE FROM finding_status`)
  })
})
