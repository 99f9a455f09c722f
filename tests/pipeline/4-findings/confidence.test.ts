import { describe, expect, it } from 'vitest'
import { calibration, calibrationRow, scoreOf, severityClasses, shifted } from '../../../analytics/pipeline/4-findings/calibrated-confidence'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { faultCodes } from '../../../analytics/registers/register-columns'

const row = (more: object) => ({ severity: 'minor' as const, findings: 40, confirmed: 0.5, shift: 0, ...more })
const ofAll = row({ shift: 0.1 })
const leak = row({ fault: 'refrigerant_leak', shift: 0.2 })
const leanLeak = row({ fault: 'refrigerant_leak', tier: 3, shift: 0.3 })
const majorLeak = row({ fault: 'refrigerant_leak', severity: 'major', shift: 0.4 })
const table = [ofAll, leak, leanLeak, majorLeak]

describe('the row of a finding', () => {
  it('is that of its fault, severity and tier, else of its fault and severity, else of its severity', () => {
    expect(calibrationRow('refrigerant_leak', 'minor', 3, { table })).toBe(leanLeak)
    expect(calibrationRow('refrigerant_leak', 'minor', 4, { table })).toBe(leak)
    expect(calibrationRow('short_cycling', 'minor', 3, { table })).toBe(ofAll)
  })

  it('is that of major findings for critical ones, and never one of another severity', () => {
    expect(calibrationRow('refrigerant_leak', 'critical', 3, { table })).toBe(majorLeak)
    expect(calibrationRow('short_cycling', 'major', 3, { table })).toBeUndefined()
    expect(calibrationRow('refrigerant_leak', 'advisory', 3, { table })).toBeUndefined()
  })
})

describe('a score with its log odds shifted', () => {
  it('follows the odds: 1 to 1 times 4 is 4 to 5, 9 to 1 over 9 is 1 to 2', () => {
    expect(shifted(0.5, Math.log(4))).toBe(0.8)
    expect(shifted(0.9, -Math.log(9))).toBe(0.5)
    expect(shifted(0.73, 0)).toBe(0.73)
  })

  it('keeps the order of scores and stays within 0.05 and 0.95', () => {
    expect([0.6, 0.7, 0.8, 0.9].map((score) => shifted(score, -1.5))).toEqual([0.25, 0.34, 0.47, 0.67])
    expect([shifted(0.95, 3), shifted(0.05, -3)]).toEqual([0.95, 0.05])
    expect([scoreOf(1.1), scoreOf(0.01), scoreOf(0.8049)]).toEqual([0.95, 0.05, 0.8])
  })
})

describe('the calibration that the program comes with', () => {
  it('has a row for every severity, which every fault that a rule can raise falls back to', () => {
    for (const severity of severityClasses) {
      expect(calibration.table.filter((one) => one.severity === severity && one.fault === undefined)).toHaveLength(1)
      for (const { fault } of rules) for (const tier of [1, 2, 3, 4, 5]) expect(calibrationRow(fault, severity, tier)).toBeDefined()
    }
  })

  it('knows only faults of the contract, each row once, and says what it was made of', () => {
    const keys = calibration.table.map(({ fault, severity, tier }) => `${fault} ${severity} ${tier}`)
    expect(new Set(keys).size).toBe(keys.length)
    for (const { fault } of calibration.table) if (fault !== undefined) expect(faultCodes as readonly string[]).toContain(fault)
    expect(calibration.source).toMatch(/--calibrate, seed \d+/)
    expect(calibration.source).toContain('one unit in ten')
  })

  it('is surer of what sends somebody out than of what waits', () => {
    const share = (severity: 'major' | 'minor') => calibration.table.find((one) => one.severity === severity && one.fault === undefined)?.confirmed ?? NaN
    expect(share('major')).toBeGreaterThan(share('minor'))
  })
})
