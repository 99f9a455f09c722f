import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { CircuitRecords, Cylinder, RefrigerantEvent, SharedRecords, Site } from '../../../analytics/compliance/records/records'
import { added, appliance, asOf, circuit, event, mass, site } from '../support/circuit'
import { complete, ofCircuit, ofFleet, one, rules } from '../support/found'
import { cylinder, disposal, move, purchase, shared, transfer } from '../support/shared'

const weighed = (before: string | null, after: string | null): Partial<RefrigerantEvent> => ({
  ...complete, cylinder_id: 'C1', cylinder_before: before === null ? null : mass(before), cylinder_after: after === null ? null : mass(after),
})
const at = (of: Site, ...events: RefrigerantEvent[]): CircuitRecords =>
  circuit(appliance('R-410A', '120', { appliance_id: `CH-${of.site_id}`, site_id: of.site_id, owner_operator_name: of.owner_operator_name }), { site: of, events })
const one_cylinder = (given: Partial<Cylinder> = {}, more: Partial<SharedRecords> = {}): SharedRecords =>
  shared({ cylinders: [cylinder('C1', given)], ...more })
const about = /^(cylinder|reclaimed|disposable|recovered)/
const inFleet = (circuits: CircuitRecords[], records: SharedRecords, day = '2026-11-25'): string[] =>
  rules(ofFleet(circuits, records, asOf(day))).filter((rule) => about.test(rule))
const inCircuit = (job: RefrigerantEvent, records = one_cylinder()): string[] => rules(ofCircuit(at(site(), job), records)).filter((rule) => about.test(rule))

describe('one weighing', () => {
  it('agrees with the pounds that were added', () => {
    expect(inCircuit(added('E1', '2026-06-10', '6', weighed('80', '74')))).toEqual([])
    expect(inCircuit(added('E1', '2026-06-10', '6', weighed('80', '74.02')))).toEqual([])
    const found = one(ofCircuit(at(site(), added('E1', '2026-06-10', '6', weighed('80', '74.03'))), one_cylinder()), 'cylinder_weights_differ')
    expect(found.message).toContain('5.97 lb left the cylinder, while lb_added is 6 lb')
    expect(found.cite).toBe('')
  })

  it('agrees with kilograms, converted exactly', () => {
    expect(inCircuit(added('E1', '2026-06-10', '5 kg', weighed('80', '68.98')))).toEqual([])
    expect(inCircuit(added('E1', '2026-06-10', '5 kg', weighed('80', '75')))).toEqual(['cylinder_weights_differ'])
  })

  it('agrees with the pounds that were recovered, alone or with what went back', () => {
    expect(inCircuit(event('E1', '2026-06-10', 'recovery', '6', weighed('30', '36')))).toEqual([])
    expect(inCircuit(event('E1', '2026-06-10', 'recovery', '6', weighed('36', '30')))).toEqual(['cylinder_weights_differ'])
    const recharge = event('E1', '2026-06-10', 'repair_recharge', '12', { ...weighed('36', '34'), lb_recovered: mass('10') })
    expect(inCircuit(recharge)).toEqual([])
    expect(inCircuit({ ...recharge, cylinder_after: mass('24') })).toEqual([])
    expect(inCircuit({ ...recharge, cylinder_after: mass('30') })).toEqual(['cylinder_weights_differ'])
  })

  it('is of a known cylinder with that refrigerant', () => {
    const job = added('E1', '2026-06-10', '6', weighed('80', '74'))
    expect(inCircuit(job, shared({ cylinders: [cylinder('C2')] }))).toEqual(['cylinder_unknown'])
    expect(inCircuit(job, shared())).toEqual([])
    expect(inCircuit(job, one_cylinder({ refrigerant: 'r410a' }))).toEqual([])
    expect(inCircuit(job, one_cylinder({ refrigerant: 'R-22' }))).toEqual(['cylinder_refrigerant_differs'])
  })

  it('lies between tare and 80 % of the capacity', () => {
    const heavy = one_cylinder({ tare: mass('20'), capacity: mass('50') })
    expect(inCircuit(event('E1', '2026-06-10', 'recovery', '6', weighed('54', '60')), heavy)).toEqual([])
    expect(inCircuit(event('E1', '2026-06-10', 'recovery', '6', weighed('54.01', '60.01')), heavy)).toEqual(['cylinder_overfilled'])
    expect(inCircuit(added('E1', '2026-06-10', '6', weighed('25', '19')), heavy)).toEqual(['cylinder_below_tare'])
  })
})

