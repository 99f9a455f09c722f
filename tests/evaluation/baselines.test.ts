import { expect, test } from 'vitest'
import { compareAtEqualRecall } from '../../analytics/evaluation/baselines/at-equal-recall'
import { naiveBaselines, rawValues, type RawDays } from '../../analytics/evaluation/baselines/naive-baselines'
import { againstBaselines, bestBaselines } from '../../analytics/evaluation/goals/against-baselines'
import { evaluate } from '../../analytics/evaluation/evaluate'
import { evaluationPage } from '../../analytics/evaluation/page/evaluation-page'
import { scoreUnit } from '../../analytics/evaluation/scoring/score-unit'
import { alert, facts } from './facts'

const raw = (length: number, values: Partial<Record<(typeof rawValues)[number], (i: number) => number>>): RawDays =>
  Object.fromEntries(rawValues.map((name) => [name, Float64Array.from({ length }, (_, i) => values[name]?.(i) ?? NaN)])) as unknown as RawDays
const scores = (name: string, days: RawDays) => naiveBaselines.find((baseline) => baseline.name === name)?.scores(days) ?? new Float64Array()

test('a limit counts a value that holds on three days in a row, low where low is bad', () => {
  expect([...scores('limit on discharge_c', raw(6, { discharge_c: (i) => [80, 90, 85, 95, NaN, 99][i] as number }))]).toEqual([NaN, NaN, 80, 85, NaN, 85])
  expect([...scores('limit on cop', raw(4, { cop: (i) => [4, 3, 2, 3.5][i] as number }))].slice(2)).toEqual([-4, -3.5])
})

test('a trend is the slope a year of weekly medians, looked at every thirty days from twelve weeks on', () => {
  const days = raw(120, { cop: (i) => Math.exp(-0.1 * (i / 365)), starts: (i) => 10 + 3.65 * (i / 365) })
  const cop = scores('trend of ln cop', days)
  expect([...cop].flatMap((value, i) => (Number.isNaN(value) ? [] : [i]))).toEqual([89, 119])
  expect(cop[119]).toBeCloseTo(0.1, 9)
  expect(scores('trend of starts', days)[119]).toBeCloseTo(3.65, 9)
})

const leak = { fault: 'refrigerant_leak', onset: '2025-03-01' }
const fleet = [
  facts('a', leak, [alert('refrigerant_leak', '2025-04-01', { confidence: 0.9 })], { naivePeaks: { 'limit on cop': 5, 'limit on starts': 1 } }),
  facts('b', leak, [alert('refrigerant_leak', '2025-04-01', { confidence: 0.7 })], { naivePeaks: { 'limit on cop': 1, 'limit on starts': NaN } }),
  facts('c', leak, [], { naivePeaks: { 'limit on cop': 4 } }),
  facts('d', leak, [], { naivePeaks: { 'limit on cop': 0 } }),
  facts('x', {}, [], { naivePeaks: { 'limit on cop': 4.5, 'limit on starts': 2 } }),
  facts('y', {}, [alert('cop_degradation', '2025-04-01', { confidence: 0.6 })], { naivePeaks: { 'limit on cop': 2, 'limit on starts': 2 } }),
].map(scoreUnit)

test('a rule of thumb is set so that it finds as many units as the detectors, which are then compared at that recall', () => {
  const [cop, starts] = compareAtEqualRecall('refrigerant_leak', fleet)
  expect(cop).toMatchObject({ baseline: 'limit on cop', naive: { found: 2, recall: 0.5, falselyAlarmed: 1 }, detectors: { found: 2, falselyAlarmed: 0, ppvAt10Pct: 1 } })
  expect(starts).toMatchObject({ baseline: 'limit on starts', naive: { found: 1, recall: 0.25, falselyAlarmed: 2 }, detectors: { found: 1, falselyAlarmed: 0 } })
})

test('one that finds less than a fifth at any threshold is no baseline', () => {
  const found = [alert('refrigerant_leak', '2025-04-01')]
  const more = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => scoreUnit(facts(id, leak, found, { naivePeaks: id === 'a' ? { 'limit on starts': 1 } : {} })))
  const comparisons = compareAtEqualRecall('refrigerant_leak', [...more, scoreUnit(facts('x', {}))])
  expect(comparisons[0]?.naive.recall).toBeCloseTo(1 / 6, 12)
  expect(bestBaselines(comparisons)).toEqual([{ fault: 'refrigerant_leak', tier: 'T4', stepS: 300, best: undefined }])
  expect(bestBaselines(compareAtEqualRecall('refrigerant_leak', fleet))[0]?.best?.baseline).toBe('limit on cop')
})

test('without units that have no fault nothing is said of precision, on the page neither', () => {
  const faulty = fleet.filter(({ facts: { truth } }) => truth.fault !== 'none')
  const comparisons = compareAtEqualRecall('refrigerant_leak', faulty)
  expect(bestBaselines(comparisons)[0]?.best).toBeDefined()
  expect(againstBaselines({ scores: faulty, comparisons, seed: 1 }, { tier: 'T4', stepS: 300 })).toEqual([])
  const page = evaluationPage(evaluate(faulty.map((score) => score.facts)), { title: 'x', lines: [] })
  expect([page.includes('less precise'), page.includes('not measured')]).toEqual([false, true])
})
