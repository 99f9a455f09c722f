import { describe, expect, it } from 'vitest'
import { inspectCircuit } from '../../../analytics/compliance/checks/check-circuit'
import { fraction } from '../../../analytics/compliance/exact/fraction'
import { usageTable } from '../../../analytics/compliance/lists/list-tables'
import { usageSummary } from '../../../analytics/compliance/lists/usage-summary'
import type { CircuitRecords, SharedRecords } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, event, mass, site } from '../support/circuit'
import { complete, today } from '../support/found'
import { cylinder, disposal, move, purchase, shared, transfer } from '../support/shared'

const summary = (records: SharedRecords, ...circuits: CircuitRecords[]) =>
  usageSummary(records, circuits.map((one) => inspectCircuit(one, records, today).facts), today)
const table = (...asked: Parameters<typeof summary>) => {
  const { columns, rows } = usageTable(summary(...asked), '2026-11-25')
  return rows.map((row) => Object.fromEntries(columns.map((column, index) => [column, row[index]])))
}

const chiller = circuit(appliance('R-410A', '120'), {
  events: [
    added('E1', '2025-06-10', '6', complete), added('E2', '2026-06-10', '4.5', complete),
    event('E3', '2026-07-01', 'repair_recharge', '120', { ...complete, lb_recovered: mass('110'), lb_returned: mass('110') }),
  ],
})

describe('usage by year, site and refrigerant', () => {
  const records = shared({
    purchases: [purchase('P1', '2025-01-10', '50'), purchase('P2', '2026-01-10', '5 kg')],
    transfers: [transfer('X1', '2026-08-01', '3'), transfer('X2', '2026-08-02', '2', { purpose: 'destruction' })],
  })

  it('closes what it opened with', () => {
    expect(table(records, chiller)).toMatchObject([
      { year: 2025, site_id: 'S1', refrigerant: 'R-410A', gwp: 2088, opening_lb: '0.00', purchased_lb: '50.00', added_lb: '6.00', closing_lb: '44.00' },
      {
        year: 2026, opening_lb: '44.00', purchased_lb: '11.02', added_lb: '124.50', recovered_lb: '110.00', reused_lb: '110.00', reclaimed_lb: '3.00',
        destroyed_lb: '2.00', moved_lb: '0.00', closing_lb: '35.52',
      },
    ])
  })

  it('counts CO2 equivalent of what was added, exactly', () => {
    const [first] = summary(records, chiller)
    expect(first?.co2e).toEqual(fraction(6n * 45359237n * 2088n, 100_000_000n * 1000n))
    expect(table(records, chiller)[0]).toMatchObject({ added_co2e_t: '5.683' })
  })

  it('knows no stock where nothing says what came', () => {
    expect(table(shared(), chiller)[0]).toMatchObject({ opening_lb: null, closing_lb: null, added_lb: '6.00' })
  })

  it('follows cylinders from site to site', () => {
    const moved = shared({
      sites: [site(), site({ site_id: 'S2' })], purchases: [purchase('P1', '2026-01-10', '50')], cylinders: [cylinder('C1')],
      cylinderMoves: [move('C1', '2026-02-01', 'S1', 'S2', '20'), move('C1', '2026-03-01', 'S2', 'scrap yard', '1')],
    })
    expect(table(moved)).toMatchObject([
      { site_id: 'S1', moved_lb: '-20.00', closing_lb: '30.00' }, { site_id: 'S2', moved_lb: '19.00', closing_lb: '19.00' },
    ])
  })

  it('counts a recovered cylinder as reused, and disposals once', () => {
    const own = shared({
      cylinders: [cylinder('C1', { origin: 'recovered' })],
      disposals: [disposal('D1', '2026-06-10', '20', '18', { appliance_id: 'CH-1' }), disposal('D2', '2026-06-11', '20', '3', { appliance_id: 'CH-1' }), disposal('D3', '2026-06-11', '20', '2')],
    })
    const used = circuit(appliance('R-410A', '20'), {
      events: [event('E1', '2026-06-10', 'disposal', '18', complete), added('E2', '2026-05-01', '2', { ...complete, cylinder_id: 'C1' })],
    })
    expect(table(own, used)).toMatchObject([{ site_id: null, recovered_lb: '2.00' }, { site_id: 'S1', added_lb: '2.00', reused_lb: '2.00', recovered_lb: '21.00' }])
  })

  it('leaves CO2 equivalent of an unknown refrigerant empty', () => {
    expect(table(shared({ purchases: [purchase('P1', '2026-01-10', '50', { refrigerant: 'Coolstuff' })] }))).toMatchObject([{ refrigerant: 'Coolstuff', gwp: null, added_co2e_t: null }])
  })
})
