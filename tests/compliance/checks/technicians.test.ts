import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { Appliance, Technician } from '../../../analytics/compliance/records/records'
import type { Violation } from '../../../analytics/compliance/results'
import { added, appliance, circuit, inspection } from '../support/circuit'
import { complete, ofCircuit, ofFleet, one, rules } from '../support/found'
import { shared, technician } from '../support/shared'

const people = /technician|supervis|certificate|apprentice/
const job = (person: Partial<Technician>, of: [string, string, Partial<Appliance>] = ['R-410A', '120', {}], others: Technician[] = []): Violation[] => {
  const records = circuit(appliance(...of), { events: [added('E1', '2026-06-10', '1', complete)] })
  return ofCircuit(records, shared({ technicians: [technician('T1', person), ...others] })).filter(({ rule }) => people.test(rule))
}

const pthp: [string, string, Partial<Appliance>] = ['R-410A', '3', { asset_type: 'pthp', factory_sealed_small: true, rlc_subsector: 'yes' }]
const split: [string, string, Partial<Appliance>] = ['R-410A', '3', { asset_type: 'split_hp', factory_sealed_small: false, rlc_subsector: 'yes' }]

describe('certificates against appliances, T31', () => {
  it.each([
    ['PTHP with 3 lb, sealed', pthp, ['I', 'U']],
    ['split with 3 lb', split, ['II', 'U']],
    ['R-123 chiller', ['R-123', '300', {}] as typeof pthp, ['III', 'U']],
    ['R-744 heat pump', ['R-744', '40', {}] as typeof pthp, ['II', 'U']],
  ])('%s', (_, of, allowed) => {
    for (const epa_type of ['I', 'II', 'III', 'U']) {
      expect(rules(job({ epa_type }, of))).toEqual(allowed.includes(epa_type) ? [] : ['technician_type_not_allowed'])
    }
  })

  it('ask for any certificate where the refrigerant is unknown', () => {
    expect(job({ epa_type: 'III' }, ['R-none', '120', {}])).toEqual([])
    expect(rules(job({ epa_type: null }, ['R-none', '120', {}]))).toEqual(['technician_uncertified'])
  })
})

describe('who did a job', () => {
  it('is in the register', () => {
    const found = one(ofCircuit(circuit(appliance('R-410A', '120'), { events: [added('E1', '2026-06-10', '1', { ...complete, technician_id: 'T9' })] })), 'technician_unknown')
    expect(found).toMatchObject({ record: 'refrigerant_events', record_id: 'E1', cite: '40 CFR 82.161(a)' })
    expect(found.message).toContain('technician_id is T9')
  })

  it('had not left', () => {
    expect(job({ left_on: dayOf('2026-06-10') })).toEqual([])
    expect(one(job({ left_on: dayOf('2026-06-09') }), 'technician_left').message).toContain('left on 2026-06-09, before the job of 2026-06-10')
  })

  it('was certified by then', () => {
    expect(job({ epa_date: dayOf('2026-06-10') })).toEqual([])
    expect(rules(job({ epa_date: dayOf('2026-06-11') }))).toEqual(['certificate_dated_after_job'])
    expect(rules(job({ epa_type: null }))).toEqual(['technician_uncertified'])
  })

  it('counts at inspections only where a regime binds', () => {
    const records = (charge: string) => circuit(appliance('R-410A', charge), { inspections: [{ ...inspection('I1', '2026-06-10'), technician_id: 'T1' }] })
    const uncertified = shared({ technicians: [technician('T1', { epa_type: null })] })
    expect(rules(ofCircuit(records('120'), uncertified))).toContain('technician_uncertified')
    expect(rules(ofCircuit(records('12'), uncertified))).not.toContain('technician_uncertified')
  })
})

describe('apprentices', () => {
  const apprentice = { apprentice: true, epa_type: null, supervisor_id: 'T2' }

  it('work under a supervisor who is certified for the appliance', () => {
    expect(job(apprentice, undefined, [technician('T2', { epa_type: 'II' })])).toEqual([])
    expect(rules(job(apprentice, undefined, [technician('T2', { epa_type: 'III' })]))).toEqual(['supervisor_not_certified'])
    expect(rules(job(apprentice, undefined, [technician('T2', { left_on: dayOf('2026-06-01') })]))).toEqual(['supervisor_not_certified'])
    expect(rules(job(apprentice))).toEqual(['supervisor_unknown'])
    expect(rules(job({ ...apprentice, supervisor_id: null }))).toEqual(['apprentice_without_supervisor'])
  })

  it('need none with a certificate of their own', () => {
    expect(job({ apprentice: true, epa_type: 'U' })).toEqual([])
  })

  it('are listed in the register without a job too', () => {
    const found = ofFleet([], shared({ technicians: [technician('A1', { ...apprentice, supervisor_id: null })] }))
    expect(one(found, 'apprentice_without_supervisor')).toMatchObject({ record: 'technicians', record_id: 'A1', cite: '40 CFR 82.161(a)' })
    expect(rules(ofFleet([], shared({ technicians: [technician('A1', apprentice), technician('T2', { epa_type: null })] })))).toEqual(['supervisor_not_certified'])
    expect(rules(ofFleet([], shared({ technicians: [technician('A1', apprentice)] })))).toEqual(['supervisor_unknown'])
    expect(ofFleet([], shared({ technicians: [technician('A1', apprentice), technician('T2')] }))).toEqual([])
  })
})

describe('certificates in the register', () => {
  const only = (...technicians: Technician[]) => ofFleet([], shared({ technicians }))

  it('have numbers of their own', () => {
    const found = only(technician('T1', { epa_number: 'AB-12' }), technician('T2', { epa_number: 'ab12' }), technician('T3'))
    expect(found.map(({ record_id, rule }) => [record_id, rule])).toEqual([['T1', 'duplicate_certificate_number'], ['T2', 'duplicate_certificate_number']])
    expect(found[0]?.message).toContain('as of T2')
    expect(only(technician('T1', { epa_number: null, epa_type: null }), technician('T2', { epa_number: null, epa_type: null }))).toEqual([])
  })

  it('name person, program, number and date', () => {
    expect(one(only(technician('T1', { epa_number: null, epa_date: null })), 'required_field_missing').message).toContain('epa_number and epa_date are empty')
    expect(rules(only(technician('T1', { epa_type: '609' })))).toEqual(['certificate_type_unknown'])
  })

  it('have a copy on file until three years after the person left', () => {
    const gone = (left: string) => only(technician('T1', { cert_copy_on_file: false, left_on: dayOf(left) }))
    expect(rules(only(technician('T1', { cert_copy_on_file: null })))).toEqual(['certificate_copy_missing'])
    expect(one(gone('2023-11-25'), 'certificate_copy_missing').message).toContain('has to be kept until 2026-11-25')
    expect(gone('2023-11-24')).toEqual([])
  })
})
