import { describe, expect, test } from 'vitest'
import { bubblePressure, findFluid, type Fluid } from '../../analytics/refrigerants'
import type { FaultRecipe, NumberSignal, SimulatedUnit } from '../../sample-data/simulator'
import { runTwin, type TwinOptions } from './twins'

const summer: TwinOptions = { model: 'AW-8P', zone: '5A', fromOn: '2024-07-01', toOn: '2024-07-08' }

/** Rows at which the compressor has stood still for at least so many hours. */
const rested = ({ telemetry: t, plan }: SimulatedUnit, hours: number): number[] => {
  const rows: number[] = []
  let off = 0
  for (let row = 0; row < t.rows; row++) {
    off = t.numbers.compressor_hz[row] === 0 ? off + plan.sampleS : 0
    if (off >= hours * 3600) rows.push(row)
  }
  return rows
}

describe('after three hours of rest', () => {
  const unit = runTwin(summer)
  const rows = rested(unit, 3)
  const of = (name: NumberSignal, row: number): number => unit.telemetry.numbers[name][row] as number
  const { offsets } = unit.plan.character

  test('air, coil, suction and liquid line agree, but for the offsets of their sensors and the hour behind', () => {
    expect(rows.length).toBeGreaterThan(500)
    for (const row of rows) {
      const group = [of('outdoor_c', row) - offsets.outdoor, of('outdoor_coil_c', row) - offsets.coil, of('suction_c', row) - offsets.suction, of('liquid_c', row) - offsets.liquid]
      expect(Math.max(...group) - Math.min(...group)).toBeLessThan(1.6)
    }
  })

  test('the crankcase heater keeps the discharge line warmer', () => {
    for (const row of rows) expect(of('discharge_c', row) - of('suction_c', row)).toBeGreaterThan(4)
  })

  test('both pressures are that of the liquid', () => {
    const fluid = findFluid('R-290') as Fluid
    for (const row of rows) {
      const expected = bubblePressure(fluid, of('suction_c', row) - offsets.suction)
      expect(Math.abs(of('suction_kpa', row) / expected - 1)).toBeLessThan(0.06)
      expect(Math.abs(of('discharge_kpa', row) / of('suction_kpa', row) - 1)).toBeLessThan(0.04)
    }
  })

  const pressureOver = (fault: FaultRecipe): number => {
    const faulty = runTwin(summer, fault)
    const ratios = rows.map((row) => (faulty.telemetry.numbers.suction_kpa[row] as number) / of('suction_kpa', row)).sort((a, b) => a - b)
    return ratios[ratios.length >> 1] as number
  }

  test('foreign gas raises it, a leak lowers it only when nearly all liquid is gone', () => {
    const step = { onset_on: '2024-07-01', shape: 'step' } as const
    expect(pressureOver({ ...step, fault: 'non_condensables', severity: 0.5 })).toBeGreaterThan(1.04)
    expect(pressureOver({ ...step, fault: 'refrigerant_leak', severity: 0.5 })).toBeCloseTo(1, 2)
    expect(pressureOver({ ...step, fault: 'refrigerant_leak', severity: 0.98 })).toBeLessThan(0.9)
  })
})

test('room, supply, return and indoor coil of an air unit agree after three hours of rest', () => {
  const unit = runTwin({ model: 'DV-24B', zone: '4C', fromOn: '2024-05-01', toOn: '2024-05-14' })
  const { offsets } = unit.plan.character
  const rows = rested(unit, 3)
  expect(rows.length).toBeGreaterThan(100)
  for (const row of rows) {
    const { indoor_c, supply_c, return_c, indoor_coil_c } = unit.telemetry.numbers
    const group = [(indoor_c[row] as number) - offsets.indoor, (supply_c[row] as number) - offsets.supply, (return_c[row] as number) - offsets.return, (indoor_coil_c[row] as number) - offsets.indoor_coil]
    expect(Math.max(...group) - Math.min(...group)).toBeLessThan(0.9)
  }
})
