import { describe, expect, test } from 'vitest'
import { daysOf, repeat, type Sample } from './series'

const heating: Sample = { mode: 'heat', power_w: 1500, compressor_hz: 50, outdoor_c: 8, indoor_c: 20, setpoint_c: 20, aux_power_w: 0, defrost: false }
const helped: Sample = { ...heating, power_w: 4500, aux_power_w: 3000 }
const day = (samples: readonly Sample[], sampleS = 300) => daysOf(sampleS, samples)[0]

describe('backup heat', () => {
  test('is counted in hours; without a meter of it only where the mode says so', () => {
    expect(day([...repeat(12, heating), ...repeat(6, helped)])).toMatchObject({ aux_h: 0.5, aux_alone_h: 0, aux_idle_h: 0, aux_recovery_h: 0 })
    expect(day(repeat(3, { ...heating, aux_power_w: NaN }))).toMatchObject({ aux_h: NaN, aux_idle_h: NaN })
    expect(day([...repeat(12, { ...heating, aux_power_w: NaN }), ...repeat(6, { ...heating, aux_power_w: NaN, mode: 'aux' })])?.aux_h).toBe(0.5)
  })

  test('alone without the compressor, but not in a defrost', () => {
    const alone: Sample = { ...helped, compressor_hz: 0, mode: 'aux' }
    expect(day([...repeat(6, alone), ...repeat(6, { ...alone, defrost: true })])).toMatchObject({ aux_h: 1, aux_alone_h: 0.5 })
  })

  test.each([
    ['the unit is off', { mode: 'off' as const }],
    ['it cools', { mode: 'cool' as const }],
    ['the room is more than 1 K above its setpoint', { indoor_c: 21.1 }],
  ])('idle when %s', (_, more) => {
    expect(day([heating, ...repeat(12, { ...helped, ...more })])?.aux_idle_h).toBe(1)
  })

  test('idle in samples over five minutes only between others without a call, and above a quarter of an hour not at all', () => {
    const idle: Sample = { ...helped, mode: 'off', compressor_hz: 0 }
    const hours = (sampleS: number, count: number) => day([...repeat(4, heating), ...repeat(count, idle), ...repeat(4, heating)], sampleS)?.aux_idle_h
    expect([hours(300, 1), hours(900, 1), hours(900, 4), hours(1800, 4)]).toEqual([1 / 12, 0, 0.5, NaN])
    expect(day([...repeat(4, heating), ...repeat(4, idle)], 1800)).toMatchObject({ aux_h: 2, aux_alone_h: NaN })
  })

  test('a setpoint of water says nothing about the room', () => {
    expect(day([heating, ...repeat(12, { ...helped, setpoint_c: 45, indoor_c: 50 })])?.aux_idle_h).toBe(0)
  })

  test('how warm it was for a quarter of an hour of it in all', () => {
    const at = (c: number): Sample => ({ ...helped, outdoor_c: c })
    expect(day([heating, at(9), heating, at(7), heating, at(8), at(3)])?.aux_outdoor_c).toBe(7)
    expect(day([heating, at(9), at(8)])?.aux_outdoor_c).toBeNaN()
  })

  test('neither in a defrost nor in the quarter of an hour after one, nor for hot water', () => {
    const melting: Sample = { ...helped, defrost: true }
    expect(day([heating, melting, melting, ...repeat(3, helped)])?.aux_outdoor_c).toBeNaN()
    expect(day([heating, melting, melting, ...repeat(6, helped)])?.aux_outdoor_c).toBe(8)
    expect(day([heating, ...repeat(12, { ...helped, mode: 'dhw' as const })])).toMatchObject({ aux_h: 1, aux_outdoor_c: NaN })
  })

  test('in the two hours after a rise of the setpoint by 1.6 K it is recovery', () => {
    const raised = (k: number): Sample => ({ ...helped, setpoint_c: 20 + k })
    expect(day([...repeat(12, heating), ...repeat(30, raised(1.6))])).toMatchObject({ aux_h: 2.5, aux_recovery_h: 2, aux_outdoor_c: 8 })
    expect(day([...repeat(12, heating), ...repeat(20, raised(1.6))])).toMatchObject({ aux_recovery_h: 20 / 12, aux_outdoor_c: NaN })
    expect(day([...repeat(12, heating), ...repeat(20, raised(1.5))])).toMatchObject({ aux_recovery_h: 0, aux_outdoor_c: 8 })
    expect(day([...repeat(12, heating), raised(1), ...repeat(12, raised(2))])?.aux_recovery_h).toBe(1)
    expect(day([...repeat(12, heating), ...repeat(12, raised(1)), ...repeat(12, raised(2))])?.aux_recovery_h).toBe(0)
  })
})
