import { expect, test } from 'vitest'
import { createAssigner, type JobToAssign } from '../../../analytics/pipeline/5-work-orders/assign-technician'
import type { Technician } from '../../../analytics/pipeline/5-work-orders/eligibility'

const technician = (id: string, more: Partial<Technician> = {}): Technician => ({
  technician_id: id, name: null, skills: 'sensors', brands: null, refrigerant_classes: 'A1', epa_type: 'U', hours_per_week: 40,
  apprentice: false, supervisor_id: null, left_on: null, latitude: 40, longitude: -75, ...more,
})

const job = (more: Partial<JobToAssign> = {}): JobToAssign => ({
  needs: { skills: ['sensors'], epaType: null, refrigerantClass: null },
  brand: null, place: { latitude: 40, longitude: -75 }, hours: 2, dueOn: '2026-03-15', ...more,
})

test('equal travel: load decides, then the id; each week is counted apart', () => {
  const assign = createAssigner([technician('T2'), technician('T1')], '2026-03-01')
  expect(assign(job()).technicianId).toBe('T1')
  const second = assign(job())
  expect(second.technicianId).toBe('T2')
  expect(second.reason).toBe('T2: qualified, 0 km, 0 h planned that week. Second: T1, about as near (0 km) but 2 h planned that week.')
  expect(assign(job({ dueOn: '2026-03-25' })).technicianId).toBe('T1')
})

test('a full week gives the job to the next one, however far', () => {
  const assign = createAssigner([technician('near', { hours_per_week: 3 }), technician('far', { latitude: 42 })], '2026-03-01')
  expect(assign(job()).technicianId).toBe('near')
  const second = assign(job())
  expect(second.technicianId).toBe('far')
  expect(second.reason).toContain('Second: near, no room that week (2 h planned).')
})

test('an apprentice goes only with an eligible supervisor, from where the farther of the two starts', () => {
  const needs = { skills: ['sensors'], epaType: 'II' as const, refrigerantClass: 'A1' as const }
  const apprentice = technician('B', { apprentice: true, supervisor_id: 'S', epa_type: null, refrigerant_classes: null })
  const supervisor = technician('S', { latitude: 40.5, name: 'Sue' })
  const alone = createAssigner([apprentice], '2026-03-01')(job({ needs }))
  expect(alone.technicianId).toBeNull()
  expect(alone.candidates[0]?.reason).toBe('lacks a supervisor')
  const both = createAssigner([apprentice, supervisor], '2026-03-01')(job({ needs }))
  expect(both.technicianId).toBe('S')
  expect(both.reason).toContain('Second: B with supervisor Sue, about as near (56 km) but takes two persons.')
  const left = createAssigner([apprentice, { ...supervisor, left_on: '2026-02-01' }], '2026-03-01')(job({ needs }))
  expect(left.technicianId).toBeNull()
  expect(left.candidates.find(({ technician_id }) => technician_id === 'B')?.reason).toContain('an eligible supervisor (Sue has left')
})

test('brand, EPA type and class exclude; the missing one is named', () => {
  const needs = { skills: ['sensors'], epaType: 'II' as const, refrigerantClass: 'A2L' as const }
  const reason = (one: Technician) => createAssigner([one], '2026-03-01')(job({ needs, brand: 'Acme' })).reason
  expect(reason(technician('T', { refrigerant_classes: 'A1' }))).toBe('Nobody is qualified for Acme: no technician has refrigerant class A2L.')
  expect(reason(technician('T', { refrigerant_classes: 'A2L', epa_type: 'I' }))).toBe('Nobody is qualified for Acme: no technician has EPA 608 type II or U.')
  expect(reason(technician('T', { refrigerant_classes: 'A2L', brands: 'Other|Else' }))).toBe('Nobody is qualified for Acme: no technician has brand Acme.')
  expect(reason(technician('T', { refrigerant_classes: 'A2L', brands: 'ACME' }))).toContain('T: qualified')
  expect(reason(technician('T', { left_on: '2026-01-01' }))).toBe('Nobody is qualified: every technician has left.')
})

test('who leaves before the job is due does not get it', () => {
  const assign = createAssigner([technician('T1', { left_on: '2026-03-10' }), technician('T2', { latitude: 42 })], '2026-03-01')
  const due = assign(job())
  expect(due.technicianId).toBe('T2')
  expect(due.candidates.find(({ technician_id }) => technician_id === 'T1')?.reason).toBe('lacks the days to 2026-03-15 (leaves on 2026-03-10)')
  expect(assign(job({ dueOn: '2026-03-09' })).technicianId).toBe('T1')
})
