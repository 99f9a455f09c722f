import { describe, expect, it } from 'vitest'
import { spreadLabels } from '../../renderer/charts/spread-labels'
import { formatThreshold, thresholdScale } from '../../renderer/views/thresholds/threshold-value'

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
  it('as do differences, and what has no other unit keeps its own, in words', () => {
    expect(formatThreshold({ ...info, unit: 'K', min: 0, max: 10 }, 1.1, 'us')).toBe('1.98 °F')
    expect(formatThreshold({ ...info, unit: '%/yr', min: -20, max: 0 }, -3, 'si')).toBe('−3.0 % a year')
    expect(formatThreshold({ ...info, unit: '1', min: 0, max: 1 }, 0.65, 'si')).toBe('0.650')
  })
})