describe('one cylinder from job to job', () => {
  const [a, b] = [site(), site({ site_id: 'S2', site_address: 'Street 2' })]

  it('weighs after a job what it weighs before the next', () => {
    const jobs = (before: string) => [at(a, added('E1', '2026-06-10', '6', weighed('80', '74')), added('E2', '2026-06-20', '4', weighed(before, null)))]
    expect(inFleet(jobs('74'), one_cylinder())).toEqual([])
    expect(inFleet(jobs('70'), one_cylinder())).toEqual(['cylinder_weight_gap'])
    expect(inFleet(jobs('90'), one_cylinder({}, { purchases: [purchase('P1', '2026-06-15', '16', { cylinder_id: 'C1' })] }))).toEqual([])
    expect(inFleet(jobs('70'), one_cylinder({}, { transfers: [transfer('X1', '2026-06-15', '4', { cylinder_id: 'C1' })] }))).toEqual([])
  })

  it('is put in order of its weights on one day', () => {
    const sameDay = [at(a, added('E1', '2026-06-10', '4', weighed('74', '70')), added('E2', '2026-06-10', '6', weighed('80', '74')))]
    expect(inFleet(sameDay, one_cylinder())).toEqual([])
  })

  it('is at one site at a time', () => {
    const jobs = (on: string) => [at(a, added('E1', '2026-06-10', '6', weighed('80', '74'))), at(b, added('E2', on, '4', weighed('74', '70')))]
    expect(inFleet(jobs('2026-06-10'), one_cylinder())).toEqual(['cylinder_on_two_sites'])
    expect(inFleet(jobs('2026-06-11'), one_cylinder())).toEqual([])
    expect(inFleet(jobs('2026-06-10'), one_cylinder({}, { cylinderMoves: [move('C1', '2026-06-10', 'S1', 'S2')] }))).toEqual([])
  })

  it('gives no more than it got', () => {
    const bought = { purchases: [purchase('P1', '2026-01-02', '25', { cylinder_id: 'C1' })] }
    const uses = (pounds: string) => [at(a, added('E1', '2026-06-10', '20', weighed(null, null)), added('E2', '2026-06-20', pounds, weighed(null, null)))]
    expect(inFleet(uses('5'), one_cylinder({}, bought))).toEqual([])
    expect(inFleet(uses('5.03'), one_cylinder({}, bought))).toEqual(['cylinder_balance_negative'])
    expect(inFleet(uses('5.03'), one_cylinder())).toEqual([])
    expect(inFleet(uses('4'), one_cylinder({}, { ...bought, transfers: [transfer('X1', '2026-07-01', '1', { cylinder_id: 'C1' })] }))).toEqual([])
    expect(inFleet(uses('4'), one_cylinder({}, { ...bought, transfers: [transfer('X1', '2026-07-01', '2', { cylinder_id: 'C1' })] }))).toEqual(['cylinder_balance_negative'])
  })

  it('counts recoveries, of disposals too, and what is left when it goes', () => {
    const ended = (heel: string) => one_cylinder(
      { kind: 'recovery', sent_on: dayOf('2026-09-01'), sent_to: 'Reclaimer', heel_lb: mass(heel) },
      { disposals: [disposal('D1', '2026-06-11', '12', '11', { cylinder_id: 'C1' })], transfers: [transfer('X1', '2026-09-01', '16', { cylinder_id: 'C1' })] },
    )
    const jobs = [at(a, event('E1', '2026-06-10', 'recovery', '6', { ...complete, cylinder_id: 'C1' }))]
    expect(inFleet(jobs, ended('1'))).toEqual([])
    expect(one(ofFleet(jobs, ended('0')), 'cylinder_balance_differs').message).toContain('leaves 1 lb')
  })

  it('starts with what the first weighing says, less the tare', () => {
    const jobs = (pounds: string, after: string) => [at(a, added('E1', '2026-06-10', pounds, weighed('50', after)))]
    expect(inFleet(jobs('30', '20'), one_cylinder({ tare: mass('20') }))).toEqual([])
    expect(inFleet(jobs('31', '19'), one_cylinder({ tare: mass('20') }))).toEqual(['cylinder_balance_negative'])
  })
})

