import { expect, test } from 'vitest'
import { daysOf, type Sample } from './series'

const sample = (suction_c: number, hz: number, at?: number): Sample => ({ suction_c, compressor_hz: hz, ...(at === undefined ? {} : { at }) })
const same = (samples: readonly Sample[]) => daysOf(600, samples).map((row) => row.same_suction_h)

test('the longest time of one value in which the compressor changed twice, missing values passed over', () => {
  expect(same([sample(1, 0), sample(2, 0), sample(2, 50), sample(NaN, 50), sample(2, 0), sample(2, 0), sample(3, 50), sample(3, 0)])).toEqual([(5 * 600) / 3600])
  expect(same([sample(2, 0), sample(2, 50), sample(2, 50), sample(3, 0)])).toEqual([NaN])
})

test('the return is the room where air is heated, and a room may stand still', () => {
  const still = (hz: number): Sample => ({ return_c: 20.5, supply_c: 20 + hz, compressor_hz: hz })
  const day = (hydronic: boolean) => daysOf(900, [still(0), still(50), still(0), still(50)], { hydronic })[0]?.same_return_h
  expect(day(true)).toBe(1)
  expect(day(false)).toBeNaN()
})

test('goes on over midnight, and each day tells how long it had lasted', () => {
  const late = 86_400 - 1800
  expect(same([sample(2, 0, late), sample(2, 50), sample(2, 0), sample(2, 0), sample(2, 50), sample(4, 0)])).toEqual([0.5, 5 / 6])
  expect(same([sample(2, 0, late), sample(2, 50), sample(2, 50), sample(2, 0), sample(2, 50), sample(4, 0)])).toEqual([NaN, 5 / 6])
})
