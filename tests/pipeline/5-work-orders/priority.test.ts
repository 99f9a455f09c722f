import { expect, test } from 'vitest'
import { faultKnowledge } from '../../../analytics/pipeline/5-work-orders/fault-knowledge'
import { dueDayOf, nextPlannedVisit, priorityOf, queueTier } from '../../../analytics/pipeline/5-work-orders/priority'
import { greatCircleKm } from '../../../analytics/pipeline/5-work-orders/great-circle'

const fault = (code: string, severity: 'critical' | 'major' | 'minor') => ({ code, severity, fault: faultKnowledge(code) })
const asOf = '2026-03-01'

test('P1 danger or no heat, P2 critical, P3 major, P4 minor, P5 with the next visit', () => {
  expect(priorityOf([fault('aux_heat_missing', 'critical')], 'A1', asOf, null)).toBe(1)
  expect(priorityOf([fault('refrigerant_leak', 'major')], 'A3', asOf, null)).toBe(1)
  expect(priorityOf([fault('refrigerant_leak', 'major')], 'A1', asOf, null)).toBe(3)
  expect(priorityOf([fault('short_cycling', 'critical'), fault('sensor_bias', 'minor')], 'A1', asOf, null)).toBe(2)
  expect(priorityOf([fault('sensor_bias', 'minor'), fault('defrost_excessive', 'major')], 'A1', asOf, '2026-03-20')).toBe(3)
  expect(priorityOf([fault('sensor_bias', 'minor')], 'A1', asOf, null)).toBe(4)
  expect(priorityOf([fault('sensor_bias', 'minor')], 'A1', asOf, '2026-06-01')).toBe(4)
  expect(priorityOf([fault('sensor_bias', 'minor')], 'A1', asOf, '2026-04-30')).toBe(5)
})

test('charge loss: A3 and B2L 1, at its first sign 2; A2L 2; others by severity', () => {
  const leak = (severity: 'critical' | 'major' | 'minor', handling: Parameters<typeof priorityOf>[1]) => priorityOf([fault('refrigerant_leak', severity)], handling, asOf, '2026-03-20')
  expect([leak('critical', 'A3'), leak('major', 'A3'), leak('minor', 'A3'), leak('major', 'B2L')]).toEqual([1, 1, 2, 1])
  expect([leak('critical', 'A2L'), leak('major', 'A2L'), leak('minor', 'A2L')]).toEqual([2, 2, 5])
  expect([leak('critical', 'A1'), leak('major', 'A1'), leak('minor', 'unknown')]).toEqual([2, 3, 5])
})

test('danger and no heat are 1, ice in freezing weather is 2', () => {
  for (const code of ['compressor_overheating', 'reversing_valve_stuck', 'aux_heat_missing', 'cold_climate_risk']) expect(priorityOf([fault(code, 'critical')], 'A1', asOf, null), code).toBe(1)
  expect(priorityOf([fault('defrost_incomplete', 'critical')], 'A1', asOf, null)).toBe(2)
})

test('major work that has waited more than 14 days goes half a tier up, and only that', () => {
  expect([queueTier(3, '2026-02-14', asOf), queueTier(3, '2026-02-15', asOf), queueTier(4, '2025-01-01', asOf), queueTier(1, '2025-01-01', asOf)]).toEqual([2.5, 3, 4, 1])
})

test('due on as-of + 1, 3, 14, 60 days or with the planned visit', () => {
  expect([1, 2, 3, 4, 5].map((priority) => dueDayOf(priority, asOf, '2026-04-02'))).toEqual([
    '2026-03-02', '2026-03-04', '2026-03-15', '2026-04-30', '2026-04-02',
  ])
})

test('planned visits follow the last maintenance, else the installation', () => {
  expect(nextPlannedVisit(1, '2025-09-01', null, asOf)).toBe('2026-09-01')
  expect(nextPlannedVisit(2, null, '2025-03-01', asOf)).toBe('2026-03-01')
  expect(nextPlannedVisit(2, null, '2025-03-01', '2026-03-02')).toBe('2026-08-31')
  expect(nextPlannedVisit(null, '2025-09-01', null, asOf)).toBeNull()
  expect(nextPlannedVisit(1, null, null, asOf)).toBeNull()
})

test('great circle: London to Paris 344 km, unknown places have no distance', () => {
  const london = { latitude: 51.5074, longitude: -0.1278 }
  expect(greatCircleKm(london, { latitude: 48.8566, longitude: 2.3522 })).toBeCloseTo(343.6, 0)
  expect(greatCircleKm(london, { latitude: null, longitude: 2 })).toBeNull()
})
