import { expect, it } from 'vitest'
import { loadProfile, thresholdsFor } from '../../../analytics/pipeline/4-findings/profile'
import { rescore, risingOf, sameLevels } from '../../../analytics/pipeline/4-findings/rescore'

const unit = { criticality: null, gas: 'other' } as const
const levels = (set: Record<string, number> = {}) => {
  const profile = loadProfile({ schema: 'subcool/profile@1', name: 'p', thresholds: Object.fromEntries(Object.entries(set).map(([key, value]) => [key, { value }])) })
  return sameLevels(thresholdsFor(profile, {}), () => ({ cusumLimit: 10, unit }))
}

const crossings = risingOf({
  detectors: ['cop_loss', 'cause_refrigerant_leak', 'starts_per_hour', 'no_detector'],
  unit: [0, 0, 0, 0, 0, 1, 1, 2],
  detector: [0, 0, 0, 1, 1, 2, 2, 3],
  day: [100, 110, 140, 120, 130, 90, 95, 90],
  value: [0.02, 0.06, 0.12, 6, 12, 5, 9, 1e6],
  lasted: [60, 50, 20, 40, 30, 9, 4, 0],
})

it('finds per unit and group the first day, the most specific fault and the worst level', () => {
  expect(rescore(crossings, levels())).toEqual([
    { unit: 0, group: 'circuit', fault: 'refrigerant_leak', severity: 'major', detectedOn: 110 },
    { unit: 1, group: 'cycling', fault: 'short_cycling', severity: 'major', detectedOn: 95 },
  ])
})

it('follows the thresholds: lower ones find earlier, higher ones later or nothing', () => {
  expect(rescore(crossings, levels({ 'cop.watch_step': -0.01, 'compressor.starts_per_h': 4 })).map(({ unit: index, detectedOn }) => [index, detectedOn])).toEqual([[0, 100], [1, 90]])
  expect(rescore(crossings, levels({ 'cop.watch_step': -0.3, 'cop.warn_step': -0.4, 'compressor.starts_per_h': 20 }))).toEqual([
    { unit: 0, group: 'circuit', fault: 'refrigerant_leak', severity: 'minor', detectedOn: 130 },
  ])
})

it('asks for the levels of each unit', () => {
  const [usual, high] = [levels(), levels({ 'compressor.starts_per_h': 20 })]
  const none = rescore(crossings, (index, rule) => (index === 1 ? high(index, rule) : usual(index, rule)))
  expect(none.map((one) => one.unit)).toEqual([0])
})

it('keeps of the crossings what a threshold can meet first: the highest value so far, and the day', () => {
  const rising = risingOf({
    detectors: ['cop_loss', 'cop_trend_loss'], unit: [0, 0, 0, 0, 0, 1], detector: [0, 0, 0, 0, 1, 1],
    day: [100, 110, 140, 150, 120, 90], value: [0.06, 0.05, 0.06, 0.12, 3, 4], lasted: [5, 30, 20, 10, 0, 7],
  })
  expect([[...rising.unit], [...rising.detector], [...rising.from]]).toEqual([[0, 0, 1], [0, 1, 1], [0, 2, 3, 4]])
  expect([[...rising.day], [...rising.value]]).toEqual([[100, 150, 120, 90], [0.06, 0.12, 3, 4]])
  expect([...rising.lasted], 'the second stay of 20 days held 0.06 longer than the first of 5, the one at 0.05 did not').toEqual([20, 10, 0, 7])
})

it('tells a level that asks for days only where it was reached for so long, else as advice', () => {
  const lossOf = (lasted: readonly number[], value = 0.06) =>
    rescore(risingOf({ detectors: ['cop_loss'], unit: [0, 0], detector: [0, 0], day: [100, 110], value: [0.05, value], lasted }), levels()).map(({ severity, detectedOn }) => [severity, detectedOn])
  expect(lossOf([41, 30])).toEqual([['advisory', 100]])
  expect(lossOf([42, 30])).toEqual([['minor', 100]])
  expect(lossOf([5, 0], 0.1), 'a major loss waits for nothing').toEqual([['major', 100]])
})
