import { describe, expect, test } from 'vitest'
import { calibrate, calibrationJson } from '../../analytics/evaluation/calibration/calibrate'
import { isConfirmed } from '../../analytics/evaluation/calibration/confirmed'
import { fitCalibration } from '../../analytics/evaluation/calibration/fit-calibration'
import { judgedFindings, mixOf, type JudgedFinding } from '../../analytics/evaluation/calibration/judged-findings'
import { logitShift } from '../../analytics/evaluation/calibration/logit-shift'
import { recalibrate } from '../../analytics/evaluation/calibration/recalibrate'
import { reliabilityOf } from '../../analytics/evaluation/calibration/reliability'
import { shrunkShare } from '../../analytics/evaluation/calibration/shrunk-share'
import { scoreUnit } from '../../analytics/evaluation/scoring/score-unit'
import { reliabilityText } from '../../analytics/evaluation/tables/reliability-text'
import { calibrationRow } from '../../analytics/pipeline/4-findings/calibrated-confidence'
import { alert, facts } from './facts'

const judged = (fault: string, confirmed: 0 | 1, more: Partial<JudgedFinding> = {}): JudgedFinding => ({ fault, severity: 'minor', tier: 4, confidence: 0.5, right: confirmed, confirmed, weight: 1, ...more })
const times = (count: number, one: JudgedFinding): JudgedFinding[] => Array.from({ length: count }, () => one)

describe('what a technician would confirm', () => {
  const confirms = (named: string, truth: Parameters<typeof facts>[1], on = '2025-06-01') => {
    const one = alert(named, on)
    return isConfirmed(scoreUnit(facts('u', truth, [one])), one)
  }
  const leak = { fault: 'refrigerant_leak', onset: '2025-03-01' }

  test('the fault that a finding names, while it is there', () => {
    expect(confirms('refrigerant_leak', leak)).toBe(true)
    expect(confirms('refrigerant_leak', leak, '2025-02-28')).toBe(false)
    expect(confirms('refrigerant_leak', {})).toBe(false)
  })

  test('a symptom of the fault that is there, in its own group and beside it; never another part', () => {
    expect(confirms('cop_degradation', leak)).toBe(true)
    expect(confirms('defrost_excessive', leak)).toBe(true)
    expect(confirms('sensor_drift', { fault: 'sensor_bias', onset: '2025-03-01' })).toBe(true)
    expect(confirms('compressor_valve_leakage', { fault: 'outdoor_coil_fouling', onset: '2025-03-01' })).toBe(false)
    expect(confirms('sensor_bias', leak)).toBe(false)
    expect(confirms('cop_degradation', { fault: 'metering_fault', onset: '2025-03-01' })).toBe(false)
  })

  test('no heat in the days after the compressor broke', () => {
    const worn = { fault: 'compressor_valve_leakage', onset: '2025-01-10', failed: '2025-05-31' }
    expect(confirms('cold_climate_risk', worn, '2025-06-02')).toBe(true)
    expect(confirms('cold_climate_risk', worn, '2025-06-03')).toBe(false)
    expect(confirms('cop_degradation', worn, '2025-06-01')).toBe(false)
  })

  test('a setting that somebody changed, though nothing is wrong with it', () => {
    const changed = { confounder: 'setpoint_raised', onset: '2025-05-01' }
    expect(confirms('setting_change', changed)).toBe(true)
    expect(confirms('setting_change', changed, '2025-04-30')).toBe(false)
    expect(confirms('setting_change', { confounder: 'cold_winter', onset: '2025-05-01' })).toBe(false)
    expect(confirms('cop_degradation', changed)).toBe(false)
  })
})

describe('one unit in ten is faulty', () => {
  const leak = { fault: 'refrigerant_leak', onset: '2025-03-01' }
  const stuck = { fault: 'sensor_stuck', onset: '2025-03-01' }
  const found = [alert('refrigerant_leak', '2025-04-01')]
  const full = [facts('a', leak, found), facts('b', leak), facts('c', stuck, [alert('sensor_stuck', '2025-04-01')]), facts('x', {}, found), facts('y', {}), facts('z', {})].map(scoreUnit)
  const lean = [facts('a2', leak, found, { tier: 'T3' }), facts('x2', {}, found, { tier: 'T3' })].map(scoreUnit)

  test('faults weigh by their share of the faulty units', () => {
    const [a, c, x] = judgedFindings(full).map(({ weight }) => weight)
    expect([a, c, x]).toEqual([expect.closeTo((0.1 * (2 / 3) * 6) / 2, 12), expect.closeTo(0.1 * (1 / 3) * 6, 12), expect.closeTo((0.9 * 6) / 3, 12)])
  })

  test('a tier on which one fault was tried does not make it common', () => {
    const mix = mixOf([full, lean])
    expect([...mix]).toEqual([['refrigerant_leak', 2 / 3], ['sensor_stuck', 1 / 3]])
    expect(judgedFindings(lean, mix)).toMatchObject([
      { tier: 3, confirmed: 1, right: 1, weight: expect.closeTo(0.1 * (2 / 3) * 2, 12) },
      { tier: 3, confirmed: 0, right: 0, weight: 0.9 * 2 },
    ])
  })
})

test('the share of a few findings is drawn towards the pool: five of its own count as much as the pool', () => {
  const own = [{ weight: 1, confirmed: 1 as const }, { weight: 1, confirmed: 1 as const }, { weight: 2, confirmed: 0 as const }]
  expect(shrunkShare(own, 0.5)).toBeCloseTo((2 + 2.5) / (4 + 5), 12)
  expect(shrunkShare(own, 0.5, 0)).toBe(0.5)
  expect(shrunkShare([{ weight: 5, confirmed: 1 }], 0.4)).toBeCloseTo(0.7, 12)
  expect(shrunkShare([], 0.4)).toBeCloseTo(0.4, 12)
})

