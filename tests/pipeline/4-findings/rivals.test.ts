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

const measured = (values: Record<string, number>, rival: string): string[] => {
  const now = { ...window, values }
  return notBecauseOf({ statistics: {}, thresholds: thresholdsFor(loadProfile(), {}), now, before: window, like: window, year: window } as unknown as RuleContext, [rival])
}

it.each([
  ['indoor_airflow_restriction', { approach_indoor_k: 5.1, residual_approach_indoor_k: 2.7 }, { approach_indoor_k: 2.5, residual_approach_indoor_k: 0.1 }, 'the indoor side is off its heat sink by 2.5 K, 2.4 K expected (less flow raises it)'],
  ['expansion_valve_fault', { superheat_k: 0.2, residual_superheat_k: -5.7 }, { superheat_k: 11.5, residual_superheat_k: 4 }, 'superheat is 11.5 K, 7.5 K expected (a valve at its limit loses it)'],
  ['compressor_valve_leakage', { volumetric_index: 12.7, residual_volumetric_index: Math.log(12.7 / 27.9) }, { volumetric_index: 27.5, residual_volumetric_index: Math.log(27.5 / 27.9) }, 'flow per turn and suction density is 27.500, 27.900 expected (a leaking compressor lowers it)'],
  ['outdoor_coil_fouling', { approach_clean_k: 9.4, residual_approach_outdoor_k: 4.5, approach_outdoor_k: 9.4 }, { approach_clean_k: 5.1, residual_approach_outdoor_k: 0.4 }, 'the clean outdoor coil is off the air by 5.1 K, 4.7 K expected (dirt raises it)'],
] as const)('where it is where %s would bring it, a measure is no reason against that', (rival, there, elsewhere, reason) => {
  expect(measured(there, rival)).toEqual([])
  expect(measured(elsewhere, rival)).toEqual([`${rival}: ${reason}`])
})

it('a restricted liquid line raises superheat and subcooling: one that stayed speaks against it', () => {
  const overcharged = { subcooling_k: 21.4, residual_subcooling_k: 15.3, superheat_k: 6, residual_superheat_k: -0.3 }
  expect(measured(overcharged, 'liquid_line_restriction')).toEqual(['liquid_line_restriction: superheat is 6.0 K, 6.3 K expected (a restriction raises it with subcooling)'])
  expect(measured({ ...overcharged, superheat_k: 11, residual_superheat_k: 5 }, 'liquid_line_restriction')).toEqual([])
})

it('defrosts that could not be judged speak neither for nor against a rival', () => {
  expect(measured({ defrosts: 84, defrosts_unnecessary: 3, defrosts_incomplete: 1 }, 'defrost_excessive')).toEqual(['defrost_excessive: 3 of 84 defrosts were unnecessary'])
  expect(measured({ defrosts: 84 }, 'defrost_excessive')).toEqual([])
  expect(measured({ defrosts: 84 }, 'defrost_incomplete')).toEqual([])
})

it('the second best cause is told by its fault, not by the name that the ranking has for it', () => {
  const second = (name: string) =>
    notBecauseOf({ statistics: {}, thresholds: thresholdsFor(loadProfile(), {}), now: window, before: window, like: window, year: window, ranking: { best: 'compressor_bearing_wear', score: 0.71, second: name, secondScore: 0.42 } } as unknown as RuleContext, [], 'compressor_bearing_wear')
  for (const [name, fault] of [['meter', 'metering_fault'], ['wrong_way', 'reversing_valve_stuck'], ['efficiency_loss', 'cop_degradation'], ['refrigerant_leak', 'refrigerant_leak']] as const)
    expect(second(name)).toEqual([`${fault}: the residuals fit it by 0.42, compressor bearing wear by 0.71`])
})
