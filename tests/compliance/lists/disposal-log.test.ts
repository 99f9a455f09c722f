import { describe, expect, it } from 'vitest'
import { inspectCircuit } from '../../../analytics/compliance/checks/check-circuit'
import { decimalText } from '../../../analytics/compliance/exact/fraction'
import { disposalMonths } from '../../../analytics/compliance/lists/disposal-months'
import { disposalTable } from '../../../analytics/compliance/lists/list-tables'
import type { CircuitRecords, SharedRecords } from '../../../analytics/compliance/records/records'
import { appliance, circuit, event } from '../support/circuit'
import { complete, today } from '../support/found'
import { disposal, shared, transfer } from '../support/shared'

const log = (records: SharedRecords, circuits: CircuitRecords[] = []) =>
  disposalMonths(records, circuits.map((one) => inspectCircuit(one, records, today).facts), today)
const ids = (records: SharedRecords, circuits?: CircuitRecords[]): string[] =>
  log(records, circuits).flatMap(({ appliances }) => appliances.map(({ disposal_id }) => disposal_id))

describe('scope of the disposal log, T32', () => {
  it.each([['5', false], ['5.1', true], ['49.9', true], ['50', false]])('a full charge of %s lb: %s', (charge, inside) => {
    expect(ids(shared({ disposals: [disposal('D1', '2026-06-10', charge, '4')] }))).toEqual(inside ? ['D1'] : [])
    const disposed = circuit(appliance('R-410A', charge), { events: [event('E1', '2026-06-10', 'disposal', '4', complete)] })
    expect(ids(shared(), [disposed])).toEqual(inside ? ['E1'] : [])
  })

  it('leaves out what may be vented and what came before the rule, and keeps what cannot be told', () => {
    expect(ids(shared({ disposals: [disposal('D1', '2026-06-10', '20', '4', { refrigerant: 'R-744' })] }))).toEqual([])
    expect(ids(shared({ disposals: [disposal('D1', '2017-12-31', '20', '4')] }))).toEqual([])
    expect(ids(shared({ disposals: [disposal('D1', '2026-06-10', null, '4')] }))).toEqual(['D1'])
    expect(ids(shared({ disposals: [disposal('D1', '2026-06-10', '20', '4', { void_reason: 'twice' }), disposal('D2', '2026-11-26', '20', '4')] }))).toEqual([])
  })
})

describe('the disposal log', () => {
  const records = shared({
    disposals: [
      disposal('D2', '2026-06-20', '12', '11', { refrigerant: 'r410a' }), disposal('D1', '2026-06-10', '20', '5.55', { technician_id: 'T9' }),
      disposal('D3', '2026-06-11', '8', '5 kg', { refrigerant: 'R-22' }), disposal('D4', '2026-07-01', '8', null),
    ],
    transfers: [transfer('X1', '2026-07-15', '16.5')],
  })

  it('totals each month by refrigerant, exactly', () => {
    const [june, july] = log(records)
    expect(june?.totals.map(({ refrigerant, recovered, appliances }) => [refrigerant, decimalText(recovered, 4), appliances])).toEqual([
      ['R-22', '11.0231', 1], ['R-410A', '16.5500', 2],
    ])
    expect(july?.totals.map(({ recovered, appliances }) => [decimalText(recovered, 2), appliances])).toEqual([['0.00', 1]])
    expect(july?.transfers).toHaveLength(1)
    expect(june?.appliances.map(({ disposal_id, technician }) => [disposal_id, technician])).toEqual([['D1', 'T9'], ['D3', 'Name T1'], ['D2', 'Name T1']])
  })

  it('lists a disposal once that the register and the circuit both hold', () => {
    const disposed = circuit(appliance('R-410A', '20', { appliance_id: 'A1' }), {
      events: [event('E1', '2026-06-10', 'disposal', '18', complete), event('E2', '2026-06-12', 'disposal', '1', complete)],
    })
    expect(ids(shared({ disposals: [disposal('D1', '2026-06-10', '20', '18', { appliance_id: 'A1' })] }), [disposed])).toEqual(['D1', 'E2'])
  })

  it('is written with units and in order', () => {
    const { columns, rows } = disposalTable(log(records), '2026-11-25')
    expect(rows.map((row) => row.slice(0, 7))).toEqual([
      ['2026-06', 'appliance', '2026-06-10', 'D1', 'R-410A', '5.55', null],
      ['2026-06', 'appliance', '2026-06-11', 'D3', 'R-22', '11.02', null],
      ['2026-06', 'appliance', '2026-06-20', 'D2', 'R-410A', '11.00', null],
      ['2026-06', 'total', null, null, 'R-22', '11.02', null],
      ['2026-06', 'total', null, null, 'R-410A', '16.55', null],
      ['2026-07', 'appliance', '2026-07-01', 'D4', 'R-410A', null, null],
      ['2026-07', 'total', null, null, 'R-410A', '0.00', null],
      ['2026-07', 'transfer', '2026-07-15', 'X1', 'R-410A', null, '16.50'],
    ])
    for (const row of rows) expect(row).toHaveLength(columns.length)
  })
})
