import type { DuckDBConnection } from '@duckdb/node-api'
import { beforeAll, describe, expect, it } from 'vitest'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { detectors } from '../../../analytics/pipeline/3-models/models'
import { calibrationRow } from '../../../analytics/pipeline/4-findings/calibrated-confidence'
import { loadProfile } from '../../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../../analytics/pipeline/4-findings/raise-findings'
import { loadHeld } from '../../../analytics/pipeline/4-findings/load-held'
import { loadWatchedUnits } from '../../../analytics/pipeline/4-findings/watched-unit'
import { cutFleet, findingsOf, judge, openFleet, unitIds, type FindingRow } from './fleet'

interface EvidenceLine { metric: string; value: number; unit: string; expected: number | null; from: string; to: string }

let connection: DuckDBConnection
let findings: FindingRow[]
const of = (unitId: string) => findings.filter((finding) => finding.unit_id === unitId)
const faultStart = '2025-02-09'

beforeAll(async () => {
  connection = await openFleet()
  findings = await judge(connection)
})

describe('what is found', () => {
  it.each([
    ['lossy', 'cop_degradation', 'cop', 'major'],
    ['raised', 'setting_change', 'cost', 'advisory'],
    ['warmer', 'setting_change', 'cost', 'advisory'],
    ['eager', 'defrost_excessive', 'defrost', 'major'],
    ['hasty', 'defrost_excessive', 'defrost', 'major'],
    ['timed', 'defrost_excessive', 'defrost', 'minor'],
    ['icy', 'defrost_incomplete', 'defrost', 'major'],
    ['frozen', 'defrost_insufficient', 'defrost', 'major'],
    ['busy', 'short_cycling', 'compressor', 'major'],
    ['hurried', 'short_cycling', 'compressor', 'major'],
    ['stuck', 'sensor_stuck', 'sensor', 'minor'],
    ['shifted', 'sensor_bias', 'sensor', 'minor'],
    ['sunny', 'sensor_bias', 'sensor', 'minor'],
    ['broken', 'sensor_bias', 'sensor', 'minor'],
    ['silent', 'connectivity_loss', 'connectivity', 'minor'],
  ])('%s has one finding, %s', (unitId, fault, family, severity) => {
    expect(of(unitId).map((f) => [f.fault, f.family, f.severity])).toEqual([[fault, family, severity]])
    expect(of(unitId)[0]?.status).toBe(fault === 'setting_change' && unitId === 'warmer' ? 'resolved' : 'open')
    const found = of(unitId)[0] as FindingRow
    expect(found.finding_id).toBe(`${unitId}:${family}:${found.detected_on}`)
    expect(found.detected_on >= faultStart && found.detected_on <= '2025-03-02').toBe(true)
    expect(found.onset_on <= found.detected_on && found.cause_on >= found.detected_on && found.last_seen_on >= found.detected_on).toBe(true)
    expect(found.value).toBeGreaterThanOrEqual(found.threshold)
    expect(found.confidence).toBeGreaterThanOrEqual(0.05)
    expect(found.confidence).toBeLessThanOrEqual(0.95)
  })

  it.each([
    ['hasty', 'major', 0.65 + 0.1, 'three times its threshold'],
    ['timed', 'minor', 0.66, '0.55, 0.1 of a second rule, and 1 / 18 of 0.1 for 0.95 over 0.9; no row of its own'],
    ['stuck', 'minor', 0.95, '0.85 + 0.1'],
  ] as const)('is as sure of %s as the calibration makes a %s finding with a score of %d (%s)', (unitId, severity, score, _why) => {
    const [found] = of(unitId) as [FindingRow]
    const odds = (score / (1 - score)) * Math.exp(calibrationRow(found.fault, severity, 1)?.shift ?? NaN)
    expect(found.confidence).toBeCloseTo(Math.min(0.95, odds / (1 + odds)), 2)
  })

  it('finds a sensor that was off from the start after two weeks of nights', () => {
    expect(of('offset').map((f) => [f.fault, f.detected_on])).toEqual([['sensor_bias', '2024-11-14']])
  })

  it('leaves the healthy unit alone', () => expect(of('healthy')).toEqual([]))

  it('prices lost efficiency: kWh of the year x share lost x price', async () => {
    const found = of('lossy')[0] as FindingRow
    const line = (JSON.parse(found.evidence) as EvidenceLine[]).find((entry) => entry.metric === 'cop_vs_expected_pct') as EvidenceLine
    const energy = await readRow<{ kwh: number }>(connection, `SELECT sum(cop_energy_kwh) AS kwh FROM unit_day WHERE unit_id = 'lossy' AND day <= $to::DATE`, { to: found.last_seen_on })
    expect(found.annual_cost).toBeCloseTo(((energy?.kwh ?? 0) * -line.value * 0.25) / 100, 2)
    expect(found.currency).toBe('USD')
  })
})

