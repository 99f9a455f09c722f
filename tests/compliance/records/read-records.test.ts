import { expect, test } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { fractionText } from '../../../analytics/compliance/exact/fraction'
import { readCircuits, readShared, type CircuitKey } from '../../../analytics/compliance/records/read-records'
import type { CircuitRecords } from '../../../analytics/compliance/records/records'
import { unlinkedRecords } from '../../../analytics/compliance/records/unlinked-records'
import type { Engine } from '../../../analytics/engine'
import { importRecords, oneOfEach } from './files'

const circuitsOf = async (engine: Engine, on: string, options: { later?: boolean; only?: CircuitKey[] } = {}): Promise<CircuitRecords[]> => {
  const found: CircuitRecords[] = []
  for await (const records of readCircuits(engine.project.jobs, { asOf: dayOf(on), ...options })) found.push(records)
  return found
}

test('every field of every record comes back as it was stored', async () => {
  const { engine } = await importRecords(oneOfEach)
  const [first, second] = await circuitsOf(engine, '2026-11-30')
  expect(first?.appliance).toMatchObject({
    appliance_id: 'A1', circuit_no: 1, unit_id: 'U1', owner_operator_name: 'Ada Owner', site_address: '1 Main St', location_in_site: 'Roof', asset_type: 'chiller_hp',
    category: 'comfort_cooling', rlc_subsector: 'no', subsector_basis: 'cooling plant', decided_by: 'Ann', decided_on: dayOf('2026-01-05'), refrigerant: 'R-410A',
    full_charge_method: 'manufacturer', install_date: dayOf('2020-05-01'), factory_sealed_small: false, status: 'active', ald_installed: true,
    ald_last_calibrated: dayOf('2026-02-01'), components_mfg_date: dayOf('2019-12-01'), permit_date: null, assumed: false, void_reason: null,
  })
  expect(first?.appliance.full_charge).toEqual({ lb: { n: 120n, d: 1n }, written: '120', unit: 'lb' })
  expect(second?.appliance).toMatchObject({ circuit_no: 2, refrigerant: 'R-32', full_charge: null, full_charge_method: 'range_midpoint', fc_range_basis: 'nameplates' })
  expect(first?.site).toEqual({ site_id: 'S1', owner_operator_name: 'Ada Owner', site_address: '1 Main St', leak_rate_method: 'annualizing', method_set_on: dayOf('2025-01-01'), acquired_on: null, state: null })
  expect(first?.revisions).toEqual([{ appliance_id: 'A1', circuit_no: 1, date: dayOf('2025-06-01'), old: { lb: { n: 237n, d: 2n }, written: '118.5', unit: 'lb' }, new: { lb: { n: 120n, d: 1n }, written: '120', unit: 'lb' }, how: 'measurement', void_reason: null }])
  expect(first?.events).toHaveLength(2)
  expect(first?.events[0]).toMatchObject({
    event_id: 'E1', service_date: dayOf('2026-02-10'), event_kind: 'addition', parts_serviced: 'valve, core', technician_id: 'T1', refrigerant: 'R-410A', leak_event_id: 'L1',
    leak_rate_pct: '7.6', d_days: 365, threshold_pct: 10, exceeds: false, regime: '84.106', evac_level_required: '10', evac_level_reached: '10.5', recovery_machine_id: 'M1', void_reason: null,
  })
  expect(first?.events[1]?.void_reason).toBe('entered twice')
  expect(first?.repairs[0]).toMatchObject({ repair_id: 'R1', trigger_event_id: 'E1', leak_locations: 'flare|valve', shutdown_required: false, extension_ground: 'parts', outcome: 'repaired' })
  expect(first?.tests.map(({ test_id, kind, passed, evacuated_for_repair }) => [test_id, kind, passed, evacuated_for_repair])).toEqual([['V1', 'initial', true, true], ['V2', 'follow_up', false, null]])
  expect(first?.inspections[0]).toMatchObject({ inspection_id: 'I1', exceptions: 'insulated|over_2m', all_visible_accessible_certified: 'yes Ann' })
  expect(first?.filings[0]).toMatchObject({ filing_id: 'F1', kind: 'extension_request', estimated_on: dayOf('2026-04-19'), file: 'ext.pdf' })
  expect([second?.events, second?.repairs, second?.tests, second?.filings]).toEqual([[], [], [], []])
  const shared = await readShared(engine.project.jobs, { asOf: dayOf('2026-11-30') })
  expect(shared.sites).toHaveLength(1)
  expect(shared.disposals[0]).toMatchObject({ disposal_id: 'D1', refrigerant: 'R-22', circuit_no: 1 })
  expect(shared.transfers[0]).toMatchObject({ transfer_id: 'X1', purpose: 'reclamation', reclaimer_epa_id: 'EPA-1' })
  expect(shared.purchases[0]).toMatchObject({ purchase_id: 'P1', cylinder_id: 'C1' })
  expect(shared.cylinders[0]).toMatchObject({ cylinder_id: 'C1', kind: 'refillable', origin: 'reclaimed', reclaimed_virgin_pct: 12.5, evacuated_inhg: 15 })
  expect(shared.cylinderMoves.map(({ from, to, lb }) => [from, to, lb?.written])).toEqual([['Supply Co', 'S1', '25'], ['S1', 'A1', '2.5'], ['S1', 'A1', '1.25']])
})

