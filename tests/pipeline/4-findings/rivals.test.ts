import { expect, it } from 'vitest'
import { loadProfile, thresholdsFor } from '../../../analytics/pipeline/4-findings/profile'
import type { RuleContext } from '../../../analytics/pipeline/4-findings/rule'
import { notBecauseOf } from '../../../analytics/pipeline/4-findings/rules/telling/rivals'

const window = { from: '2025-01-01', to: '2025-01-14', values: {} }
const told = (statistics: Record<string, number>, rival: string): string[] =>
  notBecauseOf({ statistics, thresholds: thresholdsFor(loadProfile(), {}), now: window, before: window, like: window, year: window } as unknown as RuleContext, [rival])

it.each([
  ['drift_liquid_k', 0.4, 3, 'sensor_drift', 'at rest no sensor of the circuit has moved by more than 0.4 K against its neighbours'],
  ['charge_lost_pct', 2, 12, 'refrigerant_leak', 'charge lost is 2.0 %, a finding opens at 5 %'],
  ['pressure_high_pct', 1, 6, 'non_condensables', 'pressure at rest is 1.0 % above saturation'],
  ['stuck_sensor_h', 2, 9, 'sensor_stuck', 'no sensor stood still for more than 2.0 h'],
  ['cost_excess_pct', 4, 30, 'energy_cost_anomaly', 'electricity is 4.0 % above what weather explains'],
  ['metering_suspect', 0.1, 1, 'metering_fault', 'heat and electricity fit each other on 90 % of days'],
])('%s of %d speaks against a rival, of %d for it', (statistic, low, high, rival, reason) => {
  expect(told({ [statistic]: low }, rival)).toEqual([`${rival}: ${reason}`])
  expect(told({ [statistic]: high }, rival)).toEqual([])
})
