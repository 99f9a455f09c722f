import { expect, test } from 'vitest'
import { daysOf, type Sample } from './series'

const sample = (suction_c: number, hz: number, at?: number): Sample => ({ suction_c, compressor_hz: hz, ...(at === undefined ? {} : { at }) })
const same = (samples: readonly Sample[]) => daysOf(600, samples).map((row) => row.same_suction_h)

test('the longest time of one value in which the compressor changed twice, missing values passed over', () => {
  expect(same([sample(1.3, 0), sample(2.1, 0), sample(2.1, 50), sample(NaN, 50), sample(2.1, 0), sample(2.1, 0), sample(3.2, 50), sample(3.2, 0)])).toEqual([(5 * 600) / 3600])
  expect(same([sample(2.1, 0), sample(2.1, 50), sample(2.1, 50), sample(3.2, 0)])).toEqual([NaN])
})

test('the return is the room where air is heated, and a room may stand still', () => {
  const still = (hz: number): Sample => ({ return_c: 20.7, supply_c: 20 + hz, compressor_hz: hz })
  const day = (hydronic: boolean) => daysOf(900, [still(0), still(50), still(0), still(50)], { hydronic })[0]?.same_return_h
  expect(day(true)).toBe(1)
  expect(day(false)).toBeNaN()
})

test('goes on over midnight, and each day tells how long it had lasted', () => {
  const late = 86_400 - 1800
  expect(same([sample(2.1, 0, late), sample(2.1, 50), sample(2.1, 0), sample(2.1, 0), sample(2.1, 50), sample(4.4, 0)])).toEqual([0.5, 5 / 6])
  expect(same([sample(2.1, 0, late), sample(2.1, 50), sample(2.1, 50), sample(2.1, 0), sample(2.1, 50), sample(4.4, 0)])).toEqual([NaN, 5 / 6])
})

test('of a sensor that may tell no more than whole or half degrees two days of one value are asked for', () => {
  const cycling = (hours: number, c: number) => [sample(90, 0), ...Array.from({ length: 6 * hours }, (_, i) => sample(c, i % 12 < 6 ? 50 : 0)), sample(90, 0)]
  const longest = (hours: number, c: number) => Math.max(0, ...same(cycling(hours, c)).filter(Number.isFinite))
  const fahrenheit = (40 - 32) / 1.8
  expect([7, 0.5, fahrenheit].map((c) => longest(47, c))).toEqual([0, 0, 0])
  expect([7, 0.5, fahrenheit].map((c) => longest(49, c))).toEqual([49, 49, 49])
  expect([7.1, -0.3].map((c) => longest(47, c))).toEqual([47, 47])
})

test('a whole number of kilopascals is none of a coarse sensor', () => {
  const samples = Array.from({ length: 36 }, (_, i): Sample => ({ suction_kpa: 800, compressor_hz: i % 12 < 6 ? 50 : 0 }))
  expect(daysOf(600, samples)[0]?.same_suction_kpa_h).toBe(6)
})

test('outdoor air in whole degrees stands still for hours of fog', () => {
  const fog = (hours: number, c: number) => daysOf(600, Array.from({ length: 6 * hours }, (_, i): Sample => ({ outdoor_c: c, compressor_hz: i % 12 < 6 ? 50 : 0 }))).at(-1)?.outdoor_same_h
  expect([fog(20, 3), fog(20, 3.3), fog(50, 3)]).toEqual([NaN, 20, 50])
})