test('kilograms are pounds, exactly', async () => {
  const { engine } = await importRecords({ 'appliances.csv': 'appliance_id,full_charge_kg\nA,54.4\n' })
  const [{ appliance: { full_charge } } = expect.unreachable()] = await circuitsOf(engine, '2026-01-01')
  expect([full_charge?.written, full_charge?.unit, fractionText(full_charge?.lb ?? { n: 0n, d: 1n })]).toEqual(['54.4', 'kg', '5440000000/45359237'])
})

test('nothing is read that is dated after the end of the as-of day, and steps of a repair that came later are empty', async () => {
  const { engine } = await importRecords(oneOfEach)
  const [last] = await circuitsOf(engine, '2026-02-10')
  expect([last?.events.map(({ event_id }) => event_id), last?.repairs.length, last?.tests, last?.inspections, last?.filings]).toEqual([['E1'], 1, [], [], []])
  expect(last?.events[0]?.provided_to_owner_on).toBe(null)
  expect(last?.repairs[0]).toMatchObject({ repaired_on: null, extension_requested_on: null, parts_received_on: null, outcome: null, due_on: dayOf('2026-03-12'), extended_due_on: dayOf('2026-04-19') })
  const [before] = await circuitsOf(engine, '2026-02-09')
  expect([before?.events, before?.repairs, before?.revisions.length]).toEqual([[], [], 1])
  const [repaired] = await circuitsOf(engine, '2026-02-20')
  expect(repaired?.repairs[0]).toMatchObject({ repaired_on: dayOf('2026-02-20'), outcome: 'repaired' })
  expect(repaired?.tests.map(({ test_id, normal_operation_on }) => [test_id, normal_operation_on])).toEqual([['V1', null]])
  const [all] = await circuitsOf(engine, '2026-01-01', { later: true })
  expect([all?.events.length, all?.tests.length, all?.repairs[0]?.outcome]).toEqual([2, 2, 'repaired'])
  const shared = await readShared(engine.project.jobs, { asOf: dayOf('2026-01-15') })
  expect([shared.disposals.length, shared.transfers.length, shared.purchases.length, shared.cylinders[0]?.sent_on, shared.cylinderMoves.length]).toEqual([0, 0, 1, null, 1])
})

