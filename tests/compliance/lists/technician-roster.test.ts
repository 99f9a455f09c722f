import { expect, it } from 'vitest'
import { inspectCircuit } from '../../../analytics/compliance/checks/check-circuit'
import { dayOf, dayText } from '../../../analytics/compliance/exact/day'
import { rosterTable } from '../../../analytics/compliance/lists/list-tables'
import { technicianRoster } from '../../../analytics/compliance/lists/technician-roster'
import { added, appliance, circuit, event } from '../support/circuit'
import { complete, today } from '../support/found'
import { disposal, shared, technician } from '../support/shared'

const people = shared({
  technicians: [
    technician('T2', { epa_type: 'II', left_on: dayOf('2026-07-01') }), technician('T1'), technician('A1', { apprentice: true, epa_type: null, supervisor_id: 'T1' }),
    technician('A2', { apprentice: true, epa_type: null }), technician('Z', { epa_type: null }),
  ],
})
const job = (event_id: string, on: string, technician_id: string) => added(event_id, on, '1', { ...complete, technician_id })
const circuits = [
  circuit(appliance('R-410A', '120'), { events: [job('E1', '2026-03-01', 'T2'), job('E2', '2026-06-01', 'T2'), job('E3', '2026-06-02', 'A1'), job('E8', '2026-06-03', 'A2')] }),
  circuit(appliance('R-123', '300', { appliance_id: 'CH-2' }), { events: [job('E4', '2026-02-01', 'T2'), job('E5', '2026-06-03', 'T1'), job('E6', '2026-06-03', 'Z'), job('E7', '2026-08-01', 'T2')] }),
]
const roster = technicianRoster(people, circuits.map((one) => inspectCircuit(one, people, today).facts), today)

it('says what each certificate covers and which jobs it did not', () => {
  expect(roster.map(({ technician: { technician_id }, allowed, jobs, outside }) => [technician_id, allowed, jobs, outside])).toEqual([
    ['A1', 'under the supervision of T1', 1, []],
    ['A2', 'nothing: an apprentice without a recorded supervisor', 1, ['E8']],
    ['T1', 'all appliances', 1, []],
    ['T2', 'medium, high and very high pressure appliances', 4, ['E4']],
    ['Z', 'nothing that needs a certificate', 1, ['E6']],
  ])
})

it('says until when the copy is kept, and when the person worked', () => {
  const gone = roster.find((line) => line.technician.technician_id === 'T2')
  expect(gone?.keepUntil === null || gone?.keepUntil === undefined ? '' : dayText(gone.keepUntil)).toBe('2029-07-01')
  expect(roster[2]?.keepUntil).toBeNull()
  const { columns, rows } = rosterTable(roster, '2026-11-25')
  expect(Object.fromEntries(columns.map((column, index) => [column, rows[3]?.[index]]))).toMatchObject({
    technician_id: 'T2', epa_type: 'II', allowed_classes: 'medium, high and very high pressure', jobs: 4, first_job_on: '2026-02-01', last_job_on: '2026-08-01',
    jobs_outside_class: 1, outside_class_ids: 'E4', keep_copy_until: '2029-07-01', left_on: '2026-07-01', cert_copy_on_file: true,
  })
})

it('counts disposals of the register, but once where the circuit tells them too', () => {
  const with_disposals = shared({
    technicians: [technician('T3', { epa_type: 'III' })],
    disposals: [
      disposal('D1', '2026-06-10', '12', '11', { technician_id: 'T3' }),
      disposal('D2', '2026-06-11', '12', '11', { technician_id: 'T3', appliance_id: 'CH-1' }),
    ],
  })
  const told = circuit(appliance('R-123', '20'), { events: [event('E1', '2026-06-11', 'disposal', '11', { ...complete, technician_id: 'T3' })] })
  const [line] = technicianRoster(with_disposals, [inspectCircuit(told, with_disposals, today).facts], today)
  expect([line?.jobs, line?.outside]).toEqual([2, ['D1']])
})
