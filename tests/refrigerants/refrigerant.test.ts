import { expect, test } from 'vitest'
import { findFluid, findRefrigerant, refrigerants } from '../../analytics/refrigerants'

test.each([
  ['R-410A', 'A1', 2088, 'high'],
  ['R-32', 'A2L', 675, 'very high'],
  ['R-454B', 'A2L', 465, 'high'],
  ['R-290', 'A3', 3, 'high'],
  ['R-134a', 'A1', 1430, 'medium'],
  ['R-22', 'A1', 1810, 'high'],
  ['R-407C', 'A1', 1774, 'high'],
  ['R-744', 'A1', 1, 'very high'],
  ['R-717', 'B2L', 0, 'high'],
])('%s is %s, GWP %d, %s pressure', (name, safetyClass, gwp, pressureClass) => {
  expect(findRefrigerant(name)).toMatchObject({ name, safetyClass, gwp, pressureClass })
})

test.each([
  ['R410A', 'R-410A'],
  ['410a', 'R-410A'],
  ['HFC-32', 'R-32'],
  ['r 290', 'R-290'],
  ['Propane', 'R-290'],
  ['CO2', 'R-744'],
  ['HCFC-22', 'R-22'],
  ['R1234ze(E)', 'R-1234ze(E)'],
])('%s is read as %s', (written, name) => {
  expect(findRefrigerant(written)?.name).toBe(name)
})

test.each([null, undefined, '', 'R-999', 'water'])('%s is unknown', (written) => {
  expect(findRefrigerant(written)).toBeUndefined()
})

test('GWP of blends follows from their components by mass', () => {
  const gwp = (name: string): number => findRefrigerant(name)?.gwp ?? NaN
  expect(gwp('R-410A')).toBeCloseTo(0.5 * 675 + 0.5 * 3500, -1)
  expect(gwp('R-407C')).toBeCloseTo(0.23 * 675 + 0.25 * 3500 + 0.52 * 1430, -1)
  expect(gwp('R-454B')).toBeCloseTo(0.689 * 675 + 0.311, -1)
})

test('a fluid without a fit is undefined, R-744 has saturation only', () => {
  expect(findFluid('R-717')).toBeUndefined()
  expect(findFluid('R-744')?.caloric).toBeUndefined()
  expect(refrigerants()).toHaveLength(18)
})
