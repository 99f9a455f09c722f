import { describe, expect, test } from 'vitest'
import { mode } from '../../../analytics/pipeline/2-features/unit/codes'
import { computeSeries, newParts } from '../../../analytics/pipeline/2-features/unit/compute-unit'
import type { UnitFacts } from '../../../analytics/pipeline/2-features/unit/unit-facts'
import { repeat, rowsOf, seriesOf, type Sample } from './series'

const off: Sample = { power_w: 10, compressor_hz: 0, mode: 'off' }
const modesOf = (samples: readonly Sample[], facts: Omit<UnitFacts, 'unitNo'> = {}, sampleS = 300) => {
  const parts = newParts()
  computeSeries(parts, seriesOf(sampleS, samples), { unitNo: 1, ...facts })
  return rowsOf(parts.mode_part)
}
const steady = (sample: Sample, facts: Omit<UnitFacts, 'unitNo'> = {}) => modesOf([off, ...repeat(12, sample)], facts)[0]

/** The cycle of section 1.1 of the analytics notes: R-410A, 0/40 °C, superheat and subcooling 5 K, 75 °C at the outlet, efficiency 0.666, COP 4.380. */
const heating: Sample = {
  mode: 'heat', power_w: 2000, heat_w: 8760, compressor_hz: 60, outdoor_c: 7, supply_c: 37, indoor_c: 21,
  suction_kpa: 798.08, discharge_kpa: 2418.61, suction_c: 5, discharge_c: 75, liquid_c: 35,
  vibration_mm_s: 1.4, compressor_a: 8, fan_rpm: 700, indoor_coil_c: 38, airflow_m3h: 1200,
}

describe('the refrigerant circuit, from pressures and the unit’s refrigerant', () => {
  test('while heating water', () => {
    const row = steady(heating, { refrigerant: 'R410A', hydronic: true })
    expect(row?.evaporating_c).toBeCloseTo(0, 1)
    expect(row?.condensing_c).toBeCloseTo(40, 1)
    expect(row?.superheat_k).toBeCloseTo(5, 1)
    expect(row?.subcooling_k).toBeCloseTo(4.9, 1)
    expect(row?.discharge_superheat_k).toBeCloseTo(35, 1)
    expect(row?.pressure_ratio).toBeCloseTo(3.0306, 3)
    expect(row?.approach_outdoor_k).toBeCloseTo(7, 1)
    expect(row?.approach_indoor_k).toBeCloseTo(3, 1)
    expect(row?.isentropic_efficiency).toBeCloseTo(0.666, 2)
    expect(row?.refrigerant_cop).toBeCloseTo(4.38, 1)
    expect(row?.refrigerant_flow_g_s).toBeCloseTo((0.95 * 2000) / (473.97 - 426.895), 0)
    expect(row?.carnot_internal).toBeCloseTo(4.38 / (313.15 / 40), 2)
    expect(row?.closure).toBeCloseTo(1, 1)
    expect(row).toMatchObject({ vibration_mm_s: 1.4, compressor_a: 8, fan_rpm: 700, indoor_coil_c: 38, airflow_m3h: 1200 })
  })

  test('volume drawn in by each turn: flow over the density of the suction gas and the speed', () => {
    const row = steady(heating, { refrigerant: 'R-410A', hydronic: true })
    const gasKgM3 = (30.63 * 273.15) / 278.15
    expect((row?.volumetric_index ?? 0) / ((1000 * (row?.refrigerant_flow_g_s ?? 0)) / (gasKgM3 * 60))).toBeCloseTo(1, 2)
    expect(steady({ ...heating, compressor_hz: NaN }, { refrigerant: 'R-410A' })?.volumetric_index).toBeNaN()
  })

  test('while heating air the room is the other side', () => {
    expect(steady(heating, { refrigerant: 'R-410A', hydronic: false })?.approach_indoor_k).toBeCloseTo(19, 1)
    expect(steady(heating, { refrigerant: 'R-410A' })?.approach_indoor_k).toBeCloseTo(19, 1)
    expect(steady({ ...heating, flow_lpm: 20 }, { refrigerant: 'R-410A' })?.approach_indoor_k).toBeCloseTo(3, 1)
  })

  test('while cooling: heat is taken up by the evaporator indoors', () => {
    const cooling: Sample = { ...heating, mode: 'cool', heat_w: -6760, outdoor_c: 30, indoor_c: 12, supply_c: 10 }
    const row = steady(cooling, { refrigerant: 'R-410A', hydronic: false })
    expect(row?.mode).toBe(mode.cool)
    expect(row?.approach_outdoor_k).toBeCloseTo(10, 1)
    expect(row?.approach_indoor_k).toBeCloseTo(12, 1)
    expect(row?.refrigerant_cop).toBeCloseTo((0.95 * (426.895 - 256.934)) / (473.97 - 426.895), 1)
    expect(row?.carnot_internal).toBeCloseTo(3.43 / (273.15 / 40), 1)
  })

  test('readings that contradict the refrigerant have no efficiency', () => {
    expect(steady(heating, { refrigerant: 'R-32' })?.isentropic_efficiency).toBeNaN()
  })

  test('an unknown refrigerant leaves the coils as what condenses and evaporates, and no balance of energy', () => {
    const row = steady({ ...heating, outdoor_coil_c: 1 }, {})
    expect(row).toMatchObject({ evaporating_c: 1, condensing_c: 38, superheat_k: 4, subcooling_k: 3, discharge_superheat_k: 37, approach_outdoor_k: 6, refrigerant_cop: NaN, isentropic_efficiency: NaN })
    expect(row?.carnot_internal).toBeCloseTo(4.38 / (311.15 / 37), 6)
  })

  test('superheat and subcooling are those that are reported, where they are', () => {
    expect(steady({ ...heating, superheat_k: 7, subcooling_k: 4 }, { refrigerant: 'R-410A' })).toMatchObject({ superheat_k: 7, subcooling_k: 4 })
  })

  test('coils change sides in cooling', () => {
    expect(steady({ ...heating, mode: 'cool', heat_w: -6000, outdoor_coil_c: 40, indoor_coil_c: 8, suction_kpa: NaN, discharge_kpa: NaN }, {})).toMatchObject({ evaporating_c: 8, condensing_c: 40 })
  })

  test('gauge pressures that give no temperature of the fluid give none', () => {
    expect(steady({ ...heating, suction_kpa: 0 }, { refrigerant: 'R-410A' })?.evaporating_c).toBeNaN()
  })
})

describe('the outdoor coil around a defrost', () => {
  const at = (coil: number): Sample => ({ mode: 'heat', power_w: 1200, compressor_hz: 50, outdoor_c: 2, outdoor_coil_c: coil, defrost: false })
  test('clean 10 to 20 min after one, frosted in the 5 min before the next', () => {
    const melting: Sample = { ...at(12), defrost: true }
    const [row] = modesOf([...repeat(10, at(-4)), ...repeat(4, melting), ...repeat(30, at(-5)), ...repeat(5, at(-9)), melting], {}, 60)
    expect(row).toMatchObject({ approach_clean_k: 7, approach_frost_k: (5 * 11 + 5 * 6) / 10 })
  })
})
