import { expect, test } from 'vitest'
import { metricNames } from '../../../analytics/contract/metric-names'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { measured } from '../../../analytics/pipeline/6-reports/job-sheet'

test('what each rule is held by has a name', () => {
  const unnamed = rules.map(({ detector }) => detector).filter((name) => !name.startsWith('cause_') && metricNames[name] === undefined)
  expect([...new Set(unnamed)].sort()).toEqual([])
})

test.each([
  ['termination_c_median', 'degC', 1.675, '1.7 °C'],
  ['defrost_unneeded_share', '1', 0.6425, '64.3 %'],
  ['defrost_kwh', 'kWh', 1275.04, '1,275 kWh'],
  ['interval_min_median', 'min', 23.75, '23.8 min'],
  ['defrost_interval_ratio', '1', 2.4, '2.4'],
  ['defrosts', '1', null, ''],
] as const)('%s is printed to what was measured', (metric, unit, value, expected) => {
  expect(measured({ metric, unit }, value)).toBe(expected)
})
