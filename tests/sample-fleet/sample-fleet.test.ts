import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readRows, run } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { runModels } from '../../analytics/pipeline/3-models/run-models'
import { loadProfile } from '../../analytics/pipeline/4-findings/profile'
import { raiseFindings } from '../../analytics/pipeline/4-findings/raise-findings'
import { createEngine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { simulateSampleFleet } from '../../sample-data/simulator'

interface Truth {
  unit_id: string
  fault: string
  confounder: string
  detectable_on: string
}

interface Raised {
  finding_id: string
  unit_id: string
  fault: string
  severity: string
  detected_on: string
}

const asOf = '2025-12-31'
let root = ''
let engine: Engine
let truth: Truth[] = []
let findings: Raised[] = []

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-sample-'))
  await simulateSampleFleet({ outDir: join(root, 'fleet') })
  engine = await createEngine(await openProject(join(root, 'sample.subcool'), { create: true, threads: 2 }))
  await engine.import({ files: [join(root, 'fleet')], acceptTruncated: false })
  await engine.analyse({ asOf })
  truth = readTruth(join(root, 'fleet', 'truth.csv'))
  findings = await readRows<Raised>(engine.project.jobs, 'SELECT finding_id, unit_id, fault, severity, detected_on FROM finding ORDER BY finding_id')
}, 240_000)

afterAll(() => {
  engine.close()
  rmSync(root, { recursive: true, force: true })
})

const readTruth = (path: string): Truth[] => {
  const [header = '', ...rows] = readFileSync(path, 'utf8').trimEnd().split('\n')
  const names = header.split(',')
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, i) => [names[i], cell])) as unknown as Truth)
}

describe('the sample fleet', () => {
  test('has 24 units: 16 with a fault, 4 with a confounder, 4 with neither', () => {
    expect(truth.length).toBe(24)
    expect(truth.filter((t) => t.fault !== 'none').length).toBe(16)
    expect(truth.filter((t) => t.fault === 'none' && t.confounder !== '').length).toBe(4)
  })

  test('each fault is found by its code within 21 scored days of the day it could be', async () => {
    for (const fault of truth.filter((t) => t.fault !== 'none')) {
      const found = findings.filter((f) => f.unit_id === fault.unit_id && f.fault === fault.fault)
      expect(found.length, `${fault.unit_id} ${fault.fault}`).toBe(1)
      const [scored] = await readRows<{ n: number }>(
        engine.project.jobs,
        `SELECT count(DISTINCT day)::INTEGER AS n FROM unit_day WHERE unit_id = $unit AND day > $from::DATE AND day <= $to::DATE`,
        { unit: fault.unit_id, from: fault.detectable_on, to: found[0]?.detected_on ?? '' },
      )
      expect(scored?.n, `${fault.unit_id} ${fault.fault}: ${fault.detectable_on} to ${found[0]?.detected_on}`).toBeLessThanOrEqual(21)
    }
  })

  test('no other finding of severity minor or above anywhere, least of all on a healthy unit', () => {
    const unexpected = findings.filter((f) => f.severity !== 'advisory' && !truth.some((t) => t.unit_id === f.unit_id && t.fault === f.fault))
    expect(unexpected).toEqual([])
  })

  test('no fault is found before it began', async () => {
    for (const fault of truth.filter((t) => t.fault !== 'none')) {
      const found = findings.find((f) => f.unit_id === fault.unit_id && f.fault === fault.fault)
      expect((found?.detected_on ?? '') >= (fault as unknown as { onset_on: string }).onset_on, fault.unit_id).toBe(true)
    }
  })

  test('at least 90 % of unit-days with full signals are scored', async () => {
    const [share] = await readRows<{ scored: number }>(
      engine.project.jobs,
      `SELECT count(*) FILTER (EXISTS (SELECT 1 FROM unit_expectation e WHERE e.unit_id = d.unit_id AND e.day = d.day AND e.scored)) / count(*)::DOUBLE AS scored
       FROM unit_day d WHERE coverage >= 0.9 AND compressor_h >= 1`,
    )
    expect(share?.scored).toBeGreaterThanOrEqual(0.9)
  })

  test('a finding of each fault is there on the day it was detected, not the day before, and so are all before it, the same on any later day', async () => {
    const jobs = engine.project.jobs
    const firstOfEach = [...new Map(findings.toReversed().map((f) => [f.fault, f])).values()]
    const days = [...new Set(firstOfEach.flatMap((f) => [f.detected_on, dayBefore(f.detected_on)]))].sort()
    const tables = ['unit_day', 'unit_day_mode', 'unit_day_gate', 'run_cycle', 'defrost_cycle']
    for (const table of tables) await run(jobs, `CREATE OR REPLACE TABLE whole_${table} AS SELECT * FROM ${table}`)
    const cut = async (day: string) => {
      for (const table of tables) await run(jobs, `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM whole_${table} WHERE day <= '${day}'::DATE`)
      await run(jobs, `UPDATE analysis SET as_of = '${day}'::DATE, data_to = '${day}'::DATE`)
      await runModels(jobs, {})
      await raiseFindings(jobs, { profile: loadProfile(), asOf: day, dataTo: day })
      return readRows<Raised>(jobs, 'SELECT finding_id, unit_id, fault, severity, detected_on FROM finding ORDER BY finding_id')
    }
    for (const day of days) {
      const seen = await cut(day)
      const known = new Set(seen.map((f) => f.finding_id))
      expect([...known].sort(), `as of ${day}`).toEqual(findings.filter((f) => f.detected_on <= day).map((f) => f.finding_id).sort())
    }
  }, 400_000)
})

