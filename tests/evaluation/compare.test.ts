import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compareUnit, type UnitComparison } from '../../analytics/evaluation/compare/compare-unit'
import { caution, comparisonCsv, comparisonText } from '../../analytics/evaluation/compare/comparison-text'
import { contradictionsOf } from '../../analytics/evaluation/compare/explain'
import { matchedBins, matchedDifference, matchedSamples } from '../../analytics/evaluation/compare/matched'
import { readPeriod } from '../../analytics/evaluation/compare/period'
import type { SteadySamples } from '../../analytics/evaluation/compare/steady-samples'
import { collectOfProject, compareCollected, createEngine } from '../../analytics/engine'
import { modeColumns, modes, type Mode, type ModeColumn, type ModeValues } from '../../analytics/pipeline/3-models/unit-series'
import { openProject } from '../../analytics/project/open-project'
import { fixture, tempFolder } from '../support/projects'
import { day } from './facts'

const values = (count: number, given: Partial<Record<ModeColumn, (i: number) => number>>): ModeValues =>
  Object.fromEntries(modeColumns.map((name) => [name, Float64Array.from({ length: count }, (_, i) => given[name]?.(i) ?? NaN)])) as ModeValues
const samples = (mode: Mode, of: ModeValues): SteadySamples => ({ values: Object.fromEntries(modes.map((one) => [one, one === mode ? of : values(0, {})])) as Record<Mode, ModeValues> })

test('samples match within 3 K outdoors and at the sink; bins with fewer than three on a side are left out', () => {
  const before = values(9, { outdoor_c: (i) => [0, 1, 2, 2.9, 3, 4, 5, 9, 10][i] as number, sink_c: () => 35 })
  const after = values(8, { outdoor_c: (i) => [0.5, 1.5, 2.5, 3.5, 4.5, 5.5, 5.6, 9.5][i] as number, sink_c: () => 35 })
  const bins = matchedBins(before, after)
  expect(bins.map(({ baseline, period }) => [baseline, period])).toEqual([
    [[0, 1, 2, 3], [0, 1, 2]],
    [[4, 5, 6], [3, 4, 5, 6]],
  ])
  expect(matchedSamples(bins)).toBe(6)
  expect(matchedBins(before, values(8, { outdoor_c: (i) => i, sink_c: () => 39 }))).toEqual([])
})

test('where the sink is not known the return stands for it; a known speed parts samples by terciles', () => {
  const side = (hz: (i: number) => number, back: number) => values(6, { outdoor_c: () => 1, return_c: () => back, compressor_hz: hz })
  expect(matchedBins(side(() => NaN, 21), side(() => NaN, 22))).toHaveLength(1)
  expect(matchedBins(side(() => NaN, 20), side(() => NaN, 22))).toHaveLength(0)
  const bins = matchedBins(side((i) => (i < 3 ? 30 : 90), 21), side((i) => (i < 3 ? 30 : 90), 21))
  expect(bins.map(({ baseline }) => baseline)).toEqual([[0, 1, 2], [3, 4, 5]])
})

test('the difference is that of medians, bin by bin, weighted by the smaller side', () => {
  const bins = [
    { baseline: [0, 1, 2, 3], period: [0, 1, 2] },
    { baseline: [4, 5, 6], period: [3, 4, 5, 6, 7] },
  ]
  const found = matchedDifference(bins, [1, 2, 3, 100, 10, 10, NaN], [5, 5, 5, 20, 20, 20, 20, 20])
  expect(found).toEqual({ baseline: (3 * 2.5 + 2 * 10) / 5, period: (3 * 5 + 2 * 20) / 5, difference: (3 * 2.5 + 2 * 10) / 5, bins: 2 })
  expect(matchedDifference(bins, [], [5, 5, 5])).toBeUndefined()
})

/** Forty samples of heating at two outdoor temperatures. */
const heating = (change: Partial<Record<ModeColumn, number>>): SteadySamples => {
  const usual: Partial<Record<ModeColumn, number>> = {
    steady_samples: 1, sink_c: 35, power_w: 2000, cop: 3.5, carnot_fraction: 0.45, superheat_k: 6, subcooling_k: 5, discharge_superheat_k: 25, suction_kpa: 700, discharge_kpa: 2400,
    approach_outdoor_k: 7, approach_indoor_k: 4, isentropic_efficiency: 0.65, eev_pct: 40, supply_c: 35, return_c: 30, compressor_hz: 60, refrigerant_flow_g_s: 40,
  }
  const columns = Object.entries({ ...usual, ...change }).map(([name, value]) => [name, () => value])
  return samples('heat', values(40, { outdoor_c: (i) => (i % 2 === 0 ? 1 : 4), ...Object.fromEntries(columns) }))
}
const compare = (change: Partial<Record<ModeColumn, number>>): UnitComparison => compareUnit('u', heating({}), heating(change), { hydronic: true, assumedRefrigerant: undefined })

test('too little refrigerant is told from a fouled coil by what the condenser holds back', () => {
  expect(compare({ subcooling_k: 0.5, eev_pct: 49, suction_kpa: 650, approach_outdoor_k: 8.5, cop: 3.2, carnot_fraction: 0.41, discharge_superheat_k: 28 }).named).toBe('refrigerant_leak')
  expect(compare({ approach_outdoor_k: 11.5, suction_kpa: 612, cop: 3.2, carnot_fraction: 0.42, discharge_superheat_k: 27 }).named).toBe('outdoor_coil_fouling')
})

