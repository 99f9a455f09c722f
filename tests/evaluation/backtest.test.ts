import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../analytics/db/query'
import { backtest } from '../../analytics/evaluation/backtest/backtest'
import { backtestCsv, backtestText } from '../../analytics/evaluation/backtest/backtest-csv'
import { labelsOfProject, labelsOfText, type Label } from '../../analytics/evaluation/backtest/labels'
import { outcomesOf, type Standing } from '../../analytics/evaluation/backtest/outcome'
import { sortLabels } from '../../analytics/evaluation/backtest/sort-labels'
import { loadProfile } from '../../analytics/pipeline/4-findings/profile'
import { judge, openFleet, type FindingRow } from '../pipeline/4-findings/fleet'
import { day } from './facts'

const label = (fault: string, confirmed = '2025-06-01'): Label => ({ unitId: 'u', fault, confirmed: day(confirmed) })
const standing = (fault: string, detected: string, lastSeen: string, isAdvisory = false): Standing => ({ fault, detected: day(detected), lastSeen: day(lastSeen), isAdvisory: () => isAdvisory })
const outcome = (fault: string, before: Standing[], after: Standing[] = []) => outcomesOf(label(fault), before, () => after).map(({ outcome: said, detected }) => [said, detected])

test('a finding of that fault before the visit is found, from the earliest one', () => {
  expect(outcome('refrigerant_leak', [standing('refrigerant_leak', '2025-05-10', '2025-05-31'), standing('refrigerant_leak', '2025-05-01', '2025-05-31')])).toEqual([['found', day('2025-05-01')]])
})

test('another fault of the circuit is another cause; one of another group is not', () => {
  expect(outcome('refrigerant_leak', [standing('outdoor_coil_fouling', '2025-05-01', '2025-05-31')])).toEqual([['other_cause', day('2025-05-01')]])
  expect(outcome('refrigerant_leak', [standing('sensor_drift', '2025-05-01', '2025-05-31')])).toEqual([['missed', undefined]])
})

test('a finding from the day of the visit on is late for sixty days, then it is another matter', () => {
  const at = (detected: string) => outcome('refrigerant_leak', [], [standing('refrigerant_leak', detected, '2025-12-01')])
  expect([at('2025-06-01'), at('2025-07-31'), at('2025-08-01')]).toEqual([[['late', day('2025-06-01')]], [['late', day('2025-07-31')]], [['missed', undefined]]])
})

test('a finding that was last seen more than thirty days before says nothing any more', () => {
  expect(outcome('refrigerant_leak', [standing('refrigerant_leak', '2025-03-01', '2025-05-02')])).toEqual([['found', day('2025-03-01')]])
  expect(outcome('refrigerant_leak', [standing('refrigerant_leak', '2025-03-01', '2025-05-01')])).toEqual([['missed', undefined]])
})

test('a visit that found nothing refutes what stands, save advice', () => {
  const lines = outcomesOf(label('none'), [standing('refrigerant_leak', '2025-05-01', '2025-05-31'), standing('setting_change', '2025-05-01', '2025-05-31', true)], () => [])
  expect(lines).toEqual([{ unitId: 'u', fault: 'refrigerant_leak', confirmed: day('2025-06-01'), detected: day('2025-05-01'), outcome: 'false_alarm' }])
  expect(outcome('none', [])).toEqual([])
})

test('labels: empty ones are left out, confirmations of one fault within thirty days are one, and unknown words are named', () => {
  const { labels, unknown } = labelsOfText('unit_id,visited_on,kind,confirmed_fault\nu,2025-06-01,pm,refrigerant_leak\nu,2025-06-20,repair,refrigerant_leak\nu,2025-08-01,pm,refrigerant_leak\nu,2025-06-02,pm,\nu,2025-06-03,pm,none\nu,2025-06-03,pm,gremlins\n')
  expect(labels.map(({ fault, confirmed }) => [fault, confirmed])).toEqual([
    ['refrigerant_leak', day('2025-06-01')],
    ['none', day('2025-06-03')],
    ['refrigerant_leak', day('2025-08-01')],
  ])
  expect(unknown).toEqual(['gremlins'])
  expect(() => labelsOfText('unit_id,visited_on\nu,2025-06-01\n')).toThrow('no column confirmed_fault')
  expect(() => labelsOfText('unit_id,visited_on,confirmed_fault\nu,1 June,none\n')).toThrow('the day 1 June')
  expect(() => labelsOfText('unit_id,visited_on,confirmed_fault\nu,2025-02-30,none\n')).toThrow('the day 2025-02-30')
})

