import { describe, expect, it } from 'vitest'
import { roundStep, roundTicks } from '../../renderer/charts/round-ticks'
import { spreadLabels } from '../../renderer/charts/spread-labels'
import { formatInRange, formatThreshold, heldScale, heldTicks, thresholdScale } from '../../renderer/views/thresholds/threshold-value'

describe('labels at the ends of lines', () => {
  it('keep their place when they lie apart, and move down when one would lie on another', () => {
    expect(spreadLabels([10, 40, 80], 100)).toEqual([10, 40, 80])
    expect(spreadLabels([50, 46, 20], 100)).toEqual([59, 46, 20])
    expect(spreadLabels([30, 30], 100)).toEqual([30, 43])
  })
  it('go up together when the lowest would leave the chart', () => {
    expect(spreadLabels([95, 97], 100)).toEqual([87, 100])
    expect(spreadLabels([], 100)).toEqual([])
  })
})

describe('a threshold that the profile keeps in °F', () => {
  const info = { key: 'compressor.tdis_alert_F', unit: 'degF', default: 230, min: 150, max: 300, meaning: '', source: '', fixed: false, rules: [] }
  it('is read and typed in the units the user chose', () => {
    expect(formatThreshold(info, 230, 'si')).toBe('110.0 °C')
    expect(formatThreshold(info, 230, 'us')).toBe('230.0 °F')
    expect(thresholdScale(info, 'si').back(115)).toBeCloseTo(239, 9)
    expect(thresholdScale(info, 'us').back(239)).toBeCloseTo(239, 9)
  })
  it('is a difference where its detector is one', () => {
    const above = { ...info, key: 'aux.hyst_F', min: 0, max: 30, rules: [{ detector: 'aux_warm_k', fault: '', severity: 'minor' as const, held: [0.1, 16.7] }] }
    expect(formatThreshold(above, 9, 'si')).toBe('5.0 K')
    expect(formatThreshold(above, 9, 'us')).toBe('9.0 °F')
    expect(thresholdScale(above, 'si').back(5)).toBeCloseTo(9, 9)
  })
  it('as do differences, and what has no other unit keeps its own, in words', () => {
    expect(formatThreshold({ ...info, unit: 'K', min: 0, max: 10 }, 1.1, 'us')).toBe('1.98 °F')
    expect(formatThreshold({ ...info, unit: '%/yr', min: -20, max: 0 }, -3, 'si')).toBe('−3.0 % a year')
    expect(formatThreshold({ ...info, unit: '1', min: 0, max: 1 }, 0.65, 'si')).toBe('0.650')
  })
})

describe('a threshold of a pressure below another', () => {
  const suction = { key: 'cold.suction_kpa', unit: 'kPa', default: 0.1, min: 0.1, max: 50, meaning: '', source: '', fixed: false, rules: [] }
  it('is a difference in the units the user chose, with digits that tell its steps', () => {
    expect([0.1, 50].map((value) => formatThreshold(suction, value, 'si'))).toEqual(['0.1 kPa', '50.0 kPa'])
    expect([0.1, 50].map((value) => formatThreshold(suction, value, 'us'))).toEqual(['0.01 psi', '7.25 psi'])
    expect(heldScale('cold_suction_kpa', 'us').unit).toBe('psi')
  })
})

describe('a threshold that is built in', () => {
  const fixed = (unit: string, value: number) => ({ key: 'steady.min_on_min', unit, default: value, min: value, max: value, meaning: '', source: '', fixed: true, rules: [] })
  it('has the digits of its own value, having no range', () => {
    const shown = ([['min', 20], ['1', 52], ['1', 0.075], ['1', 0.333333333], ['sigma', -2.3]] as const).map(([unit, value]) => formatThreshold(fixed(unit, value), value, 'si'))
    expect(shown).toEqual(['20 min', '52', '0.075', '0.3333', '−2.3 σ'])
    expect(formatThreshold(fixed('K', 4), 4, 'us')).toBe('7.2 °F')
  })
})

describe('a limit that is 0', () => {
  it('says what it is worked out from, and its range stays in numbers', () => {
    const sums = { key: 'cusum.h', unit: 'sigma', default: 0, min: 0, max: 30, meaning: '', source: '', fixed: false, rules: [] }
    expect([0, 8].map((value) => formatThreshold(sums, value, 'si'))).toEqual(['by budget', '8.0 σ'])
    expect(formatInRange(sums, 0, 'si')).toBe('0.0 σ')
  })
})

describe('the axis of a distribution', () => {
  const ticks = (detector: string, system: 'si' | 'us', reach: number) => heldTicks(heldScale(detector, system), reach, 6).map(({ held, label }) => `${Number(held.toFixed(2))} ${label}`)
  it('has round ticks in the units the user chose, where the values that are kept in °C lie', () => {
    expect(ticks('discharge_hot_c', 'si', 130)).toEqual(['0 0', '50 50', '100 100 °C'])
    expect(ticks('discharge_hot_c', 'us', 130)).toEqual(['10 50', '37.78 100', '65.56 150', '93.33 200', '121.11 250 °F'])
  })
  it('takes differences by 1.8 and without 32', () => {
    expect(ticks('drift_outdoor_k', 'si', 2)).toEqual(['0 0.0', '0.5 0.5', '1 1.0', '1.5 1.5', '2 2.0 K'])
    expect(ticks('drift_outdoor_k', 'us', 2)).toEqual(['0 0.0', '0.56 1.0', '1.11 2.0', '1.67 3.0 °F'])
  })
  it('of anything else is the same for everybody', () => {
    expect(ticks('starts_per_hour', 'us', 9)).toEqual(ticks('starts_per_hour', 'si', 9))
    expect(ticks('cop_loss', 'us', 0.2)).toEqual(['0 0.00', '0.05 0.05', '0.1 0.10', '0.15 0.15', '0.2 0.20'])
  })
})

describe('ticks of an axis of numbers', () => {
  it('are round, lie inside and are no more than asked for', () => {
    expect(roundTicks(-22.4, 12.9, 6)).toEqual([-20, -10, 0, 10])
    expect(roundTicks(23, 41, 6)).toEqual([25, 30, 35, 40])
    expect(roundTicks(0, 0.137, 6)).toEqual([0, 0.05, 0.1])
    expect(roundTicks(5, 5, 4)).toEqual([5])
  })
  it('part a range by a step of 1, 2 or 5', () => {
    expect([942, 4.3, 1, 0.08].map((range) => roundStep(range, 4))).toEqual([500, 2, 0.5, 0.02])
  })
})
