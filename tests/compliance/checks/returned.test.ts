import { expect, it } from 'vitest'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { RefrigerantEvent } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, event, mass } from '../support/circuit'
import { ofCircuit, one, today } from '../support/found'

const of = (...events: RefrigerantEvent[]) => circuit(appliance('R-410A', '120'), { events: [added('p', '2026-01-20', '1'), ...events] })
const back = (id: string, on: string, pounds: string, returned: string, recovered: string | null = null) =>
  event(id, on, 'repair_recharge', pounds, { lb_returned: mass(returned), lb_recovered: recovered === null ? null : mass(recovered) })
const ids = (...events: RefrigerantEvent[]) => ofCircuit(of(...events)).filter(({ rule }) => rule === 'returned_more_than_recovered').map(({ record_id }) => record_id)

it('no more went back into a circuit than was taken out of it', () => {
  expect(ids(event('out', '2026-08-08', 'recovery', '110'), back('x', '2026-08-08', '120', '110'))).toEqual([])
  expect(ids(back('x', '2026-08-08', '120', '110', '110'))).toEqual([])
  expect(ids(event('out', '2026-08-01', 'recovery', '110'), back('x', '2026-08-08', '60', '60'), back('y', '2026-08-09', '60', '50'))).toEqual([])
  expect(ids(event('out', '2026-08-01', 'recovery', '110'), back('x', '2026-08-08', '60', '60'), back('y', '2026-08-09', '60', '50.01'))).toEqual(['y'])
  expect(ids(event('out', '2026-08-09', 'recovery', '110'), back('x', '2026-08-08', '120', '110'))).toEqual(['x'])
})

it('what went back without a recovery is taken off all the same, and listed', () => {
  const records = of(back('x', '2026-08-08', '120', '119'))
  expect(computeRates(records, today).rates[1]).toMatchObject({ counted: { n: 1n, d: 1n }, exceeds: false })
  const found = one(ofCircuit(records), 'returned_more_than_recovered')
  expect(found.message).toContain('lb_returned is 119 lb, more than the 0 lb that are on record')
  expect(found.cite).toBe('40 CFR 84.106(l)(2)')
})