const aggregates: Record<string, string> = {
  days_with_data: 'count(*)', days_without_data: 'datediff(\'day\', $from::DATE, $to::DATE) + 1 - count(*)', samples: 'sum(samples)',
  defrosts: 'sum(defrosts)', defrosts_unnecessary: 'sum(defrosts_unnecessary)', defrosts_incomplete: 'sum(defrosts_incomplete)',
  interval_min_median: 'median(interval_min_median)', termination_c_median: 'median(termination_c_median)', defrost_kwh: 'sum(defrost_kwh)',
  defrost_heat_lost_kwh: 'sum(defrost_heat_lost_kwh)', frost_zone_h: 'sum(frost_zone_h)', starts: 'sum(starts)', starts_max_per_h: 'max(starts_max_per_h)',
  short_runs: 'sum(short_runs)', run_min_median: 'median(run_min_median)', outdoor_c_mean: 'median(outdoor_c_mean)', outdoor_same_h: 'max(outdoor_same_h)',
  outdoor_swing_k: 'median(outdoor_c_max - outdoor_c_min)', outdoor_sun_samples: 'sum(outdoor_sun_samples)', outdoor_sentinel_samples: 'sum(outdoor_sentinel_samples)', outdoor_range_samples: 'sum(outdoor_range_samples)',
  night_offset_k: 'median(outdoor_night_c - station_night_c)', station_c_mean: 'median(station_c_mean)', supply_heating_c_mean: 'median(supply_heating_c_mean)',
  compressor_h: 'sum(compressor_h)', coverage_pct: 'avg(100 * coverage)', heating_energy_kwh: 'sum(heating_energy_kwh)', defrost_max_min: 'max(defrost_longest_min)', frosted_h: 'sum(frost_evidence_h)',
  setpoint_c_mean: 'median(setpoint_c_mean)', cop_energy_kwh: 'sum(cop_energy_kwh)', interval_min_cv: 'median(interval_min_cv)', interval_expected_min: 'median(interval_expected_min)',
}
const modeAggregates: Record<string, [table: string, sql: string]> = {
  cop_steady_median: ['unit_day_mode', 'median(cop)'], outdoor_steady_c: ['unit_day_mode', 'median(outdoor_c)'], sink_steady_c: ['unit_day_mode', 'median(sink_c)'],
  scored_days: ['unit_expectation', 'count(*) FILTER (scored AND NOT baseline)'],
  cop_vs_expected_pct: ['unit_expectation', '100 * (exp(median(residual_ln) FILTER (scored AND NOT baseline)) - 1)'],
}
type Value = readonly [metric: string, table: string, sql: string]
const values: readonly Value[] = [
  ...Object.entries(aggregates).map(([metric, sql]): Value => [metric, 'unit_day', sql]),
  ...Object.entries(modeAggregates).map(([metric, [table, sql]]): Value => [metric, table, sql]),
]
const ofDetector = (metric: string): Value => [metric, 'unit_statistic', `max(${metric})`]
const withoutModes = ['unit_day', 'unit_statistic']

/** What the values are in a window, of those of a table in one question. */
const recompute = async (unitId: string, wanted: readonly Value[], from: string, to: string): Promise<Record<string, number>> => {
  const known: Record<string, number> = {}
  for (const table of new Set(wanted.map((value) => value[1]))) {
    const columns = wanted.filter((value) => value[1] === table).map(([metric, , sql]) => `(${sql})::DOUBLE AS ${metric}`)
    const mode = withoutModes.includes(table) ? '' : `AND mode = 'heat'`
    const row = await readRow<Record<string, number | null>>(
      connection,
      `SELECT ${columns.join(', ')} FROM ${table} WHERE unit_id = $unitId AND day BETWEEN $from::DATE AND $to::DATE ${mode}`,
      { unitId, from, to },
    )
    for (const [metric, value] of Object.entries(row ?? {})) known[metric] = value ?? NaN
  }
  return known
}

