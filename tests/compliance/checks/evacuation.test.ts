import { describe, expect, it } from 'vitest'
import { dayOf } from '../../../analytics/compliance/exact/day'
import type { RefrigerantEvent } from '../../../analytics/compliance/records/records'
import type { Violation } from '../../../analytics/compliance/results'
import { appliance, circuit, event, mass } from '../support/circuit'
import { complete, ofCircuit, one } from '../support/found'
import { shared } from '../support/shared'

const about = /^(evacuation|recovery_machine|small_appliance_rec|stated)/
const opened = (refrigerant: string, charge: string, given: Partial<RefrigerantEvent>, of = {}): Violation[] => {
  const job = event('E1', '2026-06-10', 'recovery', '1', { ...complete, refrigerant, ...given })
  return ofCircuit(circuit(appliance(refrigerant, charge, of), { events: [job] }), shared()).filter(({ rule }) => about.test(rule))
}

describe('evacuation levels of Table 1, T29', () => {
  it.each([
    ['R-410A', '250', '10', '9.9'],
    ['R-134a', '150', '10', '9'],
    ['R-134a', '250', '15', '14.9'],
    ['R-123', '300', '25', '26'],
    ['R-123', '300', '28.95 in Hg', '28.8 in Hg'],
  ])('%s with %s lb: %s is enough, %s is not', (refrigerant, charge, enough, short) => {
    expect(opened(refrigerant, charge, { evac_level_reached: enough })).toEqual([])
    const found = one(opened(refrigerant, charge, { evac_level_reached: short }), 'evacuation_level_not_reached')
    expect(found.cite).toBe('40 CFR 82.156, Table 1')
    expect(found.message).toContain(`evac_level_reached is ${short}`)
  })

  it.each([['R-410A', '12'], ['R-32', '250']])('%s with %s lb needs no vacuum, but the level on record', (refrigerant, charge) => {
    expect(opened(refrigerant, charge, { evac_level_reached: '0' })).toEqual([])
    expect(one(opened(refrigerant, charge, { evac_level_reached: null }), 'evacuation_level_missing').message).toContain('Required: 0 in Hg')
  })

  it('are less deep for machines made before 1993-11-15', () => {
    const old = { recovery_machine_made_on: dayOf('1993-11-14') }
    expect(opened('R-410A', '250', { ...old, evac_level_reached: '4' })).toEqual([])
    expect(opened('R-410A', '250', { recovery_machine_made_on: dayOf('1993-11-15'), evac_level_reached: '4' })).toHaveLength(1)
  })

  it('are held against the stated ones', () => {
    expect(opened('R-134a', '250', { evac_level_required: '15' })).toEqual([])
    const found = one(opened('R-134a', '250', { evac_level_required: '10' }), 'stated_value_differs')
    expect(found.message).toContain('evac_level_required is 10; 15 in Hg')
  })

  it('are not asked for where nothing is opened, nor of a refrigerant that may be vented', () => {
    const adds = event('E1', '2026-06-10', 'repair_recharge', '6', { ...complete, evac_level_reached: null, recovery_machine_id: null })
    expect(ofCircuit(circuit(appliance('R-410A', '250'), { events: [adds] })).filter(({ rule }) => about.test(rule))).toEqual([])
    const returned = { ...adds, lb_returned: mass('5') }
    expect(ofCircuit(circuit(appliance('R-410A', '250'), { events: [returned] })).filter(({ rule }) => about.test(rule))).toHaveLength(2)
    expect(opened('R-744', '250', { evac_level_reached: null, recovery_machine_id: null })).toEqual([])
  })

  it('cannot be told without the refrigerant or, where it decides, the charge', () => {
    const unknown = event('E1', '2026-06-10', 'recovery', '1', { ...complete, refrigerant: null })
    const found = ofCircuit(circuit(appliance(null, '250'), { events: [unknown] }))
    expect(one(found, 'evacuation_level_undetermined').message).toContain('refrigerant is not known')
  })

  it('are read in inches and millimetres only', () => {
    expect(one(opened('R-410A', '250', { evac_level_reached: '5 psig' }), 'evacuation_level_unreadable').message).toContain('5 psig')
    expect(one(opened('R-410A', '250', { evac_level_reached: 'deep' }), 'evacuation_level_unreadable').message).toContain('deep')
  })

  it('need a recovery machine', () => {
    expect(one(opened('R-410A', '12', { recovery_machine_id: null }), 'recovery_machine_missing').cite).toBe('40 CFR 82.156(a); 40 CFR 82.158')
  })
})

describe('small appliances, 82.156(b)', () => {
  const small = { asset_type: 'pthp', factory_sealed_small: true, rlc_subsector: 'yes' } as const
  const job = (pounds: string, given: Partial<RefrigerantEvent> = {}) =>
    opened('R-410A', '3', { lb_recovered: mass(pounds), evac_level_reached: null, ...given }, small)

  it('give up 90 % or reach 4 in Hg', () => {
    expect(job('2.7')).toEqual([])
    expect(job('1', { evac_level_reached: '4' })).toEqual([])
    expect(one(job('2.69'), 'small_appliance_recovery_low').message).toContain('only where the compressor does not work')
    expect(one(job('2.39'), 'small_appliance_recovery_low').message).toContain('Recover further')
    expect(one(opened('R-410A', '3', { lb_recovered: null, evac_level_reached: null }, small), 'evacuation_level_missing').cite).toBe('40 CFR 82.156(b)')
  })

  it('give up 80 % to a machine made before 1993-11-15', () => {
    const old = { recovery_machine_made_on: dayOf('1990-01-01') }
    expect(job('2.4', old)).toEqual([])
    expect(job('2.39', old)).toHaveLength(1)
  })
})
