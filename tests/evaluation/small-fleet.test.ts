import { expect, test } from 'vitest'
import { pointAt } from '../../analytics/evaluation/baselines/at-equal-recall'
import { calibrationOf } from '../../analytics/evaluation/calibration/calibration-lines'
import { cellsOf } from '../../analytics/evaluation/scoring/cells'
import { confusionOf, macroF1 } from '../../analytics/evaluation/scoring/confusion'
import { falseAlarmRate, populationOf } from '../../analytics/evaluation/scoring/false-alarm-rates'
import { scoreUnit } from '../../analytics/evaluation/scoring/score-unit'
import { restatedPrecision } from '../../analytics/evaluation/scoring/restated-precision'
import { alert, days, facts } from './facts'

const leak = { fault: 'refrigerant_leak', onset: '2025-03-01' }
const fouling = { fault: 'outdoor_coil_fouling', onset: '2025-03-01' }
const pair = { scoredDays: days('2025-01-01', '2025-12-31') }

/** Ten units: four leaks (two right, one called fouling, one undetermined), two fouled coils (one right, one missed), four without fault. */
const fleet = [
  facts('leak-1', leak, [alert('refrigerant_leak', '2025-03-11')]),
  facts('leak-2', leak, [alert('refrigerant_leak', '2025-03-21')]),
  facts('leak-3', leak, [alert('outdoor_coil_fouling', '2025-03-31')]),
  facts('leak-4', leak, [alert('cop_degradation', '2025-04-10')]),
  facts('coil-1', fouling, [alert('cop_degradation', '2025-02-01', { severity: 'minor' }), alert('outdoor_coil_fouling', '2025-03-06')]),
  facts('coil-2', fouling, []),
  facts('good-1', {}, [alert('refrigerant_leak', '2025-05-05', { severity: 'minor' })], pair),
  facts('good-2', {}, [alert('setting_change', '2025-05-05', { severity: 'advisory' })], pair),
  facts('good-3', {}, [], pair),
  facts('odd-1', { confounder: 'cold_winter' }, [alert('cop_degradation', '2025-05-05', { severity: 'critical' }), alert('cop_degradation', '2025-09-05', { severity: 'major' })], pair),
].map(scoreUnit)

const cell = (fault: string) => cellsOf(fleet, 1).find((one) => one.fault === fault)

test('a fault is found as often as a finding of its group opened, and named as often as that names it', () => {
  expect(cell('refrigerant_leak')).toMatchObject({ family: 'refrigerant', tier: 'T4', stepS: 300, units: 4, found: 4, recall: 1, causeRight: 0.5, delayDays: 25, note: 'too few units' })
  expect(cell('outdoor_coil_fouling')).toMatchObject({ units: 2, found: 1, recall: 0.5, causeRight: 1, delayDays: 5 })
})

test('precision of a fault counts the false alarms that name it and the units of other faults called so', () => {
  expect(cell('refrigerant_leak')?.precision).toBeCloseTo(2 / 3, 12)
  expect(cell('outdoor_coil_fouling')?.precision).toBeCloseTo(1 / 2, 12)
  expect(cell('refrigerant_leak')?.ppvAt10Pct).toBeCloseTo(restatedPrecision(2 / 4, 1 / 4), 12)
})

test('false alarms are counted over the scored days of units without fault and of the others before their onset', () => {
  const exposure = (4 * 365 + 6 * 59) / 365.25
  const all = cell('all')
  expect(all?.faultFreeUnitYears).toBeCloseTo(exposure, 12)
  expect(all).toMatchObject({ family: 'all', units: 6, found: 5, falseAlarms: 4 })
  expect(all?.falseAlarmsPerUnitYear).toBeCloseTo(4 / exposure, 12)
  expect(all?.precision).toBeCloseTo(5 / 9, 12)
  expect(all?.ppvAt10Pct).toBeCloseTo(restatedPrecision(5 / 6, 2 / 4), 12)
  expect(cell('refrigerant_leak')?.falseAlarms).toBe(1)
})

