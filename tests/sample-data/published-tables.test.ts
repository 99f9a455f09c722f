import { describe, expect, test } from 'vitest'
import { airHeatingCop, airSpeedFactor, heatingCapacityRatio, hydronicCop, hydronicSpeedFactor } from '../../sample-data/simulator/performance-map'
import { runSteady, type SteadyRun } from './steady-weather'

const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? NaN

/** COP, speed over rated speed and heat of the second half hour after each minute of steady heating. */
const steadyState = ({ telemetry: t }: SteadyRun): { cop: number; ratio: number; heatW: number; supplyC: number; indoorC: number } => {
  const rows = Array.from({ length: t.rows }, (_, row) => row).filter((row) => row > 1440 && [0, 10, 20, 30].every((back) => t.mode[row - back] === 1))
  const of = (name: 'heat_w' | 'power_w' | 'compressor_hz' | 'supply_c' | 'indoor_c'): number => median(rows.map((row) => t.numbers[name][row] as number))
  return { cop: of('heat_w') / of('power_w'), ratio: of('compressor_hz') / 60, heatW: of('heat_w'), supplyC: of('supply_c'), indoorC: of('indoor_c') }
}

describe('a healthy unit', () => {
  test.each([
    ['AW-8P', 4],
    ['AW-8P', -7],
    ['Hydra 10', 0],
  ])('%s at %d °C has the COP of the map it was drawn from within 5 %%', (name, outdoorC) => {
    const run = runSteady(name, outdoorC, 0.3, 0.55)
    const { cop, ratio, supplyC } = steadyState(run)
    const map = hydronicCop(run.plan.model, outdoorC, supplyC) * hydronicSpeedFactor(ratio / run.plan.maxRatio)
    expect(Math.abs(cop / map - 1)).toBeLessThan(0.05)
  })

  test.each([
    ['DV-36', 4],
    ['MS-12', -7],
    ['DV-30F', -2],
  ])('%s at %d °C has the COP of the map it was drawn from within 5 %%', (name, outdoorC) => {
    const run = runSteady(name, outdoorC, 0.3, 0.55)
    const { cop, ratio, indoorC } = steadyState(run)
    const map = airHeatingCop(run.plan.model, outdoorC, indoorC) * airSpeedFactor(run.plan.kind, ratio)
    expect(Math.abs(cop / map - 1)).toBeLessThan(0.05)
  })

  test.each([
    [47, 1],
    [40, 0.9],
    [35, 0.84],
    [30, 0.78],
    [25, 0.72],
    [17, 0.63],
    [10, 0.56],
    [5, 0.51],
    [0, 0.46],
    [-5, 0.42],
    [-13, 0.36],
  ])('has the published share of its capacity at %d °F within 20 %%', (fahrenheit, share) => {
    const outdoorC = (fahrenheit - 32) / 1.8
    expect(Math.abs(heatingCapacityRatio(outdoorC) / share - 1)).toBeLessThan(0.2)
  })

  test('gives that capacity when more is asked for', () => {
    const run = runSteady('DV-36', -8.3, 0.3, 1.5)
    expect(Math.abs(steadyState(run).heatW / run.plan.model.capacity_w / 0.63 - 1)).toBeLessThan(0.2)
  })
})

describe('demand defrost at full load takes the published share of the time within 20 % (EnergyPlus, table 2.3)', () => {
  test.each([
    [-15, 0.8, 0.016],
    [-15, 0.9, 0.022],
    [-10, 0.7, 0.018],
    [-10, 0.9, 0.038],
    [-5, 0.7, 0.032],
    [-5, 0.9, 0.063],
    [0, 0.7, 0.054],
    [0, 0.8, 0.077],
    [0, 1, 0.119],
    [2, 0.8, 0.088],
    [2, 0.9, 0.112],
    [4, 0.7, 0.071],
    [4, 0.9, 0.128],
    [4, 1, 0.154],
  ])('%d °C and relative humidity %d: %d', (outdoorC, humidity, share) => {
    for (const model of ['DV-36', 'AW-8P']) expect(Math.abs(runSteady(model, outdoorC, humidity, 2).defrostShare / share - 1)).toBeLessThan(0.2)
  })

  test('a healthy defrost ends by temperature, with the ice gone, before its cap', () => {
    const { defrosts } = runSteady('DV-36', 1, 0.85, 0.8)
    expect(defrosts.length).toBeGreaterThan(20)
    for (const { endedBy, frostAfter, verdict, startS, endS } of defrosts)
      expect([endedBy, frostAfter, verdict, endS - startS < 600]).toEqual(['temperature', 0, 'ok', true])
  })

  test('dry air needs none', () => {
    expect(runSteady('DV-36', -10, 0.3, 1).defrosts).toEqual([])
  })
})
