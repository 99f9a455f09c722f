import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { findingFilter, type FindingMark } from '../../analytics/contract'
import { assignOrder } from '../../analytics/engine/assign-order'
import { markFindings } from '../../analytics/engine/mark-findings'
import { readRows } from '../../analytics/db/query'
import { readColumnSet } from '../../renderer/engine/column-set'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

const filterOf = (given: Parameters<typeof findingFilter.parse>[0] = {}) => findingFilter.parse(given)
const ids = async (given = {}) => readColumnSet(await answers['findings.list'](fixture.context, { filter: filterOf(given), sort: { column: 'severity', descending: true } })).texts('finding_id')
const drift = 'A-1:sensor:2024-12-25'
const mark = (change: Partial<FindingMark> = {}): FindingMark => ({ findingId: drift, status: null, reason: null, assignee: null, orderWanted: false, ...change })
const set = (...marks: FindingMark[]) => markFindings(fixture.connection, 'Ada', marks)
const ordersOf = async () => (await readRows<{ unit_id: string; finding_ids: string }>(fixture.connection, 'SELECT unit_id, finding_ids FROM work_order ORDER BY unit_id')).map((row) => `${row.unit_id}: ${row.finding_ids}`)

describe('the triage list', () => {
  it('has every finding, the worst first, and can be narrowed by words, state, severity and group', async () => {
    expect(await ids()).toEqual(['A-2:cop:2023-01-01', 'A-1:cop:2024-12-20', drift, 'B-1:connectivity:2025-01-02'])
    expect(await ids({ states: ['open'] })).toHaveLength(3)
    expect(await ids({ text: 'north degradation' })).toEqual(['A-1:cop:2024-12-20'])
    expect(await ids({ severities: ['minor'], group: { by: 'unit', key: 'A-1' } })).toEqual([drift])
    expect(await ids({ since: '2024-12-20' })).toEqual([drift, 'B-1:connectivity:2025-01-02'])
    expect(await ids({ since: '2024-12-20', severities: ['major'] })).toEqual([])
  })
  it('finds a few by id, unit, site and fault, or by faults named in another language, open ones first', async () => {
    const found = async (text: string, faults: string[] = [], limit = 6) => (await answers['findings.find'](fixture.context, { text, faults, limit })).map(({ findingId }) => findingId)
    expect(await found('a-1')).toEqual(['A-1:cop:2024-12-20', drift])
    expect(await found('north degradation')).toEqual(['A-1:cop:2024-12-20'])
    expect(await found('cop')).toEqual(['A-1:cop:2024-12-20', 'A-2:cop:2023-01-01'])
    expect(await found('wirkungsgrad', ['cop_degradation'], 1)).toEqual(['A-1:cop:2024-12-20'])
    expect(await found(drift)).toEqual([drift])
    expect(await found('%')).toEqual([])
    expect(await found(' ')).toEqual([])
  })
  it('groups by what is asked, the worst first', async () => {
    const groups = await answers['findings.groups'](fixture.context, { filter: filterOf({ states: ['open'] }), by: 'unit' })
    expect(groups).toEqual([
      { key: 'A-1', findings: 2, units: 1, worst: 'major', annualCost: null },
      { key: 'B-1', findings: 1, units: 1, worst: 'minor', annualCost: null },
    ])
  })
  it('counts states whatever state is shown', async () => {
    expect(await answers['findings.states'](fixture.context, { filter: filterOf({ states: ['dismissed'] }) })).toEqual({ open: 3, acknowledged: 0, confirmed: 0, dismissed: 0, resolved: 1, withdrawn: 0 })
  })
})