const dayBefore = (day: string): string => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)

describe('the refrigerant records of the sample fleet, each circuit of which has a story', () => {
  const of = <Row>(sql: string) => readRows<Row>(engine.project.jobs, sql)

  test('leak rates as worked by hand, by the one method of each site', async () => {
    const rates = await of('SELECT event_id, leak_rate_pct::DOUBLE AS pct, exceeds FROM leak_rate ORDER BY event_id')
    expect(rates).toEqual([
      { event_id: 'SIM-E01', pct: 5, exceeds: false },
      { event_id: 'SIM-E02', pct: 11, exceeds: true },
      { event_id: 'SIM-E03', pct: 14, exceeds: true },
      { event_id: 'SIM-E04', pct: 38.46, exceeds: true },
      { event_id: 'SIM-E05', pct: 122.56, exceeds: true },
      { event_id: 'SIM-E06', pct: 150.41, exceeds: true },
      { event_id: 'SIM-E07', pct: null, exceeds: null },
      { event_id: 'SIM-E08', pct: 4, exceeds: false },
    ])
  })

  test('the regime of each circuit, and who leaked 125 % of a charge', async () => {
    expect(await of('SELECT appliance_id, regime, threshold_pct FROM circuit_regime ORDER BY appliance_id')).toEqual([
      { appliance_id: 'SIM-A1', regime: '82.157', threshold_pct: 10 },
      { appliance_id: 'SIM-A2', regime: '82.157', threshold_pct: 10 },
      { appliance_id: 'SIM-A3', regime: '82.157', threshold_pct: 20 },
      { appliance_id: 'SIM-A4', regime: 'undetermined', threshold_pct: null },
      { appliance_id: 'SIM-A5', regime: '82.157', threshold_pct: 10 },
      { appliance_id: 'SIM-A6', regime: 'none', threshold_pct: null },
    ])
    expect(await of('SELECT appliance_id, lost_pct FROM circuit_year WHERE chronic')).toEqual([{ appliance_id: 'SIM-A3', lost_pct: '126.92' }])
  })

  test('what is overdue, what was done in time, and what is missing', async () => {
    expect(await of(`SELECT appliance_id, kind, due_on, days_late FROM deadline WHERE status = 'overdue' ORDER BY appliance_id, kind`)).toEqual([
      { appliance_id: 'SIM-A2', kind: 'initial_test', due_on: '2025-11-20', days_late: 41 },
      { appliance_id: 'SIM-A2', kind: 'plan', due_on: '2025-11-20', days_late: 41 },
      { appliance_id: 'SIM-A2', kind: 'repair', due_on: '2025-11-20', days_late: 41 },
      { appliance_id: 'SIM-A3', kind: 'plan', due_on: '2025-10-09', days_late: 83 },
    ])
    expect(await of(`SELECT kind, status FROM deadline WHERE appliance_id = 'SIM-A1' ORDER BY kind`)).toEqual([
      { kind: 'follow_up_test', status: 'met' }, { kind: 'initial_test', status: 'met' }, { kind: 'inspection', status: 'open' }, { kind: 'repair', status: 'met' },
    ])
    expect(await of(`SELECT due_on, status FROM deadline WHERE kind = 'chronic_report'`)).toEqual([{ due_on: '2026-03-01', status: 'open' }])
    expect(await of('SELECT record_id, rule FROM violation')).toEqual([{ record_id: 'SIM-A4', rule: 'full_charge_missing' }])
  })
})