test('nothing is named where nothing moved by a noise floor, or where two causes explain the change alike', () => {
  expect(compare({}).named).toBe('none')
  expect(compare({ superheat_k: 7, subcooling_k: 6 }).named).toBe('none')
  expect(compare({ discharge_kpa: 2800, approach_indoor_k: 8 }).named).toBe('undetermined')
})

test('too few samples at like conditions are not enough data', () => {
  const warm = samples('heat', values(40, { outdoor_c: () => 15, sink_c: () => 35, power_w: () => 2000 }))
  const comparison = compareUnit('u', heating({}), warm, { hydronic: true, assumedRefrigerant: undefined })
  expect(comparison).toMatchObject({ named: 'not enough data', matchedSamples: 0, indicators: [], ranking: [] })
  expect(comparisonText(comparison)).toContain('Too few steady samples')
})

test('periods are days, months or ranges of days', () => {
  expect(readPeriod('2025-02')).toEqual({ from: day('2025-02-01'), to: day('2025-02-28') })
  expect(readPeriod('2024-12')).toEqual({ from: day('2024-12-01'), to: day('2024-12-31') })
  expect(readPeriod('2025-02-03')).toEqual({ from: day('2025-02-03'), to: day('2025-02-03') })
  expect(readPeriod('2025-02-03..2025-03-01')).toEqual({ from: day('2025-02-03'), to: day('2025-03-01') })
  for (const text of ['2025-13', '2025-02-30', 'january.csv', '2025-02-03..', '2025']) expect(readPeriod(text)).toBeUndefined()
  expect(() => readPeriod('2025-03-01..2025-02-01')).toThrow('ends before it begins')
})

describe("ORNL's rooftop unit, a day with 28 % of the condenser's face blocked against a healthy one", () => {
  let compared: ReturnType<typeof compareCollected>
  beforeAll(async () => {
    const collect = async (name: string, like: Parameters<typeof collectOfProject>[1]['like']) => {
      const folder = join(tempFolder(), 'rooftop')
      mkdirSync(folder)
      copyFileSync(join(fixture('ornl-rooftop'), `${name}-day.csv.gz`), join(folder, `${name}.csv.gz`))
      const engine = await createEngine(await openProject(join(tempFolder(), 'test.subcool'), { create: true, threads: 1 }))
      await engine.import({ files: [folder], acceptTruncated: false })
      const period = await collectOfProject(engine.project, { like })
      engine.close()
      return period
    }
    const baseline = await collect('baseline', undefined)
    compared = compareCollected(baseline, await collect('blocked', baseline))
  })

  test('names the outdoor coil, neither a leak nor a valve', () => {
    const { units } = JSON.parse(compared.json) as { units: UnitComparison[] }
    expect(units.map(({ named }) => named)).toEqual(['outdoor_coil_fouling'])
    expect(units[0]?.ranking[0]?.fault).toBe('outdoor_coil_fouling')
    expect(units[0]?.assumedRefrigerant).toBe('R-410A')
  })

  test('by discharge pressure and mass flow that rise together while subcooling stays', () => {
    const { units } = JSON.parse(compared.json) as { units: UnitComparison[] }
    const change = (name: string) => units[0]?.indicators.find((one) => one.name === name)?.difference ?? NaN
    expect(Math.exp(change('discharge_pressure'))).toBeCloseTo(1.08, 2)
    expect(Math.exp(change('refrigerant_flow'))).toBeGreaterThan(1.02)
    expect(Math.abs(change('subcooling'))).toBeLessThan(0.5)
    expect(compared.text).toMatch(/not refrigerant leak: .*refrigerant mass flow, cooling \+\d.*, which that lowers.*subcooling, cooling only 0\.0 K/)
    expect(compared.text).toMatch(/not expansion valve fault: .*discharge pressure, cooling \+8\.0 %, which that leaves alone/)
    expect(compared.text).toMatch(/subcooling, cooling +0\.0 K/)
    expect(compared.text).toMatch(/refrigerant mass flow, cooling +\+\d/)
  })

  test('claims no cause: the text, the numbers and the table say that it is not causal', () => {
    expect(compared.text.startsWith(caution)).toBe(true)
    expect(caution).toContain('not causal')
    expect(JSON.parse(compared.json)).toMatchObject({ causal: false })
    expect(compared.csv.split('\n').slice(1, -1).every((line) => line.endsWith(',false'))).toBe(true)
  })
})

test('what speaks against a cause is what stood still or went the other way, the clearest first', () => {
  const comparison = compare({ approach_outdoor_k: 11.5, suction_kpa: 612, cop: 3.2, carnot_fraction: 0.42, refrigerant_flow_g_s: 44 })
  const leak = comparison.ranking.find(({ fault }) => fault === 'refrigerant_leak')
  const against = leak === undefined ? [] : contradictionsOf(comparison, leak)
  expect(against.map(({ indicator }) => indicator.name)).toEqual(expect.arrayContaining(['valve_opening']))
  expect(against).toHaveLength(4)
  expect(comparisonCsv([comparison]).split('\n')[0]).toBe('unit_id,named,block,indicator,unit,baseline,period,difference,noise_floors,bins,matched_samples,assumed_refrigerant,causal')
})