describe('a fleet whose faults begin on 2025-02-09', () => {
  let connection: DuckDBConnection
  let findings: FindingRow[]
  const findingOf = (unitId: string) => findings.find((one) => one.unit_id === unitId)
  const asOf = '2025-05-19'

  beforeAll(async () => {
    connection = await openFleet()
    findings = await judge(connection, { asOf })
  })

  const lineOf = async (unitId: string, fault: string, confirmed: string) =>
    (await backtest(connection, [{ unitId, fault, confirmed: day(confirmed) }], { profile: loadProfile(), asOf })).lines[0]

  test('is found on the day on which the finding was raised', async () => {
    const raised = findingOf('lossy')
    expect(raised?.fault).toBe('cop_degradation')
    const line = await lineOf('lossy', 'cop_degradation', '2025-05-01')
    expect(line).toMatchObject({ outcome: 'found', detected: day(raised?.detected_on ?? '') })
  })

  test('is late when the visit came on the day it was raised, and another cause when the visit found one', async () => {
    const raised = findingOf('lossy')?.detected_on ?? ''
    expect(await lineOf('lossy', 'cop_degradation', raised)).toMatchObject({ outcome: 'late', detected: day(raised) })
    expect(await lineOf('lossy', 'refrigerant_leak', '2025-05-01')).toMatchObject({ outcome: 'other_cause' })
  })

  test('is missed on a healthy unit', async () => {
    expect(await lineOf('healthy', 'refrigerant_leak', '2025-05-01')).toMatchObject({ outcome: 'missed', detected: undefined })
  })

  test('a visit of a unit nobody knows, or on a day that no finding could stand before, is no miss', async () => {
    const leak = (unitId: string, confirmed: string): Label => ({ unitId, fault: 'refrigerant_leak', confirmed: day(confirmed) })
    const early = leak('healthy', '2019-05-01')
    const after = leak('healthy', '2025-05-20')
    const { lines, unknownUnit, outsideData } = await backtest(connection, [leak('nobody', '2025-05-01'), early, leak('healthy', '2025-05-01'), after], { profile: loadProfile(), asOf })
    expect(lines.map((line) => [line.unitId, line.outcome])).toEqual([['healthy', 'missed']])
    expect([unknownUnit, outsideData]).toEqual([[leak('nobody', '2025-05-01')], [early, after]])
  })

  test('labels are sorted by the first day, the last one and as-of', () => {
    const at = (confirmed: string): Label => ({ unitId: 'u', fault: 'none', confirmed: day(confirmed) })
    const sorted = (confirmed: string, end: string) => Object.entries(sortLabels([at(confirmed)], new Map([['u', { firstDay: day('2025-01-01'), length: 31 }]]), day(end))).find(([, labels]) => labels.length > 0)?.[0]
    expect([sorted('2025-01-01', '2026-01-01'), sorted('2025-01-02', '2026-01-01'), sorted('2025-03-02', '2026-01-01'), sorted('2025-03-03', '2026-01-01'), sorted('2025-01-20', '2025-01-19')]).toEqual(['outsideData', 'judged', 'judged', 'outsideData', 'outsideData'])
  })

  test('another profile finds other things without another analysis', async () => {
    const calm = loadProfile({ schema: 'subcool/profile@1', name: 'calm', thresholds: { 'sensor.stuck_h': { value: 40 } } })
    const labels = [{ unitId: 'stuck', fault: 'sensor_stuck', confirmed: day('2025-05-01') }]
    expect((await backtest(connection, labels, { profile: loadProfile(), asOf })).lines[0]?.outcome).toBe('found')
    expect((await backtest(connection, labels, { profile: calm, asOf })).lines[0]?.outcome).toBe('other_cause')
  })

  test('reads the labels of the service log, and tells the outcomes as a table and by fault', async () => {
    await run(
      connection,
      `INSERT INTO service_visit_register BY NAME SELECT 1 AS import_no, * FROM (VALUES
         ('v1', 'lossy', DATE '2025-05-01', 'inspection', 'cop_degradation'), ('v2', 'busy', DATE '2025-05-01', 'inspection', 'none'), ('v3', 'healthy', DATE '2025-05-01', 'pm', NULL)
       ) AS t(visit_id, unit_id, visited_on, kind, confirmed_fault)`,
    )
    const { labels } = await labelsOfProject(connection)
    const { lines } = await backtest(connection, labels, { profile: loadProfile(), asOf })
    const busy = findingOf('busy')?.detected_on ?? ''
    const lossy = findingOf('lossy')?.detected_on ?? ''
    expect(backtestCsv(lines)).toBe(
      `unit_id,fault,confirmed_on,detected_on,days_earlier,outcome\nbusy,short_cycling,2025-05-01,${busy},${day('2025-05-01') - day(busy)},false_alarm\nlossy,cop_degradation,2025-05-01,${lossy},${day('2025-05-01') - day(lossy)},found\n`,
    )
    expect(backtestText(lines)).toBe(
      `cop_degradation: 1 confirmed, 1 found, median ${day('2025-05-01') - day(lossy)} days earlier, 0 late, 0 missed, 0 other cause; 0 false alarms\nshort_cycling: 0 confirmed, 0 found, 0 late, 0 missed, 0 other cause; 1 false alarms\n`,
    )
    expect(backtestText([])).toMatch('No visit')
  })
})