describe('recovered refrigerant, 82.154(d)', () => {
  const [a, other] = [site(), site({ site_id: 'S2', site_address: 'Street 2', owner_operator_name: 'Another' })]
  const out = at(a, event('E1', '2026-06-10', 'recovery', '6', { ...complete, cylinder_id: 'C1' }))
  const into = (of: Site, on = '2026-07-10') => at(of, added('E2', on, '4', { ...complete, cylinder_id: 'C1' }))

  it('goes back to its owner only', () => {
    const found = one(ofFleet([out, into(other)], one_cylinder()), 'recovered_to_other_owner')
    expect(found).toMatchObject({ record: 'refrigerant_events', record_id: 'E2', cite: '40 CFR 82.154(d)' })
    expect(inFleet([out, into({ ...other, owner_operator_name: 'OWNER' })], one_cylinder())).toEqual([])
    expect(inFleet([out, into(other, '2026-06-01')], one_cylinder())).toEqual([])
  })

  it('does not go to the site of another owner', () => {
    const moved = one_cylinder({}, { sites: [a, other], cylinderMoves: [move('C1', '2026-07-01', 'S1', 'S2')] })
    expect(inFleet([out], moved)).toEqual(['recovered_to_other_owner'])
    expect(inFleet([out], one_cylinder({}, { sites: [a, other], cylinderMoves: [move('C1', '2026-07-01', 'S1', 'Reclaimer')] }))).toEqual([])
  })

  it('may be followed by refrigerant that was bought', () => {
    expect(inFleet([out, into(other)], one_cylinder({}, { purchases: [purchase('P1', '2026-07-01', '20', { cylinder_id: 'C1' })] }))).toEqual([])
  })
})

describe('kinds of cylinders', () => {
  it('sold as reclaimed hold at most 15 % virgin refrigerant, 84.112', () => {
    const reclaimed = (pct: number, given: Partial<Cylinder> = {}) => inFleet([], one_cylinder({ origin: 'reclaimed', reclaimed_virgin_pct: pct, ...given }))
    expect(reclaimed(15)).toEqual([])
    expect(reclaimed(15.1)).toEqual(['reclaimed_virgin_over'])
    expect(reclaimed(40, { received_on: dayOf('2025-12-31') })).toEqual([])
    expect(reclaimed(100, { origin: 'virgin' })).toEqual([])
  })

  it('that are disposable go back from 2028 on, or are evacuated to 15 in Hg, 84.116', () => {
    const used = (given: Partial<Cylinder>, on = '2028-01-01') =>
      inFleet([], one_cylinder({ kind: 'disposable', sent_on: dayOf(on), ...given }), '2028-06-01')
    expect(used({ sent_to: 'Reclaimer' })).toEqual([])
    expect(used({})).toEqual(['disposable_cylinder_not_returned'])
    expect(used({}, '2027-12-31')).toEqual([])
    expect(used({ sent_to: 'Scrap', evacuated_inhg: 15, certification_statement_file: 'c.pdf' })).toEqual([])
    expect(used({ sent_to: 'Scrap', evacuated_inhg: 14, certification_statement_file: 'c.pdf' })).toEqual(['disposable_cylinder_not_evacuated'])
    expect(used({ sent_to: 'Scrap', evacuated_inhg: 15 })).toEqual(['disposable_cylinder_statement_missing'])
    expect(used({ kind: 'refillable' })).toEqual([])
  })
})

describe('cylinders that others name', () => {
  it('are in the register, with the same refrigerant', () => {
    const named = (given: Partial<SharedRecords>) => inFleet([], one_cylinder({ kind: 'recovery' }, given))
    expect(named({ purchases: [purchase('P1', '2026-01-02', '5', { cylinder_id: 'C9' })] })).toEqual(['cylinder_unknown'])
    expect(named({ cylinderMoves: [move('C9', '2026-01-02', 'S1', 'S2')] })).toEqual(['cylinder_unknown'])
    expect(named({ disposals: [disposal('D1', '2026-06-11', '12', '11', { cylinder_id: 'C1', refrigerant: 'R-22' })] })).toEqual(['cylinder_refrigerant_differs'])
  })
})