const checkEvidence = async (unitId: string, found: readonly FindingRow[]): Promise<void> => {
  for (const finding of found) {
    const evidence = JSON.parse(finding.evidence) as EvidenceLine[]
    expect(evidence.length).toBeGreaterThanOrEqual(2)
    const known: number[] = []
    for (const line of evidence) {
      const asked = values.find(([metric]) => metric === line.metric) ?? (detectors.includes(line.metric) ? ofDetector(line.metric) : undefined)
      expect(asked, `${line.metric} is known to the test`).toBeDefined()
      const value = (await recompute(unitId, asked === undefined ? [] : [asked], line.from, line.to))[line.metric] ?? NaN
      expect(Math.abs(line.value - value), `${finding.fault} ${line.metric}`).toBeLessThanOrEqual(1e-8 * Math.abs(value))
    }
    const windows = [...new Map(evidence.map((line) => [`${line.from} ${line.to}`, line])).values()]
    const onset = new Date(Date.parse(finding.onset_on) - 86_400_000).toISOString().slice(0, 10)
    const before = { from: new Date(Math.max(Date.parse('2024-11-01'), Date.parse(finding.onset_on) - 28 * 86_400_000)).toISOString().slice(0, 10), to: onset }
    for (const { from, to } of [...windows, before]) known.push(...Object.values(await recompute(unitId, values, from, to)))
    const said = finding.why.replaceAll(/\d{4}-\d{2}-\d{2}/g, '').replace('8 minutes', '').replace('28 days', '')
    for (const text of said.match(/-?\d+(\.\d+)?/g) ?? []) {
      const digits = text.split('.')[1]?.length ?? 0
      const match = known.some((value) => value.toFixed(digits) === text || (100 * value).toFixed(digits) === text)
      expect(match, `${text} in: ${finding.why}`).toBe(true)
    }
    for (const reason of finding.not_because?.split('|') ?? []) expect(reason).toMatch(/^[a-z_]+: .*\d/)
  }
}

describe('evidence', () => {
  it.each(unitIds.filter((id) => id !== 'healthy'))('every number of %s is recomputed from the daily tables', async (unitId) => {
    await checkEvidence(unitId, of(unitId))
  })

  it.each([
    ['cop_cusum', 'the lasting shift', 0.02, ''],
    ['cop_trend_loss', 'the yearly trend', 1e-12, `UPDATE unit_statistic SET cop_trend_loss = 4 WHERE unit_id = 'lossy' AND day >= '2025-03-01'`],
  ])('every number of %s, %s, is recomputed when it alone raises the finding', async (metric, _what, budget, seasons) => {
    if (seasons !== '') {
      await run(connection, 'CREATE OR REPLACE TEMP TABLE kept AS FROM unit_statistic')
      await run(connection, seasons)
    }
    const profile = loadProfile({ schema: 'subcool/profile@1', name: 'p', alarm_budget_per_unit_year: budget, thresholds: { 'cop.watch_step': { value: -0.5 }, 'cop.warn_step': { value: -0.6 } } })
    await raiseFindings(connection, { profile, asOf: '2025-05-19' })
    const found = (await findingsOf(connection)).filter((f) => f.unit_id === 'lossy' && f.family === 'cop')
    expect(found.map((f) => [f.fault, f.metric])).toEqual([['cop_degradation', metric]])
    await checkEvidence('lossy', found)
    if (seasons !== '') await run(connection, 'DELETE FROM unit_statistic; INSERT INTO unit_statistic FROM kept')
    await raiseFindings(connection, { profile: loadProfile(), asOf: '2025-05-19' })
  })
})

