import { describe, expect, test } from 'vitest'
import { daysOf, repeat, type Sample } from './series'

const warm: Sample = { mode: 'heat', power_w: 3000, compressor_hz: 60, outdoor_c: -12, indoor_c: 20, setpoint_c: 21 }
const cold: Sample = { ...warm, indoor_c: 19 }
const day = (samples: readonly Sample[], sampleS = 300) => daysOf(sampleS, samples)[0]

describe('a cold room while heat is called', () => {
  test('is 1.7 K below its setpoint; at full speed the compressor gives all it can', () => {
    const slow: Sample = { ...cold, compressor_hz: 53 }
    expect(day([...repeat(3, { ...warm, compressor_hz: 60 }), ...repeat(12, cold), ...repeat(6, slow)])).toMatchObject({ cold_call_h: 1.5, cold_call_full_h: 1 })
    expect(day([...repeat(3, warm), ...repeat(12, { ...cold, indoor_c: 19.3 })])?.cold_call_h).toBe(0)
  })

  test('one reading of a high speed is no highest speed', () => {
    expect(day([warm, { ...warm, compressor_hz: 300 }, ...repeat(12, cold)])).toMatchObject({ cold_call_h: 1, cold_call_full_h: 1 })
  })

  test('a compressor of unknown speed gives all it can while it runs', () => {
    expect(day([...repeat(12, { ...cold, compressor_hz: NaN }), ...repeat(12, { ...cold, compressor_hz: NaN, power_w: 20 })])).toMatchObject({ cold_call_h: 2, cold_call_full_h: 1 })
  })

  test('is none while the unit is off or cools, nor where the setpoint is of water', () => {
    for (const more of [{ mode: 'off' }, { mode: 'cool' }] as const) expect(day(repeat(12, { ...cold, ...more }))?.cold_call_h).toBe(0)
    expect(day(repeat(12, { ...cold, setpoint_c: 45 }))?.cold_call_h).toBeNaN()
    expect(day(repeat(12, { ...cold, mode: 'unknown' }))?.cold_call_h).toBe(1)
    expect(day(repeat(12, { ...cold, mode: 'unknown', outdoor_c: 16 }))?.cold_call_h).toBe(0)
  })
})

describe('a compressor that stands while heat is called', () => {
  const stands = (outdoor_c: number, indoor_c = 19.9): Sample => ({ ...warm, power_w: 20, compressor_hz: 0, outdoor_c, indoor_c })

  test('counts after an hour, with the warmest hour outside', () => {
    expect(day([...repeat(12, warm), ...repeat(24, stands(-20)), ...repeat(6, stands(-14)), ...repeat(6, stands(-16))])).toMatchObject({ lockout_h: 25 / 12, lockout_outdoor_c: -15 })
  })

  test('not in a room that is hardly short of its setpoint', () => {
    expect(day([...repeat(12, warm), ...repeat(36, stands(-20, 20))])).toMatchObject({ lockout_h: 0, lockout_outdoor_c: NaN })
  })

  test('less than half of an hour is no hour', () => {
    expect(day([...repeat(12, warm), ...repeat(16, stands(-20))])).toMatchObject({ lockout_h: 5 / 12, lockout_outdoor_c: NaN })
  })
})
