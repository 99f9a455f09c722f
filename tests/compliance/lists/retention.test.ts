import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { equipmentLine } from '../../../analytics/compliance/lists/equipment-register'
import { equipmentTable, retentionTable } from '../../../analytics/compliance/lists/list-tables'
import { circuitRetention, sharedRetention } from '../../../analytics/compliance/lists/retention'
import { added, appliance, circuit, revision, site } from '../support/circuit'
import { today } from '../support/found'
import { disposal, purchase, shared, technician } from '../support/shared'

const kept = (...asked: Parameters<typeof circuitRetention>) =>
  Object.fromEntries(retentionTable(circuitRetention(...asked)).rows.map((row) => [`${row[0]} ${row[1]}`, row.slice(2, 6)]))

describe('retention', () => {
  const records = circuit(appliance('R-410A', '120'), { events: [added('E1', '2024-02-29', '1')], revisions: [revision('2025-01-01', '110', '120')] })

  it('is three years, for the circuit itself from its retirement on', () => {
    expect(kept(records, today)).toEqual({
      'appliances CH-1': [null, null, 3, 'retirement'],
      'full_charge_revisions CH-1': [null, null, 3, 'retirement'],
      'refrigerant_events E1': ['2024-02-29', '2027-02-28', 3, 'record'],
    })
    const retired = { ...records, appliance: { ...records.appliance, retired_on: dayOf('2026-06-10') } }
    expect(kept(retired, today)['appliances CH-1']).toEqual(['2026-06-10', '2029-06-10', 3, 'retirement'])
  })

  it('is longer where the state wants it', () => {
    const inWashington = { ...records, site: site({ state: 'WA' }) }
    expect(kept(inWashington, today)['refrigerant_events E1']).toEqual(['2024-02-29', '2029-02-28', 5, 'record'])
    expect(circuitRetention(inWashington, today).find(({ record }) => record === 'refrigerant_events')?.cite).toContain('WAC 173-443')
  })

  it('of a certificate is counted from leaving', () => {
    const lines = sharedRetention(shared({
      technicians: [technician('T1'), technician('T2', { left_on: dayOf('2026-01-31') })], disposals: [disposal('D1', '2026-06-10', '12', '11')],
      purchases: [purchase('P1', '2026-01-10', '5')],
    }), today)
    expect(retentionTable(lines).rows.map((row) => [row[1], row[3]])).toEqual([['T1', null], ['T2', '2029-01-31'], ['D1', '2029-06-10'], ['P1', '2029-01-10']])
  })
})

it('lists every circuit with its regime and reason, exempt ones too', () => {
  const lines = [appliance('R-410A', '120'), appliance('R-410A', '11', { appliance_id: 'SP-1', circuit_no: 2, asset_type: 'split_hp', rlc_subsector: 'yes' })]
    .map((one) => equipmentLine(circuit(one), today))
  const { columns, rows } = equipmentTable(lines)
  const of = (name: string) => rows.map((row) => row[columns.indexOf(name)])
  expect(of('circuit')).toEqual(['CH-1', 'SP-1:2'])
  expect(of('regime')).toEqual(['84.106', 'none'])
  expect(of('full_charge_lb')).toEqual(['120.00', '11.00'])
  for (const reason of of('reason')) expect(reason).toMatch(/\w/)
})