test('bands of severity and populations are apart', () => {
  const of = (population: string, band: Parameters<typeof falseAlarmRate>[1]) => falseAlarmRate(fleet.filter((score) => populationOf(score) === population), band, 1)
  expect(of('fault-free', 'critical or major').falseAlarms).toBe(0)
  expect(of('fault-free', 'minor and above')).toMatchObject({ falseAlarms: 1, unitsAlarmed: 1, units: 3 })
  expect(of('fault-free', 'any').falseAlarms).toBe(2)
  expect(of('confounder', 'critical or major')).toMatchObject({ falseAlarms: 2, unitsAlarmed: 1, units: 1 })
  expect(of('before onset', 'minor and above').falseAlarms).toBe(1)
  expect(of('fault-free', 'critical or major').interval).toEqual({ low: 0, high: -Math.log(0.025) / ((3 * 365) / 365.25) })
  expect(of('fault-free', 'minor and above').perUnitYear).toBeCloseTo(365.25 / (3 * 365), 12)
})

test('the confusion has a column for missed and one for undetermined', () => {
  expect(confusionOf(fleet)).toEqual([
    { truth: 'none', named: 'cop_degradation', units: 1 },
    { truth: 'none', named: 'none', units: 2 },
    { truth: 'none', named: 'refrigerant_leak', units: 1 },
    { truth: 'outdoor_coil_fouling', named: 'none', units: 1 },
    { truth: 'outdoor_coil_fouling', named: 'outdoor_coil_fouling', units: 1 },
    { truth: 'refrigerant_leak', named: 'outdoor_coil_fouling', units: 1 },
    { truth: 'refrigerant_leak', named: 'refrigerant_leak', units: 2 },
    { truth: 'refrigerant_leak', named: 'undetermined', units: 1 },
  ])
})

test('macro F1 of the cause is over detected units: leak 2 of 4 named, never wrongly; fouling 1 of 1, once wrongly', () => {
  expect(macroF1(fleet)).toBeCloseTo((4 / 6 + 2 / 3) / 2, 12)
  expect(macroF1(fleet.slice(6))).toBeNaN()
})

test('the same units drawn again give the same intervals', () => {
  expect(cellsOf(fleet, 5)).toEqual(cellsOf(fleet, 5))
})

test('a threshold that finds as many as wanted tells what it alarms falsely; ties are found together', () => {
  expect(pointAt(2, [5, 4, 1, NaN], [4.5, 3, NaN, 9])).toMatchObject({ found: 2, units: 4, falselyAlarmed: 2, faultFree: 4, recall: 0.5, precision: 0.5 })
  expect(pointAt(1, [5, 5, 1], [4])).toMatchObject({ found: 2, falselyAlarmed: 0, precision: 1, ppvAt10Pct: 1 })
  expect(pointAt(9, [5, 4], [1])).toMatchObject({ found: 2, recall: 1, falselyAlarmed: 0 })
  expect(pointAt(0, [5], [1])).toBeUndefined()
  expect(pointAt(2, [NaN], [1])).toBeUndefined()
})

test('confidence is held against how often findings were right and would be confirmed; at 10 % faulty the healthy units weigh more', () => {
  const lines = calibrationOf(fleet)
  const [faulty, healthy] = [0.1 / 0.6, 0.9 / 0.4]
  expect(lines.filter(({ fault }) => fault === 'refrigerant_leak')).toMatchObject([
    { severity: 'major', findings: 2, right: 1, confirmed: 1, rightAt10Pct: 1, brier: expect.closeTo(0.16, 12) },
    { severity: 'minor', findings: 1, right: 0, confirmed: 0, confirmedAt10Pct: 0, brier: expect.closeTo(0.36, 12) },
  ])
  expect(lines.map(({ fault, severity }) => `${fault} ${severity}`).slice(-4)).toEqual(['all advisory', 'all major', 'all minor', 'all all'])
  expect(lines.at(-1)).toMatchObject({
    findings: 9,
    meanConfidence: expect.closeTo(0.6, 12),
    right: 3 / 9,
    confirmed: 4 / 9,
    rightAt10Pct: expect.closeTo((3 * faulty) / (6 * faulty + 3 * healthy), 12),
    confirmedAt10Pct: expect.closeTo((4 * faulty) / (6 * faulty + 3 * healthy), 12),
    brier: expect.closeTo((4 * faulty * 0.16 + (2 * faulty + 3 * healthy) * 0.36) / (6 * faulty + 3 * healthy), 12),
  })
})

test('of a fleet in which nothing is wrong it says how often something was told', () => {
  const good = [facts('good-1', {}, [alert('refrigerant_leak', '2025-05-05', { severity: 'minor' })], pair), facts('good-2', {}, [], pair)].map(scoreUnit)
  expect(cellsOf(good, 1)).toMatchObject([{ fault: 'all', units: 0, found: 0, recall: NaN, falseAlarms: 1, ppvAt10Pct: NaN }])
})