test('log odds are shifted so that the mean of the scores is the share', () => {
  expect(logitShift([{ score: 0.5, weight: 1 }], 0.8)).toBeCloseTo(Math.log(4), 9)
  expect(logitShift([{ score: 0.2, weight: 3 }, { score: 0.8, weight: 3 }], 0.5)).toBeCloseTo(0, 9)
  expect(logitShift([{ score: 0.5, weight: 3 }, { score: 0.75, weight: 1 }], (3 * 0.25 + 0.5) / 4)).toBeCloseTo(-Math.log(3), 9)
})

test('a row for the class, each fault, and each other tier with enough findings', () => {
  const leaks = [...times(30, judged('refrigerant_leak', 1)), ...times(10, judged('refrigerant_leak', 0))]
  const cold = times(10, judged('cold_climate_risk', 0))
  const heavy = times(10, judged('sensor_stuck', 1, { severity: 'major', weight: 7 }))
  const rows = fitCalibration([...leaks, ...cold, ...heavy], [...times(40, judged('refrigerant_leak', 0, { tier: 3 })), ...times(39, judged('cold_climate_risk', 1, { tier: 2 }))])
  const pool = 30 / 50
  const ofLeaks = (30 + 5 * pool) / 45
  expect(rows).toMatchObject([
    { severity: 'minor', findings: 50, confirmed: 0.6 },
    { fault: 'cold_climate_risk', severity: 'minor', findings: 10, confirmed: 0.2 },
    { fault: 'refrigerant_leak', severity: 'minor', findings: 40, confirmed: 0.733 },
    { fault: 'refrigerant_leak', severity: 'minor', tier: 3, findings: 40, confirmed: 0.081 },
    { severity: 'major', findings: 10, confirmed: 1 },
    { fault: 'sensor_stuck', severity: 'major', findings: 10, confirmed: 1 },
  ])
  expect(rows[2]?.shift).toBeCloseTo(Math.log(ofLeaks / (1 - ofLeaks)), 3)
  expect(rows[1]?.shift).toBeCloseTo(Math.log(0.2 / 0.8), 3)
})

test('reliability by bin, and the Brier score, by weight; advice is left out', () => {
  const findings = [
    judged('a', 1, { confidence: 0.9 }),
    judged('a', 0, { confidence: 0.82, weight: 3 }),
    judged('b', 0, { confidence: 0.1, weight: 4 }),
    judged('b', 0, { confidence: 0.1, severity: 'advisory' }),
  ]
  const reliability = reliabilityOf(findings)
  expect(reliability).toEqual({
    findings: 3,
    bins: [
      { from: 0, to: 0.2, findings: 1, meanConfidence: 0.1, confirmed: 0 },
      { from: 0.8, to: 1, findings: 2, meanConfidence: expect.closeTo((0.9 + 3 * 0.82) / 4, 12), confirmed: 0.25 },
    ],
    brier: expect.closeTo((0.01 + 3 * 0.6724 + 4 * 0.01) / 8, 12),
  })
  expect(reliabilityText({ tier: 'T4', stepS: 300, ...reliability })).toEqual([
    'T4 5 min confidence 0.0 to 0.2: 1 findings, mean 0.10, confirmed 0.00 where one unit in ten is faulty',
    'T4 5 min confidence 0.8 to 1.0: 2 findings, mean 0.84, confirmed 0.25 where one unit in ten is faulty',
    'T4 5 min confidence, Brier score of 3 findings: 0.258',
  ])
  expect(reliabilityText({ tier: 'T4', stepS: 300, ...reliabilityOf([]) })).toEqual([])
})

test('a fleet calibrated by its own truth is as sure as it is right, in the same bytes each time', () => {
  const leak = { fault: 'refrigerant_leak', onset: '2025-03-01' }
  const found = (confidence: number) => [alert('refrigerant_leak', '2025-04-01', { confidence })]
  const fleet = [
    ...Array.from({ length: 60 }, (_, i) => facts(`f${i}`, leak, found(i % 2 === 0 ? 0.9 : 0.7))),
    ...Array.from({ length: 40 }, (_, i) => facts(`h${i}`, {}, i < 4 ? found(0.6) : [])),
  ]
  const made = calibrate(fleet.map(scoreUnit), 'by hand')
  const share = (0.1 * 60) / 60 / ((0.1 * 60) / 60 + (0.9 * 4) / 40)
  const row = calibrationRow('refrigerant_leak', 'critical', 4, made)
  expect(row).toMatchObject({ fault: 'refrigerant_leak', findings: 64, confirmed: Math.round(1000 * share) / 1000 })
  const after = judgedFindings(recalibrate(fleet, made).map(scoreUnit))
  const mean = after.reduce((sum, { weight, confidence }) => sum + weight * confidence, 0) / after.reduce((sum, { weight }) => sum + weight, 0)
  expect(mean).toBeCloseTo(share, 2)
  expect(new Set(after.map(({ confidence }) => confidence)).size).toBe(3)
  expect(JSON.parse(calibrationJson(made))).toEqual(made)
  expect(calibrationJson(calibrate(fleet.map(scoreUnit).sort((a, b) => (a.facts.unitId < b.facts.unitId ? 1 : -1)), 'by hand'))).toBe(calibrationJson(made))
})
