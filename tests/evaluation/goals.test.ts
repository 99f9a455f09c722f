import { expect, test } from 'vitest'
import { earliness } from '../../analytics/evaluation/goals/earliness'
import { isMissedForCertain, isPassed, type Goal } from '../../analytics/evaluation/goals/goal'
import { quietness } from '../../analytics/evaluation/goals/quietness'
import { restatedPrecision } from '../../analytics/evaluation/scoring/restated-precision'
import { scoreUnit } from '../../analytics/evaluation/scoring/score-unit'
import type { UnitFacts } from '../../analytics/evaluation/unit-facts'
import { alert, days, facts } from './facts'

const goals = (units: UnitFacts[]) => {
  const context = { scores: units.map(scoreUnit), comparisons: [], seed: 1 }
  return [...quietness(context, { tier: 'T4', stepS: 300 }), ...earliness(context)]
}
const goal = (units: UnitFacts[], name: string) => goals(units).find((one) => one.name.startsWith(name))

const cop = (id: string, shape: string, found?: string) => facts(id, { fault: 'cop_degradation', onset: '2025-06-01', shape }, found === undefined ? [] : [alert('cop_degradation', found)])

test('a step of COP is in time on the fifteenth scored day, not on the sixteenth', () => {
  const step = goal([cop('a', 'step', '2025-06-15'), cop('b', 'step', '2025-06-16'), cop('c', 'step'), cop('d', 'linear', '2025-12-01')], 'COP step')
  expect(step).toMatchObject({ units: 3, limit: 0.95, sense: 'least' })
  expect(step?.reached).toBeCloseTo(1 / 3, 12)
  expect(goal([cop('d', 'linear', '2025-12-01')], 'COP ramp')?.reached).toBe(1)
})

test('a leak is early while 90 % of the charge is left with a thermostatic valve, 85 % with an electronic one', () => {
  const leak = (id: string, metering: string, found: string) =>
    facts(id, { fault: 'refrigerant_leak', onset: '2025-01-01', failed: '2025-04-11', severityEnd: 0.5, unitOfSeverity: '1', shape: 'linear' }, [alert('refrigerant_leak', found)], { variant: metering })
  const at = (metering: string, found: string) => goals([leak('a', metering, found)]).find(({ name }) => name.startsWith('Leak'))?.reached
  expect([at('txv', '2025-01-20'), at('txv', '2025-01-22')]).toEqual([1, 0])
  expect([at('eev', '2025-01-30'), at('eev', '2025-02-01')]).toEqual([1, 0])
})

test('a leak of which it is not known how much of the charge it took is no part of that goal', () => {
  const leak = (more: object) => facts('a', { fault: 'refrigerant_leak', onset: '2025-01-01', shape: 'linear', ...more }, [alert('refrigerant_leak', '2025-01-20')])
  expect([leak({}), leak({ severityEnd: 0.45, unitOfSeverity: 'lb' })].map((unit) => goal([unit], 'Leak'))).toEqual([undefined, undefined])
})

test('wear counts from twelve weeks of operation on, and is early eight weeks before the failure', () => {
  const wear = (id: string, onset: string, found: string) => facts(id, { fault: 'compressor_valve_leakage', onset, failed: '2025-08-01' }, [alert('compressor_valve_leakage', found)])
  const early = goal([wear('a', '2025-03-01', '2025-06-06'), wear('b', '2025-03-01', '2025-06-07'), wear('c', '2025-06-01', '2025-06-02')], 'Valve leakage')
  expect(early).toMatchObject({ units: 2, reached: 0.5 })
})

test('a drift is to be found within 60 days where the unit rested ten times before it and ten times since', () => {
  const drift = (id: string, found: string, restDays: number[]) =>
    facts(id, { fault: 'sensor_drift', onset: '2025-04-01', detectable: '2025-05-01', unitOfSeverity: 'K' }, [alert('sensor_drift', found, { family: 'sensor' })], { variant: 'coil', restDays })
  const often = [...days('2025-03-01', '2025-03-10'), ...days('2025-06-01', '2025-06-10')]
  const rare = [...days('2025-03-01', '2025-03-09'), ...days('2025-06-01', '2025-06-30')]
  const late = [...days('2025-03-01', '2025-03-10'), ...days('2025-06-22', '2025-07-30')]
  expect(goal([drift('a', '2025-06-30', often), drift('b', '2025-07-01', often), drift('c', '2025-06-01', rare), drift('d', '2025-06-01', late)], 'Sensor drift')).toMatchObject({ units: 2, reached: 0.5 })
})

test('precision without a false alarm is as uncertain as few units without fault make it', () => {
  const free = Array.from({ length: 45 }, (_, i) => facts(`free${i}`, {}))
  const precision = goal([cop('a', 'step', '2025-06-15'), cop('b', 'step'), ...free], 'Precision where 10 % of units are faulty, minor')
  const upper = 1.959964 ** 2 / (45 + 1.959964 ** 2)
  expect([precision?.reached, precision?.interval.high]).toEqual([1, 1])
  expect(precision?.interval.low).toBeCloseTo(0.05 / (0.05 + 0.9 * upper), 9)
})

test('quietness: rates by severity, precision at one faulty unit in ten', () => {
  const units = [cop('a', 'step', '2025-06-10'), cop('b', 'step'), facts('x', {}, [alert('cop_degradation', '2025-05-01', { severity: 'minor' })]), facts('y', {}), facts('z', { confounder: 'cold_winter' })]
  const quiet = goals(units)
  const years = (2 * 365 + 2 * 151) / 365.25
  expect(quiet[0]).toMatchObject({ name: 'False alarms per unit-year, fault-free, critical or major', reached: 0 })
  expect(quiet[1]?.reached).toBeCloseTo(1 / years, 12)
  expect(quiet[2]).toMatchObject({ name: 'False alarms per unit-year, confounder, critical or major', reached: 0, units: 1 })
  expect(goal(units, 'Precision where 10 % of units are faulty, minor')?.reached).toBeCloseTo(restatedPrecision(1 / 2, 1 / 3), 12)
  expect(goal(units, 'Precision where 10 % of units are faulty, critical')?.reached).toBe(1)
  expect(goal(units, 'Cause')?.reached).toBe(1)
})

test('a goal is missed for certain where its whole interval lies beyond the limit', () => {
  const of = (reached: number, low: number, high: number, sense: Goal['sense']) => isMissedForCertain({ name: '', tier: '', stepS: 300, units: 9, reached, interval: { low, high }, limit: 0.5, sense })
  expect([of(0.6, 0.51, 0.7, 'most'), of(0.6, 0.5, 0.7, 'most'), of(0.4, 0.3, 0.49, 'least'), of(0.4, 0.3, 0.5, 'least'), of(NaN, NaN, NaN, 'least')]).toEqual([true, false, true, false, false])
})

test('a goal that nothing can be said of is neither reached nor missed', () => {
  expect(isPassed({ name: '', tier: '', stepS: 300, units: 0, reached: NaN, interval: { low: NaN, high: NaN }, limit: 1, sense: 'most' })).toBeUndefined()
  expect(isPassed({ name: '', tier: '', stepS: 300, units: 1, reached: 1, interval: { low: NaN, high: NaN }, limit: 1, sense: 'most' })).toBe(true)
  expect(isPassed({ name: '', tier: '', stepS: 300, units: 1, reached: 0.9, interval: { low: NaN, high: NaN }, limit: 1, sense: 'least' })).toBe(false)
})
