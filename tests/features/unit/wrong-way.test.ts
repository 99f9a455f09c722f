import { describe, expect, test } from 'vitest'
import { daysOf, repeat, type Sample } from './series'

const heating: Sample = { mode: 'heat', power_w: 1500, compressor_hz: 50, outdoor_c: 2, supply_c: 35, return_c: 30, defrost: false }
const wrong: Sample = { ...heating, supply_c: 20, return_c: 21.5 }
const day = (samples: readonly Sample[], sampleS = 60) => daysOf(sampleS, samples)[0]

describe('heat that goes the wrong way', () => {
  test('is the longest time of supply colder than return while heating is told and the compressor runs', () => {
    expect(day([heating, ...repeat(7, wrong), heating, ...repeat(12, wrong), heating])?.valve_wrong_min).toBe(12)
    expect(day([heating, ...repeat(7, { ...wrong, return_c: 20.9 })])?.valve_wrong_min).toBe(0)
  })

  test('of supply warmer than return while cooling is told', () => {
    const cooling: Sample = { ...heating, mode: 'cool', outdoor_c: 30, supply_c: 12, return_c: 18 }
    expect(day([cooling, ...repeat(5, { ...cooling, supply_c: 20 })])?.valve_wrong_min).toBe(5)
  })

  test('not in a defrost, with the compressor off, without water, or where one of the two is missing', () => {
    for (const more of [{ defrost: true }, { compressor_hz: 0 }, { flow_lpm: 0 }] as const) expect(day([heating, ...repeat(5, { ...wrong, ...more })])?.valve_wrong_min).toBe(0)
    expect(day(repeat(5, { ...wrong, return_c: NaN }))?.valve_wrong_min).toBeNaN()
  })

  test('for certain: of samples over five minutes one less, since one alone may be a defrost that nothing tells', () => {
    const untold = ({ defrost: _, ...sample }: Sample): Sample => sample
    const longest = (sampleS: number, count: number) => day([...repeat(4, untold(heating)), ...repeat(count, untold(wrong)), ...repeat(4, untold(heating))], sampleS)?.valve_wrong_min
    expect([longest(900, 1), longest(900, 2), longest(600, 3), longest(300, 3)]).toEqual([0, 15, 20, 15])
  })

  test('goes on over midnight, and each day tells how long it had lasted', () => {
    const late = 86_400 - 5 * 60
    expect(daysOf(60, [{ ...heating, at: late - 60 }, ...repeat(9, wrong), heating]).map((row) => row.valve_wrong_min)).toEqual([5, 9])
  })
})

describe('the longest defrost', () => {
  const melting: Sample = { ...heating, defrost: true }
  test('of a day, pauses of three minutes included, and one that goes on over midnight', () => {
    expect(day([heating, ...repeat(4, melting), ...repeat(3, heating), ...repeat(5, melting), ...repeat(20, heating), ...repeat(9, melting)])?.defrost_longest_min).toBe(12)
    expect(day(repeat(5, heating))?.defrost_longest_min).toBe(0)
    expect(day(repeat(5, { supply_c: 20 }))?.defrost_longest_min).toBeNaN()
    const late = 86_400 - 5 * 60
    expect(daysOf(60, [{ ...heating, at: late - 60 }, ...repeat(25, melting), heating]).map((row) => row.defrost_longest_min)).toEqual([5, 25])
  })
})