test('circuits come in the order of bytes, a few of them when asked for, each with its own records only', async () => {
  const ids = ['a', 'B', 'é', 'Z', '10', '9']
  const { engine } = await importRecords({
    'appliances.csv': `appliance_id,circuit_no\n${ids.flatMap((id) => [`${id},10`, `${id},2`]).join('\n')}\n`,
    'refrigerant_events.csv': `event_id,appliance_id,circuit_no,lb_added\n${ids.map((id, index) => `E${index},${id},2,${index + 1}`).join('\n')}\n`,
  })
  const found = await circuitsOf(engine, '2026-01-01')
  expect(found.map(({ appliance }) => `${appliance.appliance_id}:${appliance.circuit_no}`)).toEqual(['10:2', '10:10', '9:2', '9:10', 'B:2', 'B:10', 'Z:2', 'Z:10', 'a:2', 'a:10', 'é:2', 'é:10'])
  for (const { appliance, events } of found) expect(events.map(({ event_id, appliance_id }) => [event_id, appliance_id])).toEqual(appliance.circuit_no === 2 ? [[`E${ids.indexOf(appliance.appliance_id)}`, appliance.appliance_id]] : [])
  expect((await circuitsOf(engine, '2026-01-01', { only: [{ appliance_id: 'Z', circuit_no: 10 }, { appliance_id: 'B', circuit_no: 2 }, { appliance_id: 'none', circuit_no: 1 }] })).map(({ appliance, events }) => [appliance.appliance_id, events.length])).toEqual([['B', 1], ['Z', 0]])
})

test('without appliances each registered unit is one, assumed; the first appliances register ends that', async () => {
  const { engine } = await importRecords({
    'units.csv': 'unit_id,unit_type,site_id,address,customer,state,refrigerant,full_charge_lb,installed_on,capacity_w\nU1,ground_source,S1,2 Side St,Bo,CA,R-410A,12.5,2020-01-02,9000\nU2,hydronic,,,,,,,,\nU3,minisplit,S2,3 Far St,,NY,R-32,60,,\n',
    'sites.csv': 'site_id,owner_operator_name,site_address\nS1,Ada Owner,1 Main St\n',
  })
  const found = await circuitsOf(engine, '2026-01-01')
  expect(found.map(({ appliance, site }) => [appliance.appliance_id, appliance.circuit_no, appliance.asset_type, appliance.full_charge?.written, appliance.owner_operator_name, appliance.site_address, appliance.rlc_subsector, appliance.assumed, site?.state, site?.owner_operator_name])).toEqual([
    ['U1', 1, 'wshp_gshp', '12.5', 'Ada Owner', '1 Main St', null, true, 'CA', 'Ada Owner'],
    ['U2', 1, 'other', undefined, null, null, null, true, undefined, undefined],
    ['U3', 1, 'minisplit', '60', null, '3 Far St', null, true, 'NY', null],
  ])
  expect(found[0]?.appliance).toMatchObject({ unit_id: 'U1', install_date: dayOf('2020-01-02'), capacity_w: 9000, refrigerant: 'R-410A' })
  await importRecords({ 'appliances.csv': 'appliance_id,unit_id\nA1,U3\n' }, engine)
  expect((await circuitsOf(engine, '2026-01-01')).map(({ appliance, site }) => [appliance.appliance_id, appliance.assumed, site])).toEqual([['A1', false, undefined]])
})

test('records of circuits or repairs that nobody registered are found, but for voided and later ones', async () => {
  const { engine } = await importRecords({
    'appliances.csv': 'appliance_id\nA\n',
    'refrigerant_events.csv': 'event_id,appliance_id,circuit_no,service_date,void_reason\nE1,A,1,2026-01-01,\nE2,A,2,2026-01-01,\nE3,,1,2026-01-01,\nE4,B,1,2026-01-01,wrong\nE5,B,1,2026-02-01,\n',
    'verification_tests.csv': 'test_id,repair_id,test_date\nV1,R1,2026-01-01\nV2,,2026-01-01\n',
    'full_charge_revisions.csv': 'appliance_id,date\nC,2026-01-01\n',
  })
  expect(await unlinkedRecords(engine.project.jobs, dayOf('2026-01-31'))).toEqual([
    { record: 'full_charge_revisions', record_id: 'C', field: 'appliance_id', value: 'C' },
    { record: 'refrigerant_events', record_id: 'E2', field: 'appliance_id', value: 'A:2' },
    { record: 'refrigerant_events', record_id: 'E3', field: 'appliance_id', value: null },
    { record: 'verification_tests', record_id: 'V1', field: 'repair_id', value: 'R1' },
    { record: 'verification_tests', record_id: 'V2', field: 'repair_id', value: null },
  ])
})
