import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answers } from '../../analytics/answers'
import { run } from '../../analytics/db/query'
import { openFixture, type AnswerFixture } from './fixture'

let fixture: AnswerFixture
beforeAll(async () => {
  fixture = await openFixture()
})
afterAll(() => fixture.close())

describe('imports', () => {
  it('are listed the latest first, with what became of each file', async () => {
    const history = await answers['import.history'](fixture.context, {})
    expect(history.map((record) => [record.importNo, record.undone, record.rowsLoaded, record.rowsRejected])).toEqual([
      [2, true, 10, 0],
      [1, false, 97, 2],
    ])
    expect(history[1]?.units).toBe(2)
    expect(history[1]?.rules).toEqual([
      { rule: 'range', action: 'missing', values: 5, units: 2 },
      { rule: 'unreadable', action: 'missing', values: 1, units: 1 },
    ])
    expect(history[1]?.files[1]).toMatchObject({ status: 'refused', code: 'file-empty', message: 'two.csv is empty.' })
  })

  it('page their rejects in order of file and line', async () => {
    expect(await answers['import.rejects'](fixture.context, { importNo: 1, offset: 0, limit: 1 })).toEqual({
      total: 2,
      rows: [{ file: 'a/one.csv', line: 3, column: 'power_w', reason: 'not a number', text: '#VALUE!' }],
    })
  })
})

describe('work orders', () => {
  const ask = (input: { text?: string; priorities?: number[] }) =>
    answers['workOrders.list'](fixture.context, { text: '', priorities: [], offset: 0, limit: 10, fold: false, ...input })

  it('stand in order of priority and can be narrowed', async () => {
    const all = await ask({})
    expect(all.rows.map((row) => row.workOrderId)).toEqual(['WO-B-1', 'WO-A-1'])
    expect(all.byPriority).toEqual([
      { priority: 2, orders: 1 },
      { priority: 3, orders: 1 },
    ])
    expect((await ask({ priorities: [3] })).rows.map((row) => row.technicianName)).toEqual(['Ada Flow'])
    expect((await ask({ text: 'ada falling' })).total).toBe(1)
  })

  it('carry checklist, parts, safety, cost terms, candidates and the findings behind them', async () => {
    const order = await answers['workOrders.detail'](fixture.context, { workOrderId: 'WO-A-1' })
    expect(order).toMatchObject({
      checklist: ['Look', 'Clean'],
      parts: ['Filter'],
      safety: ['Flammable', 'No flames'],
      requiredSkills: ['refrigerant_circuit', 'electrical'],
      costTerms: [
        { term: 'excess energy per month', value: 30.5, unit: 'USD' },
        { term: 'failure risk per month', value: 10, unit: 'USD' },
      ],
      candidates: [{ technicianId: 'T1', name: 'Ada Flow', eligible: true, travelKm: 12, reason: 'nearest' }],
      jobSheet: null,
    })
    expect(order.findings.map((finding) => finding.fault)).toEqual(['cop_degradation', 'sensor_drift'])
  })

  it('name the page of the latest report that holds their sheet', async () => {
    for (const [name, page] of [
      ['2025-01-10-2', 3],
      ['2025-01-10-10', 5],
      ['2025-01-09-1', 7],
    ] as const) {
      const folder = join(fixture.context.projectDir, 'reports', name)
      mkdirSync(folder, { recursive: true })
      writeFileSync(join(folder, 'work-orders.pdf'), '%PDF')
      writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ job_sheets: { 'WO-A-1': page } }))
    }
    const order = await answers['workOrders.detail'](fixture.context, { workOrderId: 'WO-A-1' })
    expect(order.jobSheet).toEqual({ artifact: { folder: 'reports', path: '2025-01-10-10/work-orders.pdf' }, page: 5 })
    expect((await answers['workOrders.detail'](fixture.context, { workOrderId: 'WO-B-1' })).jobSheet).toBeNull()
  })

  it('name the workbook and the calendar of the latest report', async () => {
    expect((await ask({})).documents).toEqual([])
    for (const [name, files] of [
      ['2025-02-10-1', ['work-orders.pdf', 'work-orders.xlsx', 'work-orders.ics']],
      ['2025-02-09-3', ['work-orders.pdf', 'work-orders.ics']],
    ] as const) {
      const folder = join(fixture.context.projectDir, 'reports', name)
      mkdirSync(folder, { recursive: true })
      for (const file of files) writeFileSync(join(folder, file), '')
    }
    expect((await ask({})).documents).toEqual([
      { folder: 'reports', path: '2025-02-10-1/work-orders.xlsx' },
      { folder: 'reports', path: '2025-02-10-1/work-orders.ics' },
    ])
  })

  it('say that the documents are older than what was said of orders since', async () => {
    const did = (seq: number, command: string) => run(fixture.connection, `INSERT INTO audit_entry VALUES ($seq, '2025-02-10', 'x', $command, 'null', 'null', '')`, { seq, command })
    for (const [seq, command, outdated] of [
      [1, 'analyse', false],
      [2, 'report', false],
      [3, 'back up', false],
      [4, 'assign order', true],
      [5, 'analyse', true],
      [6, 'report', false],
      [7, 'mark findings', true],
    ] as const) {
      await did(seq, command)
      expect((await ask({})).outdated, command).toBe(outdated)
    }
  })

  it('that are gone say so', async () => {
    await expect(answers['workOrders.detail'](fixture.context, { workOrderId: 'WO-X' })).rejects.toMatchObject({
      code: 'bad-arguments',
    })
  })
})
