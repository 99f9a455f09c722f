import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../analytics/db/query'
import { backtest } from '../../analytics/evaluation/backtest/backtest'
import { compareScored } from '../../analytics/evaluation/what-if/compare-scored'
import { openDesk, type Desk } from '../../analytics/evaluation/what-if/desk'
import { linesOf, scoreProfile } from '../../analytics/evaluation/what-if/try-profile'
import { loadProfile, type Profile } from '../../analytics/pipeline/4-findings/profile'
import { judge, openFleet, type FindingRow } from '../pipeline/4-findings/fleet'
import { seededNumbers } from '../support/seeded-numbers'

const asOf = '2025-05-19'
let connection: DuckDBConnection
let desk: Desk
let findings: FindingRow[]

const profileWith = (thresholds: Record<string, number>, more: object = {}): Profile =>
  loadProfile({ schema: 'subcool/profile@1', name: 'p', thresholds: Object.fromEntries(Object.entries(thresholds).map(([key, value]) => [key, { value }])), ...more })

beforeAll(async () => {
  connection = await openFleet()
  findings = await judge(connection)
  await run(
    connection,
    `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind, confirmed_fault)
     SELECT 1, unit_id || 'v', unit_id, DATE '2025-04-15', 'inspection', fault FROM (SELECT unit_id, min(fault) AS fault FROM finding GROUP BY unit_id);
     INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind, confirmed_fault) VALUES (1, 'h', 'healthy', '2025-04-15', 'inspection', 'cop_degradation'), (1, 'e', 'eager', '2025-05-01', 'inspection', 'none'), (1, 'n', 'nobody', '2025-04-15', 'inspection', 'refrigerant_leak'), (1, 'o', 'healthy', '2019-04-15', 'inspection', 'refrigerant_leak')`,
  )
  desk = await openDesk(connection, asOf)
}, 120_000)

describe('what other thresholds would do', () => {
  it('is nothing under the same profile', () => {
    const before = scoreProfile(desk, loadProfile())
    const trial = compareScored(desk, before, scoreProfile(desk, loadProfile(), before))
    expect(trial).toMatchObject({ flipped: 0, unitsFlipped: 0, flips: [], medianDaysEarlier: null })
    expect(trial.after).toEqual(trial.before)
    expect(trial.before.bySeverity.none + trial.before.visits + trial.before.bySeverity.advisory).toBe(desk.units.length)
    expect(findings.length).toBeGreaterThan(5)
  })

  it('leaves out visits of units nobody knows and of years without data', () => {
    expect(desk.labels.filter(({ unitId, fault }) => unitId === 'nobody' || fault === 'refrigerant_leak' && unitId === 'healthy')).toEqual([])
    expect(linesOf(scoreProfile(desk, loadProfile())).filter(({ unitId }) => unitId === 'nobody')).toEqual([])
  })

  it('names the units that flip, and how much earlier', () => {
    const before = scoreProfile(desk, loadProfile())
    const calm = compareScored(desk, before, scoreProfile(desk, profileWith({ 'cop.watch_step': -0.3, 'cop.warn_step': -0.4, 'sensor.stuck_h': 40 }), before))
    expect(calm.flips.find(({ unitId }) => unitId === 'lossy')).toMatchObject({ fault: 'cop_degradation', before: 'major', after: 'minor' })
    expect(calm.after.backtest.found).toBeLessThan(calm.before.backtest.found)
    const keen = compareScored(desk, before, scoreProfile(desk, profileWith({ 'setting.setpoint_K': 0.5, 'setting.supply_K': 1, 'defrost.unneeded_share': 0.1, 'defrost.incomplete_share': 0.1, 'cusum.h': 2 }), before))
    expect(keen.after.findings).toBeGreaterThanOrEqual(keen.before.findings)
    expect(keen.medianDaysEarlier).toBeGreaterThan(0)
  })

  it('comes to the very lines of the backtest, for 20 random profiles, scopes and budgets', async () => {
    const random = seededNumbers(7)
    const known = Object.entries(loadProfile().thresholds).filter(([, { fixed, min, max }]) => fixed !== true && max > min)
    const before = scoreProfile(desk, loadProfile())
    for (let round = 0; round < 20; round++) {
      const pick = () => {
        const [key, { min, max }] = known[Math.floor(random() * known.length)] as (typeof known)[number]
        return [key, min + random() * (max - min)] as const
      }
      const profile = profileWith(Object.fromEntries(Array.from({ length: 1 + (round % 4) }, pick)), {
        ...(round % 3 === 0 ? { alarm_budget_per_unit_year: 0.01 + random() } : {}),
        ...(round % 5 === 0 ? { scopes: [{ match: { unit_id: 'lossy' }, set: { 'cop.watch_step': -0.2 } }] } : {}),
      })
      const { lines: expected } = await backtest(connection, desk.labels, { profile, asOf })
      expect(linesOf(scoreProfile(desk, profile, before)), JSON.stringify(profile.scopes)).toEqual(expected)
    }
  })

  it('comes to them as well when each profile is judged from the one tried before it, thresholds moved up and down step by step', async () => {
    const random = seededNumbers(23)
    const known = Object.entries(loadProfile().thresholds).filter(([, { fixed, min, max }]) => fixed !== true && max > min)
    let last = scoreProfile(desk, loadProfile())
    for (const [key, { value, min, max }] of [...known.filter(([name]) => /^(cop|cusum|defrost|drift)/.test(name)), ...known.filter(() => random() < 0.2)]) {
      for (const share of [0.02, -0.05, 0.3, 0]) {
        const profile = profileWith({ [key]: Math.min(max, Math.max(min, value + share * (max - min))) })
        last = scoreProfile(desk, profile, last)
        expect(linesOf(last), `${key} ${share}`).toEqual((await backtest(connection, desk.labels, { profile, asOf })).lines)
      }
    }
  }, 120_000)
})
