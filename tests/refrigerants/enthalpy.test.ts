import { describe, expect, test } from 'vitest'
import {
  bubblePressure,
  dewPressure,
  dischargeEnthalpy,
  findFluid,
  isentropicWork,
  liquidEnthalpy,
  saturatedVapourDensity,
  saturatedVapourEnthalpy,
  suctionDensity,
  suctionEnthalpy,
  type Fluid,
  type VapourFit,
} from '../../analytics/refrigerants'

const fluid = (name: string): Fluid => findFluid(name) as Fluid
const fit = (name: string): VapourFit => fluid(name).caloric as VapourFit

describe('states of a heating cycle, superheat 5 K, subcooling 5 K, values of the equation of state', () => {
  test.each([
    ['R-410A', 0, 40, 75, 798.08, 2418.61, 426.895, 473.97, 256.934, 4.38, 0.666],
    ['R-410A', -15, 45, 95, 480.04, 2726.13, 421.117, 493.434, 265.934, 2.989, 0.703],
    ['R-290', 0, 40, 75, 474.46, 1369.42, 583.573, 690.256, 292.787, 3.539, 0.478],
    ['R-290', -15, 45, 95, 291.62, 1534.31, 566.034, 729.56, 307.053, 2.455, undefined],
  ])('%s %d/%d °C', (name, te, tc, dischargeC, pe, pc, h1, h2, h3, cop, efficiency) => {
    expect(Math.abs(dewPressure(fluid(name), te) / pe - 1)).toBeLessThan(0.003)
    expect(Math.abs(bubblePressure(fluid(name), tc) / pc - 1)).toBeLessThan(0.006)
    const inlet = suctionEnthalpy(fit(name), te, 5)
    const outlet = dischargeEnthalpy(fit(name), tc, dischargeC - tc)
    const liquid = liquidEnthalpy(fit(name), tc - 5)
    expect(inlet).toBeCloseTo(h1, 0)
    expect(Math.abs(outlet - h2)).toBeLessThan(0.9)
    expect(Math.abs(liquid - h3)).toBeLessThan(0.5)
    expect(Math.abs((0.95 * (outlet - liquid)) / (outlet - inlet) / cop - 1)).toBeLessThan(0.01)
    if (efficiency !== undefined)
      expect(isentropicWork(fit(name), te, 5, pc / pe) / (outlet - inlet)).toBeCloseTo(efficiency, 1)
  })

  test('R-32 cannot read 75 °C at 0/40 °C: isentropic efficiency over 0.9', () => {
    const inlet = suctionEnthalpy(fit('R-32'), 0, 5)
    const outlet = dischargeEnthalpy(fit('R-32'), 40, 35)
    const ratio = dewPressure(fluid('R-32'), 40) / dewPressure(fluid('R-32'), 0)
    expect(isentropicWork(fit('R-32'), 0, 5, ratio) / (outlet - inlet)).toBeCloseTo(1.04, 1)
  })
})

test.each([
  ['R-32', 515.299],
  ['R-134a', 398.603],
  ['R-22', 405.048],
  ['R-290', 574.866],
  ['R-410A', 421.37],
  ['R-407C', 409.38],
  ['R-454B', 461.28],
])('%s saturated at 0 °C: liquid 200, vapour %d kJ/kg', (name, vapour) => {
  expect(liquidEnthalpy(fit(name), 0)).toBeCloseTo(200, 0)
  expect(Math.abs(saturatedVapourEnthalpy(fit(name), 0) - vapour)).toBeLessThan(0.23)
})

test('R-32 vapour density at 0 °C is 22.09 kg/m³ and falls with superheat', () => {
  expect(Math.abs(saturatedVapourDensity(fit('R-32'), 0) / 22.091 - 1)).toBeLessThan(0.0075)
  expect(suctionDensity(fit('R-32'), 0, 10) / saturatedVapourDensity(fit('R-32'), 0)).toBeCloseTo(273.15 / 283.15, 9)
})

test('isentropic work of R-410A at 0 °C, 5 K, ratio 3.0306 is 31.35 kJ/kg', () => {
  expect(isentropicWork(fit('R-410A'), 0, 5, 3.0306)).toBeCloseTo(31.35, 1)
})