describe('seam', () => {
  it('reads the statistics of any units in order, others between them left out', async () => {
    const units = (await loadWatchedUnits(connection, '2025-05-19')).filter(({ unit_id: id }) => id === 'busy' || id === 'lossy' || id === 'stuck')
    const held = await loadHeld(connection, units, ['cop_loss', 'outdoor_stuck_h'])
    const most = (id: string, column: string) => Math.max(...[...(held.get(id)?.[column] ?? [])].filter(Number.isFinite))
    expect(units.map(({ unit_id: id }) => id)).toEqual(['busy', 'lossy', 'stuck'])
    expect([most('busy', 'cop_loss') < 0.03, most('lossy', 'cop_loss') > 0.1, most('lossy', 'outdoor_stuck_h') < 2, most('stuck', 'outdoor_stuck_h') >= 24]).toEqual([true, true, true, true])
  })


  it('finds the first detection for any threshold in one lookup', async () => {
    const crossings = await readRows<{ unit_id: string; day: string; held_value: number }>(connection, `SELECT unit_id, day, held_value FROM crossing WHERE detector = 'cop_loss' AND unit_id = 'lossy' ORDER BY day`)
    for (const step of [-0.02, -0.05, -0.09]) {
      const looked = crossings.find((crossing) => crossing.held_value >= -step)?.day
      const scanned = await readRow<{ day: string }>(connection, `SELECT min(day) AS day FROM unit_statistic WHERE unit_id = 'lossy' AND cop_loss >= $least`, { least: -step })
      expect(looked).toBe(scanned?.day)
    }
  })

  it('is monotone: a higher threshold never finds more or earlier', async () => {
    const detected = async (value: number) => {
      await raiseFindings(connection, { profile: loadProfile({ schema: 'subcool/profile@1', name: 'p', alarm_budget_per_unit_year: 1e-12, thresholds: { 'cop.watch_step': { value }, 'defrost.unneeded_share': { value: -value * 5 } } }), asOf: '2025-05-19' })
      return new Map((await findingsOf(connection)).filter((f) => ['cop', 'defrost'].includes(f.family)).map((f) => [f.unit_id, f.detected_on]))
    }
    let before = await detected(-0.02)
    for (const value of [-0.05, -0.09, -0.13, -0.18]) {
      const now = await detected(value)
      for (const [unitId, day] of now) expect(before.has(unitId) && day >= (before.get(unitId) as string), `${unitId} at ${value}`).toBe(true)
      expect(now.size).toBeLessThanOrEqual(before.size)
      before = now
    }
    expect(before.has('lossy')).toBe(false)
    await raiseFindings(connection, { profile: loadProfile(), asOf: '2025-05-19' })
  })

  it('keeps what a user set, and keeps a finding as withdrawn when the profile no longer raises it', async () => {
    const id = of('icy')[0]?.finding_id as string
    await run(connection, `INSERT INTO finding_status (finding_id, status, reason, who, "at") VALUES ($id, 'acknowledged', 'seen', 'A', TIMESTAMP '2025-05-19 10:00:00')`, { id })
    await raiseFindings(connection, { profile: loadProfile(), asOf: '2025-05-19' })
    const statusOf = async () => (await findingsOf(connection)).find((finding) => finding.finding_id === id)?.status
    expect(await statusOf()).toBe('acknowledged')
    const scoped = loadProfile({ schema: 'subcool/profile@1', name: 'mild', scopes: [{ match: { brand: 'x' }, set: { 'defrost.incomplete_share': 1 } }] })
    await raiseFindings(connection, { profile: scoped, asOf: '2025-05-19' })
    expect(await statusOf()).toBe('withdrawn')
    await raiseFindings(connection, { profile: loadProfile(), asOf: '2025-05-19' })
    expect(await statusOf()).toBe('acknowledged')
    await run(connection, 'DELETE FROM finding_status')
  })

  it('resolves by a repair up to as-of', async () => {
    await run(connection, `INSERT INTO service_visit_register (import_no, visit_id, unit_id, visited_on, kind) VALUES (1, 'V1', 'busy', '2025-05-25', 'repair')`)
    const statusAt = async (asOf: string) => {
      await raiseFindings(connection, { profile: loadProfile(), asOf })
      return (await findingsOf(connection)).find((finding) => finding.unit_id === 'busy')?.status
    }
    expect(await statusAt('2025-05-24')).toBe('open')
    expect(await statusAt('2025-05-25')).toBe('resolved')
    await run(connection, 'DELETE FROM service_visit_register')
  })
})

it('is causal: listed as of the day it was detected, not the day before, and the same ever after', async () => {
  const own = await openFleet()
  const full = await judge(own)
  const key = (rows: FindingRow[]) => rows.map((f) => `${f.finding_id} ${f.unit_id} ${f.detected_on}`)
  const detected = [...new Set(full.map((finding) => finding.detected_on))].sort()
  const around = (day: string, index: number) => (index % 3 === 0 ? [-1, 0, 6] : [-1, 0]).map((offset) => new Date(Math.min(Date.parse('2025-05-19'), Date.parse(day) + offset * 86_400_000)).toISOString().slice(0, 10))
  for (const day of new Set(detected.flatMap(around).sort())) {
    await cutFleet(own, day)
    expect(key(await judge(own, { asOf: day })), day).toEqual(key(full.filter((finding) => finding.detected_on <= day)))
  }
}, 120_000)
