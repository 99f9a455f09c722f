import { expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import { computeRates } from '../../../analytics/compliance/leak-rate/compute-rates'
import type { RefrigerantEvent } from '../../../analytics/compliance/records/records'
import { added, appliance, circuit, event } from '../support/circuit'
import { ofCircuit, one, rules, today } from '../support/found'

const of = (installed: string | null, ...events: RefrigerantEvent[]) =>
  circuit(appliance('R-410A', '100', { install_date: installed === null ? null : dayOf(installed) }), { events })
const said = (...given: Parameters<typeof of>) => rules(ofCircuit(of(...given))).filter((rule) => rule === 'install_charge_later' || rule === 'retrofit_same_refrigerant')
const named = (refrigerant: string) => ({ refrigerant })

it('a charge of an installation comes before every addition and within a year of the installation', () => {
  expect(said('2026-01-10', event('a', '2026-01-10', 'install_charge', '60'), event('b', '2026-01-20', 'install_charge', '40'), added('c', '2026-06-10', '1'))).toEqual([])
  expect(said('2025-11-25', event('a', '2026-11-25', 'install_charge', '100'))).toEqual([])
  expect(said('2025-11-24', event('a', '2026-11-25', 'install_charge', '100'))).toEqual(['install_charge_later'])
  expect(said(null, added('p', '2026-02-01', '1'), event('a', '2026-02-02', 'install_charge', '40'))).toEqual(['install_charge_later'])
})

it('one that comes later has no leak rate all the same, and is listed', () => {
  const records = of('2015-03-01', added('p', '2026-02-01', '1'), event('a', '2026-06-01', 'install_charge', '40'))
  expect(computeRates(records, today).rates[1]).toMatchObject({ event_id: 'a', rate: null })
  const found = one(ofCircuit(records), 'install_charge_later')
  expect(found.message).toContain('event_kind is install_charge on 2026-06-01, but refrigerant was added before, on 2026-02-01 (p)')
  expect(found.cite).toBe('40 CFR 84.106(b)')
})

it('a charge of a retrofit brings another refrigerant', () => {
  expect(said(null, added('p', '2026-02-01', '1', named('R-22')), event('a', '2026-06-01', 'retrofit_charge', '60', named('R-410A')), event('b', '2026-06-02', 'retrofit_charge', '40', named('R-410A')))).toEqual([])
  expect(said(null, event('a', '2026-06-01', 'retrofit_charge', '60', named('R-410A')))).toEqual([])
  expect(said(null, added('p', '2026-02-01', '1', named('R410A')), event('a', '2026-06-01', 'retrofit_charge', '40', named('R-410A')))).toEqual(['retrofit_same_refrigerant'])
})