describe('what a user says of findings', () => {
  it('is kept with who and when, takes a dismissed finding out of the orders, and can be taken back', async () => {
    await set(mark({ assignee: 'Bo' }))
    expect(await ordersOf()).toEqual([`A-1: A-1:cop:2024-12-20|${drift}`, 'B-1: B-1:connectivity:2025-01-02'])
    const outcome = await set(mark({ status: 'dismissed', reason: 'in the sun', assignee: 'Bo' }))
    expect(outcome).toEqual({ changed: 1, before: [mark({ assignee: 'Bo' })], workOrders: 2 })
    expect(await ordersOf()).toEqual(['A-1: A-1:cop:2024-12-20', 'B-1: B-1:connectivity:2025-01-02'])
    const detail = await answers['findings.detail'](fixture.context, { findingId: drift })
    expect(detail.mark).toEqual(mark({ status: 'dismissed', reason: 'in the sun', assignee: 'Bo' }))
    expect(detail.finding.status).toBe('dismissed')
    expect(detail.history.map(({ who, before, after }) => [who, before.status, after.status])).toEqual([['Ada', null, 'dismissed'], ['Ada', null, null]])
    await set(...outcome.before)
    expect((await answers['findings.detail'](fixture.context, { findingId: drift })).finding.status).toBe('open')
    expect(await ordersOf()).toEqual([`A-1: A-1:cop:2024-12-20|${drift}`, 'B-1: B-1:connectivity:2025-01-02'])
  })
  it('needs a reason for a dismissal, and changes nothing without one', async () => {
    await expect(set(mark({ status: 'confirmed' }), mark({ findingId: 'A-1:cop:2024-12-20', status: 'dismissed' }))).rejects.toMatchObject({ code: 'bad-arguments' })
    expect((await answers['findings.detail'](fixture.context, { findingId: drift })).mark.status).toBeNull()
    await expect(set(mark({ findingId: 'gone' }))).rejects.toMatchObject({ code: 'finding-not-found' })
  })
  it('leaves a finding that the program has resolved as it is', async () => {
    await set(mark({ findingId: 'A-2:cop:2023-01-01', status: 'confirmed' }))
    expect((await answers['findings.detail'](fixture.context, { findingId: 'A-2:cop:2023-01-01' })).finding.status).toBe('resolved')
    await set(mark({ findingId: 'A-2:cop:2023-01-01' }))
  })
  it('can ask for an order of an advisory finding', async () => {
    await fixture.connection.run(`UPDATE finding SET severity = 'advisory' WHERE unit_id = 'B-1'`)
    await set(mark())
    expect(await ordersOf()).toHaveLength(1)
    await set(mark({ findingId: 'B-1:connectivity:2025-01-02', orderWanted: true }))
    expect(await ordersOf()).toHaveLength(2)
  })
})

describe('an order given by hand', () => {
  it('goes to whom it was given, says what lacks, holds over a new plan and can be taken back', async () => {
    await fixture.connection.run(`UPDATE finding SET severity = 'minor', status = 'open' WHERE unit_id IN ('A-1', 'B-1'); DELETE FROM finding_status; INSERT INTO technician_register (import_no, technician_id, name) VALUES (1, 'T2', 'Bo Pump')`)
    await set(mark({ assignee: 'x' }))
    const board = () => answers['workOrders.board'](fixture.context, { fold: false })
    const [order] = (await board()).orders
    const give = (technicianId: string | null) => assignOrder(fixture.connection, 'Ada', { workOrderId: order?.workOrderId ?? '', technicianId })
    expect(await give('T2')).toEqual({ workOrderId: order?.workOrderId, technicianId: null })
    await set(mark({ assignee: 'y' }))
    const given = (await board()).orders.find(({ workOrderId }) => workOrderId === order?.workOrderId)
    expect(given).toMatchObject({ technicianId: 'T2', chosen: true })
    const [reason] = await readRows<{ technician_reason: string }>(fixture.connection, `SELECT technician_reason FROM work_order WHERE technician_id = 'T2'`)
    expect(reason?.technician_reason).toContain('chosen by hand')
    expect(await give(null)).toEqual({ workOrderId: order?.workOrderId, technicianId: 'T2' })
    await expect(give('T9')).rejects.toMatchObject({ code: 'bad-arguments' })
  })
})
