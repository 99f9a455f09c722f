import { describe, expect, it } from 'vitest'
import { found, from, judge } from './judged'

/** A value on some days, `else` on the others. */
const between = (first: number, last: number, value: number, other = 0) => (i: number): number => (i >= first && i <= last ? value : other)

describe('a finding is over once its statistic is near what it is where nothing is wrong', () => {
  it.each([
    ['discharge_hot_c', 112, 90],
    ['vibration_ratio', 2.2, 1],
    ['defrost_long_ratio', 1.6, 1],
    ['defrost_late_ratio', 4, 1.05],
    ['defrost_interval_ratio', 2.5, 0.9],
    ['defrost_timer_steadiness', 0.95, 0.5],
    ['standby_ratio', 5, 1],
    ['starts_per_hour', 7, 2],
    ['starts_per_run_hour', 2.2, 0.7],
    ['cop_loss', 0.06, 0.01],
  ])('%s at %d, then %d again, began on the day that it rose', (statistic, value, usual) => {
    const [plan] = judge(200, { [statistic]: between(100, 130, value, usual) })
    expect(plan?.episode.resolved).toBeGreaterThan(130)
    expect(plan?.episode.resolved).toBeLessThanOrEqual(145)
    expect(plan?.onset).toBeGreaterThanOrEqual(100 - (plan?.watched.rule.lagDays ?? 0))
  })
})

it('a unit that fell silent did so when its samples went missing, not two weeks before', () => {
  const [plan] = judge(60, { coverage_lost_pct: (i) => (i < 30 ? 0 : Math.min(100, ((i - 29) * 100) / 14)) })
  expect([plan?.episode.detected, plan?.onset]).toEqual([31, 29])
})

it('a finding begins no earlier than what explained it ends', () => {
  const plans = judge(200, { discharge_hot_c: between(60, 140, 112, 90), discharge_p90_c: (i) => (i >= 50 ? 100 : 0) })
  const [hot, warm] = ['discharge-hot', 'discharge-warm'].map((name) => plans.filter(({ watched }) => watched.rule.name === name).at(-1))
  expect(warm?.episode.detected).toBe(hot?.episode.resolved)
  expect(warm?.onset).toBe((warm?.episode.detected ?? 0) - (warm?.watched.rule.lagDays ?? 0))
})

describe('severity', () => {
  it('stays that of the efficiency lost when a cause is named', () => {
    const lost = { cop_loss: from(10, 0.25) }
    expect(found(40, lost)).toMatchObject([{ fault: 'cop_degradation', severity: 'critical' }])
    expect(found(40, { ...lost, cause_indoor_airflow_restriction: from(12, 20) })).toMatchObject([{ fault: 'indoor_airflow_restriction', severity: 'critical' }])
  })

  it('is of the last 14 days, whichever rule keeps the finding open', () => {
    const [plan] = judge(250, { cop_loss: between(10, 49, 0.22, 0.03), cop_cusum: from(10, 20) })
    expect([plan?.watched.rule.name, plan?.severity]).toEqual(['cop-shift', 'minor'])
  })

  it('is of the last value where one is made on the first of a month', () => {
    const monthly = (i: number): number => (i >= 10 && i % 30 === 10 ? 6 : NaN)
    expect([60, 79, 95].map((length) => found(length, { cop_trend_loss: monthly, cop_loss: from(10, 0.06) })[0]?.severity)).toEqual(['major', 'major', 'major'])
  })

  it('knows nothing of days in doubt, or before the finding opened', () => {
    const supply = { drift_supply_k: between(0, 30, 1) }
    const [plan] = judge(36, { ...supply, cop_loss: (i) => (i <= 30 ? 0.25 : 0.06) })
    expect([plan?.episode.detected, plan?.held, plan?.severity]).toEqual([31, 0.06, 'advisory'])
  })

  it('counts days of persistence from the last opening, on levels that are more than advice', () => {
    expect(found(60, { cop_loss: (i) => (i === 10 || i === 53 ? 0.06 : 0) })).toEqual([expect.objectContaining({ severity: 'advisory', detected: 10 })])
    expect(found(80, { cost_excess_pct: (i) => (i < 10 ? 0 : i < 60 ? 16 : 30) })).toMatchObject([{ fault: 'energy_cost_anomaly', severity: 'advisory' }])
  })
})

describe('after a repair', () => {
  const leak = { floodback_h: (i: number): number => ((i >= 10 && i <= 29) || i >= 42 ? 1.2 : 0), pressure_low_pct: between(20, 29, 5) }

  it('what it mended speaks no more, within thirty days and under the same id', () => {
    const [before, ...others] = found(60, leak, { repairs: new Set([30]) })
    expect(others).toEqual([])
    expect(before).toMatchObject({ fault: 'liquid_floodback', severity: 'minor', detected: 10 })
    expect(found(60, leak, { repairs: new Set([35]) })).toMatchObject([{ fault: 'liquid_floodback', severity: 'minor' }])
  })

  it('neither the value nor the beginning of a finding lies before it', () => {
    expect(judge(60, { floodback_h: (i) => (i < 10 ? 0 : i < 30 ? 6 : 1.2) }, { repairs: new Set([30]) }).map(({ held, severity }) => [held, severity])).toEqual([[1.2, 'minor']])
    const [plan] = judge(200, { cop_loss: (i) => (i < 60 ? 0 : i < 100 ? 0.04 : i < 160 ? NaN : 0.06) }, { repairs: new Set([100]) })
    expect(plan?.onset).toBe(146)
  })
})
