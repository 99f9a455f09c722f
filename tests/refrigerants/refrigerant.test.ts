import { expect, test } from 'vitest'
import { findFluid, findRefrigerant, refrigerants, substances } from '../../analytics/refrigerants'

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
  ['HFO-1234ze', 'R-1234ze(E)'],
  ['R1233zd', 'R-1233zd(E)'],
  ['CFC-12', 'R-12'],
  ['Freon 22', 'R-22'],
  ['MO99', 'R-438A'],
])('%s is read as %s', (written, name) => {
  expect(findRefrigerant(written)?.name).toBe(name)
})

test.each([null, undefined, '', 'R-999', 'water'])('%s is unknown', (written) => {
  expect(findRefrigerant(written)).toBeUndefined()
})

const hundredths = (pct: number): bigint => BigInt(Math.round(pct * 100))
const gwpByMass = (components: Readonly<Record<string, number>>): number => {
  const gwpOf = new Map(substances().map((substance) => [substance.name, BigInt(substance.gwp)]))
  const sum = Object.entries(components).reduce((total, [name, pct]) => total + hundredths(pct) * (gwpOf.get(name) ?? 0n), 0n)
  return Number((2n * sum + 10_000n) / 20_000n)
}

test.each(refrigerants().map((refrigerant) => [refrigerant.name, refrigerant] as const))('%s: components fill it, and give its GWP', (_, refrigerant) => {
  expect(Object.values(refrigerant.components).reduce((sum, pct) => sum + hundredths(pct), 0n)).toBe(10_000n)
  expect(refrigerant.gwp).toBe(gwpByMass(refrigerant.components))
})

test.each([
  ['R-32', 675], ['R-125', 3500], ['R-134a', 1430], ['R-143a', 4470], ['R-227ea', 3220], ['R-245fa', 1030], ['R-236fa', 9810],
  ['R-152a', 124], ['R-23', 14800],
])('%s has its exchange value %d of 42 USC 7675(c)', (name, gwp) => {
  expect(substances().find((substance) => substance.name === name)).toMatchObject({ gwp, listedHfc: true, odsClass: null })
})

test.each([
  ['R-22', { odsClass: 'II', solelyOds: true, hasListedHfc: false }],
  ['R-12', { odsClass: 'I', solelyOds: true, hasListedHfc: false }],
  ['R-123', { odsClass: 'II', solelyOds: true, pressureClass: 'low', safetyClass: 'B1' }],
  ['R-502', { odsClass: 'I', solelyOds: true, hasListedHfc: false }],
  ['R-409A', { odsClass: 'II', solelyOds: true, hasListedHfc: false }],
  ['R-500', { odsClass: 'I', solelyOds: false, hasListedHfc: true }],
  ['R-401A', { odsClass: 'II', solelyOds: false, hasListedHfc: true }],
  ['R-402A', { odsClass: 'II', solelyOds: false, hasListedHfc: true }],
  ['R-408A', { odsClass: 'II', solelyOds: false, hasListedHfc: true }],
  ['R-414B', { odsClass: 'II', solelyOds: false, hasListedHfc: false }],
  ['R-515B', { odsClass: null, solelyOds: false, hasListedHfc: true }],
  ['R-1233zd(E)', { odsClass: null, hasListedHfc: false, pressureClass: 'low' }],
  ['R-514A', { odsClass: null, hasListedHfc: false, pressureClass: 'low', safetyClass: 'B1' }],
])('%s: what in it depletes ozone, what is a listed HFC', (name, facts) => {
  expect(findRefrigerant(name)).toMatchObject(facts)
})

test('a fluid without a fit is undefined, R-744 has saturation only', () => {
  expect(findFluid('R-717')).toBeUndefined()
  expect(findFluid('R-744')?.caloric).toBeUndefined()
  expect(refrigerants()).toHaveLength(100)
})
