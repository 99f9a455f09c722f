import { expect, it } from 'vitest'
import { calibratedConfidence, calibration } from '../../../analytics/pipeline/4-findings/calibrated-confidence'
import { faultCodes } from '../../../analytics/registers/register-columns'

const table = {
  schema: 'subcool/confidence@1' as const,
  source: 'by hand',
  table: [
    { fault: 'refrigerant_leak', tier: 4, confidence: 0.8, findings: 40 },
    { fault: 'refrigerant_leak', confidence: 0.6, findings: 70 },
    { fault: 'sensor_drift', tier: 3, confidence: 0.9, findings: 50 },
  ],
}

it('is that of the tier, else of all tiers, else not known', () => {
  expect(calibratedConfidence('refrigerant_leak', 4, table)).toBe(0.8)
  expect(calibratedConfidence('refrigerant_leak', 2, table)).toBe(0.6)
  expect(calibratedConfidence('sensor_drift', 3, table)).toBe(0.9)
  expect(calibratedConfidence('sensor_drift', 4, table)).toBeUndefined()
  expect(calibratedConfidence('short_cycling', 4, table)).toBeUndefined()
})

it('comes with the program only for faults of the contract', () => {
  for (const { fault } of calibration.table) expect(faultCodes as readonly string[]).toContain(fault)
})
