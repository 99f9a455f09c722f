import { expect, test } from 'vitest'
import { chargeLeft } from '../../analytics/evaluation/scoring/charge-left'
import { scoreUnit } from '../../analytics/evaluation/scoring/score-unit'
import { withinData } from '../../analytics/evaluation/within-data'
import { alert, day, days, facts } from './facts'

const leak = { fault: 'refrigerant_leak', onset: '2025-03-01', detectable: '2025-04-01', failed: '2025-09-30' }

test('a finding of the fault after it could be seen is a hit: delay from then, lead to the failure', () => {
  const score = scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-04-21')]))
  expect(score.first?.fault).toBe('refrigerant_leak')
  expect(score.causeRight).toBe(true)
  expect(score.delayDays).toBe(20)
  expect(score.leadWeeks).toBeCloseTo((day('2025-09-30') - day('2025-04-21')) / 7, 12)
  expect(score.falseAlarms).toEqual([])
  expect(score.exposureDays).toBe(31 + 28)
})

test('scored days count the day it could be seen and the day it was found', () => {
  const sparse = [day('2025-03-20'), day('2025-04-01'), day('2025-04-03'), day('2025-04-21'), day('2025-05-01')]
  expect(scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-04-21')], { ownScoredDays: sparse })).delayScoredDays).toBe(3)
})

test('found early, between onset and the day it could be seen, is a hit with a negative delay', () => {
  const score = scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-03-25')]))
  expect(score.delayDays).toBe(-7)
  expect(score.delayScoredDays).toBe(0)
})

test('a fault that could be seen before the data begin is late from their first day on', () => {
  const score = scoreUnit(facts('u', { ...leak, onset: '2020-01-10', detectable: '2020-04-01' }, [alert('refrigerant_leak', '2025-01-21')]))
  expect([score.delayDays, score.delayScoredDays]).toEqual([20, 21])
})

test('a fault that begins after the last day is not there yet, one that ended before the first day is left out', () => {
  const early = facts('early', { fault: 'refrigerant_leak', onset: '2026-01-01', failed: '2026-05-01' }, [alert('refrigerant_leak', '2025-05-01')])
  const last = facts('last', { fault: 'refrigerant_leak', onset: '2025-12-31' })
  const gone = facts('gone', { fault: 'refrigerant_leak', onset: '2024-01-01', failed: '2024-12-31' })
  const unwatched = facts('unwatched', leak, [], { firstDay: 0, lastDay: -1 })
  const within = withinData([early, last, gone, unwatched])
  expect([within.notYet, within.over, within.facts.map(({ unitId, truth }) => [unitId, truth.fault])]).toEqual([1, 1, [['early', 'none'], ['last', 'refrigerant_leak'], ['unwatched', 'refrigerant_leak']]])
  const [score] = within.facts.map(scoreUnit)
  expect([score?.falseAlarms.length, score?.exposureDays]).toEqual([1, 365])
})

test('another fault of the circuit is found with a wrong cause; a later finding with the right one names it', () => {
  const wrong = scoreUnit(facts('u', leak, [alert('outdoor_coil_fouling', '2025-04-10')]))
  expect([wrong.first?.fault, wrong.named?.fault, wrong.causeRight]).toEqual(['outdoor_coil_fouling', 'outdoor_coil_fouling', false])
  const later = scoreUnit(facts('u', leak, [alert('cop_degradation', '2025-04-10'), alert('refrigerant_leak', '2025-05-10')]))
  expect([later.first?.fault, later.named?.fault, later.causeRight, later.delayDays]).toEqual(['cop_degradation', 'refrigerant_leak', true, 9])
})

test('a finding of another group while the fault is there is neither a hit nor false', () => {
  const score = scoreUnit(facts('u', leak, [alert('sensor_drift', '2025-05-01')]))
  expect(score.first).toBeUndefined()
  expect(score.beside.map(({ fault }) => fault)).toEqual(['sensor_drift'])
  expect(score.falseAlarms).toEqual([])
})

test('a finding before the onset is false, also of the right fault, and one after the failure is too late', () => {
  const score = scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-02-28'), alert('refrigerant_leak', '2025-10-01')]))
  expect(score.falseAlarms).toHaveLength(1)
  expect(score.first).toBeUndefined()
  expect(score.delayDays).toBeNaN()
  expect(score.leadWeeks).toBeNaN()
})

test('the days of onset and of failure belong to the fault', () => {
  expect(scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-03-01')])).first).toBeDefined()
  expect(scoreUnit(facts('u', leak, [alert('refrigerant_leak', '2025-09-30')])).leadWeeks).toBe(0)
})

test('every finding on a unit without fault is false, and every scored day counts', () => {
  const score = scoreUnit(facts('u', { confounder: 'cold_winter', onset: '2025-06-01' }, [alert('cop_degradation', '2025-07-01')], { scoredDays: days('2025-01-01', '2025-01-10') }))
  expect(score.falseAlarms).toHaveLength(1)
  expect(score.exposureDays).toBe(10)
})

test('the charge left follows the shape of the leak', () => {
  const at = (shape: string, unitOfSeverity = '1') =>
    chargeLeft(scoreUnit(facts('u', { ...leak, onset: '2025-01-01', failed: '2025-01-11', severityEnd: unitOfSeverity === '%' ? 20 : 0.2, unitOfSeverity, shape })), day('2025-01-06'))
  expect(at('linear')).toBeCloseTo(0.9, 12)
  expect(at('linear', '%')).toBeCloseTo(0.9, 12)
  expect(at('quadratic')).toBeCloseTo(0.95, 12)
  expect(at('step')).toBeCloseTo(0.8, 12)
})
