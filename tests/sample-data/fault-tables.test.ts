import { describe, expect, test } from 'vitest'
import { indoorAirFactors } from '../../sample-data/simulator/faults/airflow'
import { chargeFactors } from '../../sample-data/simulator/faults/charge'
import { rtuFactors, rtuModels, type Factors } from '../../sample-data/simulator/faults/rtu-models'
import { reachesOn, severityAfter } from '../../sample-data/simulator/faults/severity'
import type { FaultRecipe } from '../../sample-data/simulator'

const percent = (factor: number): number => 100 * (factor - 1)
const copOf = ({ capacity, power }: Factors): number => percent(capacity / power)

describe('charge (NIST tests, table 1.7 i of the analytics notes)', () => {
  test.each([
    [0.95, 8.3, -1.3, -0.6, -0.8],
    [0.9, 8.3, -4, -1.2, -2.8],
    [0.9, 0, -2.3, -0.9, -1.4],
    [0.9, -8.3, -0.6, -0.5, -0.1],
    [0.85, 8.3, -7.9, -2.1, -6],
    [0.8, 8.3, -13.2, -3, -10.5],
    [0.8, 0, -9.8, -2.3, -7.7],
    [0.8, -8.3, -6.4, -1.5, -5],
    [0.8, -17.8, -2.6, -0.7, -1.9],
    [0.7, 8.3, -27.7, -5.3, -23.6],
    [0.7, -8.3, -17.5, -3.1, -14.9],
    [0.6, 0, -40.6, -6.6, -36.4],
    [1.1, 8.3, 0, 2.6, -2.5],
    [1.2, 8.3, 0, 9, -8.2],
    [1.3, 8.3, 0, 19.2, -16.1],
  ])('heating with %d of the charge at %d °C: heat %d, power %d, COP %d %%', (charge, outdoorC, heat, power, cop) => {
    const factors = chargeFactors(charge, false, 21, outdoorC)
    expect(Math.abs(percent(factors.capacity) - heat)).toBeLessThan(0.1)
    expect(Math.abs(percent(factors.power) - power)).toBeLessThan(0.1)
    expect(Math.abs(copOf(factors) - cop)).toBeLessThan(0.15)
  })

  test.each([
    [0.9, -4.4, -1, -3.5],
    [0.8, -11.2, -2.2, -9.2],
    [0.7, -20.2, -3.6, -17.2],
    [0.6, -31.5, -5.3, -27.6],
    [1.3, 2.8, 6.2, -3.2],
  ])('cooling with %d of the charge at 35 °C: cold %d, power %d, COP %d %%', (charge, cold, power, cop) => {
    const factors = chargeFactors(charge, true, 26.67, 35)
    expect(Math.abs(percent(factors.capacity) - cold)).toBeLessThan(0.25)
    expect(Math.abs(percent(factors.power) - power)).toBeLessThan(0.25)
    expect(Math.abs(copOf(factors) - cop)).toBeLessThan(0.3)
  })
})

describe('indoor air flow (Cutler et al., table 1.7 ii)', () => {
  test.each([
    [0.9, -1.5, -4.8, -1.6, -1.4],
    [0.8, -3.4, -10.4, -3.4, -2.9],
    [0.7, -5.6, -16.4, -5.6, -4.2],
    [0.6, -8.2, -22.6, -8, -5.5],
    [0.5, -11.1, -28.7, -10.7, -6.8],
  ])('%d of the flow: heating %d and COP %d, cooling %d and COP %d %%', (flow, heat, heatCop, cold, coldCop) => {
    const [heating, cooling] = [indoorAirFactors(flow, false), indoorAirFactors(flow, true)]
    const expected = [heat, heatCop, cold, coldCop]
    const found = [percent(heating.capacity), copOf(heating), percent(cooling.capacity), copOf(cooling)]
    found.forEach((value, index) => expect(Math.abs(value - (expected[index] as number))).toBeLessThan(0.15))
  })
})

describe('rooftop units, cooling at 35 °C outdoors, wet bulb 19.4 °C, COP 4 (table 1.7 iii)', () => {
  const at = (model: keyof typeof rtuModels, fault: number): Factors => rtuFactors(rtuModels[model], fault, 19.4, 35, 4)

  test.each([
    [0.1, -2.6, 2.8],
    [0.2, -4.6, 5.2],
    [0.3, -7.8, 8.6],
    [0.4, -13.2, 13.9],
    [0.5, -21.1, 22.1],
  ])('%d less condenser air: COP %d, power %d %%', (lost, cop, power) => {
    expect(Math.abs(copOf(at('condenserFouling', lost)) - cop)).toBeLessThan(0.4)
    expect(Math.abs(percent(at('condenserFouling', lost).power) - power)).toBeLessThan(0.5)
  })

  test.each([
    [0.1, -0.9, 1.8],
    [0.3, -3, 5.3],
    [0.6, -6.4, 10.4],
  ])('%d of gas that does not condense: COP %d, power %d %%', (share, cop, power) => {
    expect(Math.abs(copOf(at('nonCondensables', share)) - cop)).toBeLessThan(0.3)
    expect(Math.abs(percent(at('nonCondensables', share).power) - power)).toBeLessThan(0.6)
  })

  test.each([
    [0.1, -3.5, -2.4],
    [0.2, -10.8, -10.6],
  ])('%d restriction of the liquid line: cold %d, COP %d %%', (share, cold, cop) => {
    expect(Math.abs(percent(at('liquidLine', share).capacity) - cold)).toBeLessThan(0.3)
    expect(Math.abs(copOf(at('liquidLine', share)) - cop)).toBeLessThan(0.4)
  })
})

describe('severity', () => {
  const fault: FaultRecipe = { fault: 'compressor_bearing_wear', onset_on: '2025-01-01', shape: 'quadratic', severity: 1, ramp_days: 140, fails: true }

  test('grows with the power of its shape, ends with the repair, and is reached on the day worked by hand', () => {
    expect(severityAfter(fault, -1)).toBe(0)
    expect(severityAfter(fault, 70)).toBe(0.25)
    expect(severityAfter({ ...fault, shape: 'quartic' }, 70)).toBe(0.0625)
    expect(severityAfter(fault, 141)).toBe(1)
    expect(severityAfter(fault, 142)).toBe(0)
    expect(reachesOn(fault, 0.25)).toBe('2025-03-12')
    expect(reachesOn({ ...fault, shape: 'linear' }, 0.25)).toBe('2025-02-05')
    expect(reachesOn(fault, 1.1)).toBeUndefined()
  })
})
