import { describe, expect, test } from 'vitest'
import type { FaultRecipe, FaultySensor, NumberSignal, SimulatedUnit } from '../../sample-data/simulator'
import { signalOf } from '../../sample-data/simulator/faults/readings'
import { runTwin, type TwinOptions } from './twins'

const where: TwinOptions = { model: 'DV-36', zone: '4A', toOn: '2024-12-12' }
const plain = runTwin(where)

const differences = (unit: SimulatedUnit, signal: NumberSignal, fromDay: number, toDay = Infinity): number[] =>
  Array.from({ length: plain.telemetry.rows }, (_, row) => row)
    .filter((row) => (plain.telemetry.index[row] as number) / 288 >= fromDay && (plain.telemetry.index[row] as number) / 288 < toDay)
    .map((row) => (unit.telemetry.numbers[signal][row] as number) - (plain.telemetry.numbers[signal][row] as number))

describe('a sensor', () => {
  test.each(['outdoor', 'liquid', 'discharge', 'supply', 'return', 'indoor'] as const)('%s drifts by its severity and nothing else moves', (sensor: FaultySensor) => {
    const fault: FaultRecipe = { fault: 'sensor_drift', onset_on: '2024-12-02', shape: 'linear', severity: 2, ramp_days: 8, sensor }
    const unit = runTwin(where, fault)
    for (const value of differences(unit, signalOf[sensor], 0, 0.9)) expect(value).toBe(0)
    for (const value of differences(unit, signalOf[sensor], 9.1)) expect(Math.abs(value - 2)).toBeLessThan(0.11)
    const half = differences(unit, signalOf[sensor], 4.9, 5.1)
    expect(half.reduce((sum, value) => sum + value, 0) / half.length).toBeCloseTo(1, 1)
    for (const other of ['power_w', 'heat_w', 'suction_kpa', 'outdoor_coil_c'] as const) for (const value of differences(unit, other, 0)) expect(value).toBe(0)
  })

  test('a suction sensor that reads high lets an electronic valve open: the true superheat falls', () => {
    const eev: TwinOptions = { ...where, model: 'DV-24B' }
    const unit = runTwin(eev, { fault: 'sensor_bias', onset_on: '2024-12-02', shape: 'step', severity: 2, sensor: 'suction' })
    const healthy = runTwin(eev)
    const opening = (of: SimulatedUnit): number => of.telemetry.numbers.eev_pct.subarray(1000, of.telemetry.rows).reduce((sum, value) => sum + value, 0)
    expect(opening(unit)).toBeGreaterThan(1.02 * opening(healthy))
  })

  test('a pressure is wrong by a share', () => {
    const unit = runTwin(where, { fault: 'sensor_bias', onset_on: '2024-12-02', shape: 'step', severity: -8, sensor: 'suction_pressure' })
    const row = unit.telemetry.rows - 1
    expect((unit.telemetry.numbers.suction_kpa[row] as number) / (plain.telemetry.numbers.suction_kpa[row] as number)).toBeCloseTo(0.92, 2)
  })

  test('one that sticks shows one value', () => {
    const unit = runTwin(where, { fault: 'sensor_stuck', onset_on: '2024-12-02', hour: 6, shape: 'step', severity: 1, sensor: 'suction' })
    const { telemetry: t } = unit
    const seen = new Set(Array.from({ length: t.rows }, (_, row) => row).filter((row) => (t.index[row] as number) / 288 > 1.26).map((row) => t.numbers.suction_c[row]))
    expect(seen.size).toBe(1)
  })
})

describe('a meter', () => {
  const meter = (kind: 'ct_half' | 'ct_reversed' | 'heat_idle' | 'heat_scale', severity: number): SimulatedUnit =>
    runTwin(where, { fault: 'metering_fault', onset_on: '2024-12-02', shape: 'step', severity, kind })
  const rows = Array.from({ length: plain.telemetry.rows }, (_, row) => row).filter((row) => (plain.telemetry.index[row] as number) / 288 >= 1)
  const [power, heat, hz] = [plain.telemetry.numbers.power_w, plain.telemetry.numbers.heat_w, plain.telemetry.numbers.compressor_hz]

  test('that sees one leg shows half, that is turned round a negative power', () => {
    const [half, turned] = [meter('ct_half', 0.5), meter('ct_reversed', 1)]
    for (const row of rows) {
      expect(Math.abs((half.telemetry.numbers.power_w[row] as number) - (power[row] as number) / 2)).toBeLessThanOrEqual(0.5)
      if ((hz[row] as number) > 0) expect(turned.telemetry.numbers.power_w[row]).toBe(-(power[row] as number))
    }
  })

  test('of heat counts at rest, or too much', () => {
    const [idle, scaled] = [meter('heat_idle', 0.5), meter('heat_scale', 2)]
    for (const row of rows) {
      if ((hz[row] as number) === 0) expect(idle.telemetry.numbers.heat_w[row]).toBe((heat[row] as number) + 500)
      expect(scaled.telemetry.numbers.heat_w[row]).toBe(2 * (heat[row] as number))
    }
  })
})
