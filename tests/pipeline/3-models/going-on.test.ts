import { expect, describe, it } from 'vitest'
import { computeUnit, type UnitResult } from '../../../analytics/pipeline/3-models/running/compute-unit'
import { detectors, models } from '../../../analytics/pipeline/3-models/models'
import { joinParts } from '../../../analytics/pipeline/3-models/remembered/join-parts'
import { partOf } from '../../../analytics/pipeline/3-models/remembered/part-of'
import type { UnitSeries } from '../../../analytics/pipeline/3-models/unit-series'
import { saidAtOnce, saidPiecewise } from './going-on'
import { livelyUnit } from './lively-unit'

const everySoMany = (days: number, length: number): number[] => [...Array.from({ length: Math.ceil(length / days) - 1 }, (_, k) => (k + 1) * days), length]

/** A unit that measures less, and some of it later. */
const poor = (): UnitSeries => {
  const unit = livelyUnit({}, 'wears', 500)
  for (const column of Object.values(unit.modes.cool)) column.fill(NaN)
  for (const name of ['cop', 'carnot_fraction', 'suction_kpa', 'discharge_kpa', 'isentropic_efficiency', 'volumetric_index', 'approach_outdoor_k'] as const) unit.modes.heat[name].fill(NaN)
  for (const name of ['aux_h', 'closure', 'rest_pressure_pct', 'rest_outdoor_k', 'energy_kwh', 'standby_w', 'station_night_c'] as const) unit.day[name].fill(NaN, 0, 170)
  return unit
}

const units: Readonly<Record<string, UnitSeries>> = {
  'a unit that wears': livelyUnit(),
  'a unit that leaks': livelyUnit({}, 'leaks'),
  'a repaired unit': livelyUnit({ repairs: [60, 333, 334, 590], updates: [450] }),
  'a unit that measures less': poor(),
}

describe.each(Object.entries(units))('%s that goes on from what models remember', (_, unit) => {
  const whole = new Map(models.map((model) => [model, saidAtOnce(model, unit)]))
  it.each([30, 47])('says day by day what it says of the whole record, by %i days', (days) => {
    for (const [model, said] of whole) expect(saidPiecewise(model, unit, everySoMany(days, unit.length)).said, model.name).toEqual(said)
  })
})

/** What neither of them has: other faults of the circuit, sensors it lacks or that stay, a meter that is right. */
const silent = /^cause_(?!bearing|refrigerant_leak|efficiency)|^outdoor_stuck_h$|^(drift|bias)_(supply|return|indoor|indoor_coil)_k$|^bias_pair_k$|^meter_step$|^other_power_share$|^cold_limit_h$/

it('is tried on units of which nearly every detector has something to say', () => {
  const said = ['wears', 'leaks'].flatMap((course) => models.map((model) => saidAtOnce(model, livelyUnit({}, course as 'wears' | 'leaks')).held))
  const speaking = new Set(said.flatMap((held) => Object.entries(held).flatMap(([detector, values]) => (values.some((value) => value > 0) ? [detector] : []))))
  expect(detectors.filter((detector) => !speaking.has(detector) && !silent.test(detector))).toEqual([])
})

it('looks at the whole record again only while a unit is young', () => {
  const ends = everySoMany(30, 760)
  for (const model of models) expect(saidPiecewise(model, livelyUnit(), ends).outgrown.filter(({ at }) => at > 400), model.name).toEqual([])
})

const held = (length: number) => detectors.map(() => new Float64Array(length))
const compute = (unit: UnitSeries): { result: UnitResult | undefined; held: Float64Array[] } => {
  const values = held(unit.length)
  return { result: computeUnit(unit, values), held: values }
}
const plain = ({ memory: _, ...result }: UnitResult) => ({
  ...result,
  gates: result.gates.map((gate) => JSON.stringify(gate)).sort(),
  expectation: result.expectation.map((one) => JSON.stringify(one)).sort(),
  rankedWeeks: result.rankedWeeks.toSorted((a, b) => a.position - b.position),
  residualWeeks: result.residualWeeks.map(({ position, block, residuals }) => `${position} ${block} ${[...residuals].join()}`).sort(),
})

describe('a unit with all its models', () => {
  const unit = livelyUnit({ repairs: [333] })
  const whole = compute({ ...unit })

  it('says the same with a memory kept on the way', () => {
    for (const settled of [1, 200, 700, 760]) {
      const { result, held: values } = compute({ ...unit, settled })
      expect(plain(result as UnitResult), `settled at ${settled}`).toEqual(plain(whole.result as UnitResult))
      expect(values).toEqual(whole.held)
    }
  })

  it('goes on from a stored memory over the days that follow', () => {
    const { result: first, held: values } = compute({ ...partOf(unit, 0, 730), settled: 722 })
    const rest = compute({ ...partOf(unit, 722, 760), before: first?.memory as Uint8Array, settled: 30 })
    expect(rest.held.map((column, d) => [...(values[d] as Float64Array).subarray(0, 722), ...column])).toEqual(whole.held.map((column) => [...column]))
    const { result: upToIt } = compute(partOf(unit, 0, 722))
    expect(plain(joinParts(upToIt as UnitResult, rest.result as UnitResult))).toEqual(plain(whole.result as UnitResult))
    expect(rest.result?.memory?.length).toBeLessThan(200_000)
  })

  it('has to be looked at whole where later days complete a baseline that earlier ones belong to', () => {
    const { result } = compute({ ...partOf(unit, 0, 40), settled: 40 })
    expect(result?.memory).toBeDefined()
    expect(compute({ ...partOf(unit, 40, 110), before: result?.memory as Uint8Array }).result).toBeUndefined()
    const young = compute({ ...partOf(unit, 0, 110), settled: 50 }).result
    expect(plain(young as UnitResult)).toEqual(plain(compute(partOf(unit, 0, 110)).result as UnitResult))
    expect(young?.memory).toBeUndefined()
  })
})
