import { expect, test } from 'vitest'
import { metricNames as onPaper } from '../../../analytics/documents/text/metric-names'
import { rules } from '../../../analytics/pipeline/4-findings/rules'
import { measured } from '../../../analytics/pipeline/6-reports/job-sheet'
import { metricNames as onScreen } from '../../../renderer/text/en-terms'

test('every measure that has a name on the screen, and what each rule is held by, has one on paper', () => {
  const unnamed = [...Object.keys(onScreen), ...rules.map(({ detector }) => detector).filter((name) => !name.startsWith('cause_'))].filter((name) => onPaper[name] === undefined)
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
