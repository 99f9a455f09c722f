import { expect, test } from 'vitest'
import { inEvenGroups, inGroups } from '../../../analytics/pipeline/3-models/running/in-groups'

const units = (count: number, length: number) => Array.from({ length: count }, (_, place) => ({ place, length }))
const sizes = (groups: readonly (readonly unknown[])[]) => groups.map((group) => group.length)

test('groups keep to days and units, and one that is longer stands alone', () => {
  expect(sizes(inGroups(units(10, 100), { days: 400, units: 3 }))).toEqual([3, 3, 3, 1])
  expect(sizes(inGroups([...units(2, 100), ...units(1, 900), ...units(2, 100)], { days: 400, units: 3 }))).toEqual([2, 1, 2])
})

test('even groups leave no small rest: 66 units of two years in four batches, not in four and one of two', () => {
  expect(sizes(inEvenGroups(units(66, 724), { days: 12_000, units: 128 }))).toEqual([17, 17, 17, 15])
  expect(sizes(inEvenGroups(units(500, 38), { days: 12_000, units: 128 }))).toEqual([125, 125, 125, 125])
  expect(sizes(inEvenGroups(units(3, 10), { days: 12_000, units: 1 }))).toEqual([1, 1, 1])
  expect(inEvenGroups(units(7, 5), { days: 10, units: 9 }).flat().map(({ place }) => place)).toEqual([0, 1, 2, 3, 4, 5, 6])
  expect(inEvenGroups([], { days: 10, units: 9 })).toEqual([])
})
