import { describe, expect, it } from 'vitest'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { found, from, judge } from './judged'

/** Severity of what opens on day 10 and was last seen so many days later. */
const seenFor = (days: number, statistic: string, value: number, more: Parameters<typeof judge>[2] = {}) =>
  found(11 + days, { [statistic]: from(10, value) }, more).map(({ fault, severity }) => `${fault} ${severity}`)

describe('a finding that may pass by itself', () => {
  it.each([
    ['cop_loss', 0.06, 42, 'cop_degradation'],
    ['cop_cusum', 20, 42, 'cop_degradation'],
    ['cop_trend_loss', 4, 42, 'cop_degradation'],
    ['cause_undetermined', 20, 42, 'cop_degradation'],
    ['cause_compressor_bearing_wear', 20, 7, 'compressor_bearing_wear'],
    ['cause_compressor_valve_leakage', 20, 7, 'compressor_valve_leakage'],
    ['cause_compressor_current_anomaly', 20, 42, 'compressor_current_anomaly'],
    ['cause_outdoor_coil_fouling', 20, 42, 'outdoor_coil_fouling'],
    ['cost_excess_pct', 30, 42, 'energy_cost_anomaly'],
  ])('is advice until %s at %d was seen for %d days', (statistic, value, days, fault) => {
    expect(seenFor(days - 1, statistic, value)).toEqual([`${fault} advisory`])
    expect(seenFor(days, statistic, value)).toEqual([`${fault} minor`])
  })

  it('is advice although it would be major, where defrosts came too often for less than a week', () => {
    expect(seenFor(6, 'defrost_unneeded_share', 0.9)).toEqual(['defrost_excessive advisory'])
    expect(seenFor(7, 'defrost_unneeded_share', 0.9)).toEqual(['defrost_excessive major'])
  })

  it('waits for nothing where it is dangerous, or worth a visit at once', () => {
    expect(seenFor(0, 'cause_refrigerant_leak', 20)).toEqual(['refrigerant_leak minor'])
    expect(seenFor(0, 'cop_loss', 0.1)).toEqual(['cop_degradation major'])
    expect(seenFor(0, 'discharge_hot_c', 125)).toEqual(['compressor_overheating critical'])
  })

  it('goes by the profile', () => {
    const profile = loadProfile({ schema: 'subcool/profile@1', name: 'at once', thresholds: { 'cop.persist_days': { value: 0 } } })
    expect(seenFor(0, 'cop_loss', 0.06, { profile })).toEqual(['cop_degradation minor'])
  })

  it('keeps what it was when it is over: the days count to the last on which it was seen', () => {
    const hump = (days: number) => (i: number): number => (i >= 10 && i <= 10 + days ? 0.06 : 0)
    expect(judge(120, { cop_loss: hump(20) }).map(({ severity, persists }) => [severity, persists])).toEqual([['advisory', 42]])
    expect(judge(120, { cop_loss: hump(50) }).map(({ severity, persists }) => [severity, persists])).toEqual([['minor', undefined]])
  })
})
