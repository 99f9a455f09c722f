import { describe, expect, test } from 'vitest'
import { compressorMap, coolingCop, cycleEnthalpies, findFluid, heatingCop, isentropicEfficiency, isentropicWork, refrigerantFlow, type VapourFit } from '../../analytics/refrigerants'

const fit = (name: string): VapourFit => findFluid(name)?.caloric as VapourFit

/** Superheat and subcooling 5 K; pressures, efficiency and COP of the equation of state, from section 1.1 of the analytics notes. */
describe('a cycle told by lines and pressures', () => {
  test.each([
    ['R-410A', 0, 40, 75, 798.08, 2418.61, 0.666, 4.38],
    ['R-410A', -15, 45, 95, 480.04, 2726.13, 0.703, 2.989],
    ['R-290', 0, 40, 75, 474.46, 1369.42, 0.478, 3.539],
    ['R-290', -15, 45, 95, 291.62, 1534.31, NaN, 2.455],
  ])('%s at %d/%d °C, %d °C behind the compressor', (name, evaporatingC, condensingC, dischargeC, low, high, efficiency, cop) => {
    const point = { evaporatingC, condensingC, suctionC: evaporatingC + 5, dischargeC, liquidC: condensingC - 5 }
    const enthalpies = cycleEnthalpies(fit(name), point)
    expect(Math.abs(heatingCop(enthalpies) / cop - 1)).toBeLessThan(0.005)
    if (efficiency === efficiency) expect(Math.abs(isentropicEfficiency(fit(name), point, enthalpies, high / low) / efficiency - 1)).toBeLessThan(0.015)
    expect(coolingCop(enthalpies)).toBeCloseTo(heatingCop(enthalpies) - 0.95, 9)
  })

  test('R-32 can’t be what reads 75 °C at 0/40 °C: its efficiency would be 1.04', () => {
    const point = { evaporatingC: 0, condensingC: 40, suctionC: 5, dischargeC: 75, liquidC: 35 }
    const enthalpies = cycleEnthalpies(fit('R-32'), point)
    const ratio = 2478.3 / 813.1
    expect(isentropicWork(fit('R-32'), 0, 5, ratio) / (enthalpies.outlet - enthalpies.inlet)).toBeCloseTo(1.04, 2)
    expect(isentropicEfficiency(fit('R-32'), point, enthalpies, ratio)).toBeNaN()
  })

  test('flow is the compressor’s power less what its shell loses over the enthalpy gained', () => {
    expect(refrigerantFlow({ inlet: 426.895, outlet: 473.97, liquid: 256.934 }, 2000)).toBeCloseTo(1900 / 47.075, 9)
  })

  test.each([
    ['wet suction gas', { suctionC: -3 }],
    ['a discharge below condensation', { dischargeC: 39 }],
    ['a missing line', { suctionC: NaN }],
  ])('%s gives no balance', (_, more) => {
    const enthalpies = cycleEnthalpies(fit('R-410A'), { evaporatingC: 0, condensingC: 40, suctionC: 5, dischargeC: 75, liquidC: 35, ...more })
    expect([heatingCop(enthalpies), coolingCop(enthalpies), refrigerantFlow(enthalpies, 2000)]).toEqual([NaN, NaN, NaN])
  })
})

test('isentropic work: R-410A at 0 °C, 5 K, ratio 3.0306 is 31.35 kJ/kg, of the equation of state 31.36', () => {
  expect(Math.abs(isentropicWork(fit('R-410A'), 0, 5, 3.0306) - 31.35)).toBeLessThan(0.01)
})

test.each(['R-410A', 'R-32', 'R-454B', 'R-290', 'R-134a', 'R-22', 'R-407C'])('isentropic work of %s grows with the ratio and the inlet’s temperature, and is none at a ratio of 1', (name) => {
  expect(isentropicWork(fit(name), 0, 5, 1)).toBe(0)
  expect(isentropicWork(fit(name), 0, 5, 4)).toBeGreaterThan(isentropicWork(fit(name), 0, 5, 3))
  expect(isentropicWork(fit(name), 0, 10, 3)).toBeGreaterThan(isentropicWork(fit(name), 0, 5, 3))
})

/** The 3-ton R-410A map of section 1.1 of the analytics notes: lbm/h and W. */
const massFlow = [217.3163128, 5.094492028, -0.593170311, 4.38e-2, -2.14e-2, 1.04e-2, 7.9e-5, -5.73e-5, 1.79e-4, -8.08e-5]
const power = [-561.3615705, -15.62601841, 46.92506685, -0.217949552, 0.435062616, -0.442400826, 2.25e-4, 2.37e-3, -3.32e-3, 2.5e-3]

test('ten coefficients at 45/130 °F: 459.5 lbm/h and 3,075 W', () => {
  expect(compressorMap(massFlow, 45, 130)).toBeCloseTo(459.5, 0)
  expect(Math.abs(compressorMap(power, 45, 130) - 3075)).toBeLessThan(1)
})
