import { describe, expect, it } from 'vitest'
import { fitChangePoint, predict } from '../../../analytics/pipeline/3-models/energy/change-point'
import { decomposeCost } from '../../../analytics/pipeline/3-models/energy/decompose-cost'
import { energyCost } from '../../../analytics/pipeline/3-models/energy/energy-cost'
import { weeklyExcess } from '../../../analytics/pipeline/3-models/energy/weekly-excess'
import { makeUnit, noise, weather } from './series'

const kelvinBelow = (balance: number, t: number): number => Math.max(0, balance - t)

describe('change point', () => {
  const days = Array.from({ length: 365 }, (_, i) => weather(i))

  it('recovers a balance point of 15.5 degC, 1.2 kWh/K and 4 kWh a day', () => {
    const fit = fitChangePoint(days, days.map((t, i) => 4 + 1.2 * kelvinBelow(15.5, t) + 0.5 * noise(i, 9)))
    expect(fit.slopes).toEqual([{ side: 'below', balanceC: 15.5, perK: expect.closeTo(1.2, 1) }])
    expect(fit.baseKwh).toBeCloseTo(4, 0)
  })
  it('finds heating and cooling at once', () => {
    const fit = fitChangePoint(days, days.map((t) => 3 + 0.9 * kelvinBelow(14, t) + 0.7 * Math.max(0, t - 18)))
    expect(fit.slopes).toEqual([{ side: 'below', balanceC: 14, perK: expect.closeTo(0.9, 9) }, { side: 'above', balanceC: 18, perK: expect.closeTo(0.7, 9) }])
    expect(fit.sse).toBeLessThan(1e-6)
    for (const t of [-9, 10, 16, 25]) expect(predict(fit, t)).toBeCloseTo(3 + 0.9 * kelvinBelow(14, t) + 0.7 * Math.max(0, t - 18), 6)
  })
  it('bends upwards below the knee where backup heat comes in, and only there', () => {
    const cold = days.map((t) => t - 5)
    const bent = fitChangePoint(cold, cold.map((t, i) => 2 + kelvinBelow(15.5, t) + 2 * kelvinBelow(-4, t) + 0.2 * noise(i, 4)))
    expect(bent.slopes.map(({ balanceC }) => balanceC)).toEqual([15.5, -4])
    expect(predict(bent, -10)).toBeCloseTo(2 + 25.5 + 12, 0)
    const straight = fitChangePoint(cold, cold.map((t, i) => 2 + kelvinBelow(15.5, t) + 0.5 * noise(i, 4)))
    expect(straight.slopes).toHaveLength(1)
  })
  it('is a mean where nothing depends on the weather', () => {
    const fit = fitChangePoint([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Array(12).fill(7))
    expect(fit).toMatchObject({ baseKwh: expect.closeTo(7, 9), slopes: [] })
  })
})

describe('weekly excess', () => {
  const house = (factor: (i: number) => number, length = 400) =>
    makeUnit({ length, day: (i) => ({ station_c_mean: weather(i), energy_kwh: factor(i) * (4 + 1.2 * kelvinBelow(15.5, weather(i))) * (1 + 0.1 * noise(i, 7)) }) })

  it('is judged on Mondays only and stays within noise in a healthy house', () => {
    const weeks = weeklyExcess(house(() => 1))
    expect(weeks.length).toBeGreaterThan(40)
    for (const { monday } of weeks) expect(new Date((Date.parse('2024-11-01') / 86_400_000 + monday) * 86_400_000).getUTCDay()).toBe(1)
    expect(weeks.filter(({ significantPct }) => significantPct > 0)).toEqual([])
    expect(Math.max(...(energyCost.compute(house(() => 1)).held.cost_excess_pct as Float64Array).filter(Number.isFinite))).toBe(0)
  })
  const firstAt = (held: number[], least: number) => held.findIndex((value) => value >= least)
  it('holds 40 % more from the second such week of the second winter on, for as long as it lasts', () => {
    const held = [...(energyCost.compute(house((i) => (i >= 420 && i < 500 ? 1.4 : 1), 600)).held.cost_excess_pct as Float64Array)]
    const first = firstAt(held, 25)
    expect(first).toBeGreaterThanOrEqual(428)
    expect(first).toBeLessThanOrEqual(441)
    const lasting = held.slice(first, 500).filter(Number.isFinite)
    expect(Math.min(...lasting)).toBeGreaterThan(30)
    expect(Math.max(...lasting)).toBeLessThan(48)
    expect(held.filter(Number.isFinite).at(-1)).toBe(0)
  })
  it('knows nothing after a repair of the weeks before it', () => {
    const mended = { ...house((i) => (i >= 420 && i < 445 ? 1.5 : 1), 600), repairs: [445] }
    const held = [...(energyCost.compute(mended).held.cost_excess_pct as Float64Array)]
    expect(Math.max(...held.slice(420, 445).filter(Number.isFinite))).toBeGreaterThan(25)
    expect(Math.max(0, ...held.slice(445).filter(Number.isFinite))).toBe(0)
  })
  it('takes rooms set 3 K warmer for weather 3 K colder, and not for waste', () => {
    const set = (i: number) => (i >= 420 ? 23 : 20)
    const home = (kwhFor: (i: number) => number) => makeUnit({ length: 600, day: (i) => ({ station_c_mean: weather(i), setpoint_c_mean: set(i), energy_kwh: kwhFor(i) * (1 + 0.1 * noise(i, 7)) }) })
    const most = (kwhFor: (i: number) => number) => Math.max(...(energyCost.compute(home(kwhFor)).held.cost_excess_pct as Float64Array).filter(Number.isFinite))
    expect(most((i) => 4 + 1.2 * kelvinBelow(set(i) - 4.5, weather(i)))).toBe(0)
    expect(most((i) => (i >= 420 ? 1.4 : 1) * (4 + 1.2 * kelvinBelow(set(i) - 4.5, weather(i))))).toBeGreaterThan(30)
  })
  it('expects no saving of a new setback at night', () => {
    const home = makeUnit({ length: 600, day: (i) => ({ station_c_mean: weather(i), setpoint_c_mean: i >= 420 ? 18 : 20, energy_kwh: (i >= 420 ? 1.05 : 1) * (4 + 1.2 * kelvinBelow(15.5, weather(i))) * (1 + 0.1 * noise(i, 7)) }) })
    expect(Math.max(...(energyCost.compute(home).held.cost_excess_pct as Float64Array).filter(Number.isFinite))).toBe(0)
  })
  it('tells before the baseline is a year long only of what no season explains', () => {
    const held = (factor: number) => [...(energyCost.compute(house((i) => (i >= 100 ? factor : 1), 180)).held.cost_excess_pct as Float64Array)]
    expect(firstAt(held(1.4), 15)).toBe(-1)
    expect(firstAt(held(2), 60)).toBeGreaterThanOrEqual(108)
    expect(firstAt(held(2), 60)).toBeLessThanOrEqual(121)
  })
  it('does not compare weeks outside the weather of the baseline', () => {
    const unit = makeUnit({ length: 120, day: (i) => ({ station_c_mean: i < 60 ? 8 + 2 * noise(i) : -12, energy_kwh: i < 60 ? 20 : 90 }) })
    expect(weeklyExcess(unit).filter(({ monday }) => monday > 67 && monday < 92)).toEqual([])
  })
  it('takes a house that stands empty for no baseline', () => {
    const empty = makeUnit({ length: 100, day: (i) => ({ station_c_mean: weather(i), energy_kwh: 10, setpoint_c_mean: 10 }) })
    expect(weeklyExcess(empty)).toEqual([])
  })
})

describe('parts of a change of cost', () => {
  const before = { priceMean: 0.2, energyKwh: 1000, degreeDays: 500, heatKwh: 3000, auxKwh: 0 }

  it('by hand: price up by a tenth and a fifth more degree-days, nothing else', () => {
    const parts = decomposeCost(before, { ...before, priceMean: 0.22, energyKwh: 1200, degreeDays: 600, heatKwh: 3600 })
    const weight = (264 - 200) / Math.log(1.1 * 1.2)
    expect(parts).toEqual({ total: 64, price: expect.closeTo(weight * Math.log(1.1), 9), weather: expect.closeTo(weight * Math.log(1.2), 9), load: expect.closeTo(0, 9), cop: expect.closeTo(0, 9), aux: expect.closeTo(0, 9) })
    expect((parts?.price ?? 0) + (parts?.weather ?? 0)).toBeCloseTo(64, 9)
    expect(parts?.price).toBeCloseTo(21.971, 3)
  })
  it('by hand: COP from 3 to 2.5 and 100 kWh of backup heat for the same heat', () => {
    const after = { ...before, energyKwh: 1260, auxKwh: 100, heatKwh: 3000 }
    const parts = decomposeCost(before, after)
    const cop = 2900 / 1160
    const mixing = 1 - 100 / 1260 + 100 / 1260 / cop
    const weight = (252 - 200) / Math.log(1.26)
    expect(cop).toBe(2.5)
    expect(parts?.cop).toBeCloseTo(weight * Math.log(3 / 2.5), 9)
    expect(parts?.aux).toBeCloseTo(-weight * Math.log(mixing), 9)
    expect([parts?.price, parts?.weather, parts?.load]).toEqual([0, 0, 0].map(() => expect.closeTo(0, 9)))
    expect((parts?.cop ?? 0) + (parts?.aux ?? 0)).toBeCloseTo(52, 9)
  })
  it('adds up exactly, whatever changed, with and without heat, and changes sign when time runs backwards', () => {
    for (let i = 0; i < 50; i++) {
      const of = (seed: number) => {
        const energyKwh = 800 + 300 * noise(i, seed)
        const auxKwh = energyKwh * (0.1 + 0.09 * noise(i, seed + 1))
        return { priceMean: 0.2 + 0.1 * noise(i, seed + 2), energyKwh, auxKwh, heatKwh: 3 * (energyKwh - auxKwh) * (1 + 0.2 * noise(i, seed + 3)) + auxKwh, degreeDays: 400 + 100 * noise(i, seed + 4) }
      }
      const [a, b] = [of(1), of(11)]
      for (const [one, other] of [[a, b], [{ ...a, heatKwh: undefined }, b]] as const) {
        const parts = decomposeCost(one as typeof a, other)
        const sum = (parts?.price ?? 0) + (parts?.weather ?? 0) + (parts?.load ?? 0) + (parts?.cop ?? 0) + (parts?.aux ?? 0)
        expect(sum).toBeCloseTo(b.priceMean * b.energyKwh - a.priceMean * a.energyKwh, 9)
        expect(decomposeCost(other, one as typeof a)?.weather).toBeCloseTo(-(parts?.weather ?? NaN), 9)
      }
    }
  })
  it('has no parts where nothing was used or there was no weather', () => {
    expect(decomposeCost(before, { ...before, energyKwh: 0 })).toBeUndefined()
    expect(decomposeCost({ ...before, degreeDays: 0 }, before)).toBeUndefined()
  })
})
