import { describe, expect, test } from 'vitest'
import { dewPressure, findFluid, type Fluid } from '../../../analytics/refrigerants'
import { daysOf, repeat, type Sample } from './series'

const fluid = findFluid('R-410A') as Fluid
const off: Sample = { mode: 'off', power_w: 10, compressor_hz: 0, discharge_c: 90, supply_c: 30, defrost: false }
const on: Sample = { mode: 'heat', power_w: 1500, compressor_hz: 50, discharge_c: 70, supply_c: 35, outdoor_c: 5, defrost: false }
const day = (samples: readonly Sample[], refrigerant: string | null = null) => daysOf(300, samples, { refrigerant })[0]

describe('the discharge line', () => {
  test('is as hot as it was for ten minutes in all while the compressor ran', () => {
    const hot = (c: number): Sample => ({ ...on, discharge_c: c })
    expect(day([off, hot(110), on, hot(104), on, hot(95), off])?.discharge_hot_c).toBe(104)
    expect(day([off, hot(110)])?.discharge_hot_c).toBeNaN()
  })

  test('has a 90th percentile from half an hour of running on', () => {
    const rising = Array.from({ length: 20 }, (_, i): Sample => ({ ...on, discharge_c: 60 + i }))
    expect(day([off, ...rising])?.discharge_p90_c).toBe(60 + 17)
    expect(day([off, ...rising.slice(0, 5)])?.discharge_p90_c).toBeNaN()
  })

  test('leaves the envelope above 120 °C and at pressures in a ratio over 8', () => {
    expect(day([off, ...repeat(6, { ...on, discharge_c: 121 }), ...repeat(6, on), ...repeat(3, { ...on, discharge_kpa: 2430, suction_kpa: 300 })])?.envelope_h).toBe(0.75)
  })
})

describe('liquid in the suction gas', () => {
  /** Evaporating at -5, condensing at 40 °C. */
  const wet: Sample = { ...on, suction_kpa: dewPressure(fluid, -5), discharge_kpa: dewPressure(fluid, 40), suction_c: -4, discharge_c: 49 }

  test('shows in hardly any superheat at both sides of the compressor, ten minutes after the start', () => {
    expect(day([off, ...repeat(14, wet)], 'R-410A')?.floodback_h).toBe(13 / 12)
    expect(day([off, ...repeat(14, { ...wet, suction_c: -2 })], 'R-410A')?.floodback_h).toBe(0)
    expect(day([off, ...repeat(14, { ...wet, discharge_c: 51 })], 'R-410A')?.floodback_h).toBe(0)
    expect(day([off, ...repeat(14, { ...wet, superheat_k: 5 })], 'R-410A')?.floodback_h).toBe(0)
  })

  test('not in a defrost nor in the ten minutes after one', () => {
    expect(day([off, ...repeat(4, { ...on, discharge_c: 90 }), ...repeat(6, { ...wet, defrost: true }), ...repeat(4, wet)], 'R-410A')?.floodback_h).toBe(2 / 12)
  })

  test('in samples over five minutes not in the one in which a run began or ended: it is of both', () => {
    expect(daysOf(900, [off, ...repeat(6, wet), off, wet, wet, off], { refrigerant: 'R-410A' })[0]?.floodback_h).toBe(1)
  })

  test('without pressures shows in a discharge line hardly warmer than what it heats', () => {
    expect(day([off, ...repeat(13, { ...on, discharge_c: 42 })])?.floodback_h).toBe(1)
    expect(day([off, ...repeat(13, { ...on, discharge_c: 43 })])?.floodback_h).toBe(0)
    expect(day([off, ...repeat(13, { ...on, mode: 'cool', outdoor_c: 36, supply_c: 12, discharge_c: 43 })])?.floodback_h).toBe(1)
  })
})
