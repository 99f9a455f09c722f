import { cpSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { tableFromIPC } from 'apache-arrow'
import { beforeAll, expect, test } from 'vitest'
import { circuitSignals, ofCircuit } from '../../analytics/db/canonical-columns'
import { readRows, run } from '../../analytics/db/query'
import { telemetryScan } from '../../analytics/db/telemetry-scan'
import type { ThresholdState, ThresholdTrial } from '../../analytics/contract/thresholds'
import type { Engine } from '../../analytics/engine'
import { backtestProject } from '../../analytics/engine/backtest-project'
import { sampleFleet, simulateFleet, type FaultRecipe, type FleetRecipe } from '../../sample-data/simulator'
import { folderOf } from '../import/support'
import { newEngine, tempFolder } from '../support/projects'

const [first] = sampleFleet.units
if (first === undefined) throw new Error('the sample fleet has no units')
const { fault: _, ...healthy } = first
const leak: FaultRecipe = { fault: 'refrigerant_leak', onset_on: '2025-07-01', shape: 'linear', severity: 0.3, ramp_days: 180 }
const recipe: FleetRecipe = { ...sampleFleet, units: [{ ...healthy, unit_id: 'WELL' }, { ...healthy, unit_id: 'LEAK', fault: leak }] }
const asOf = sampleFleet.to_on

let engine: Engine
let folder: string
let made: string

/** Telemetry of a unit whose circuits are those of two simulated machines; nothing of the second is of the whole unit. */
const twoCircuits = async (unitId: string, one: string, two: string): Promise<void> => {
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  const from = (unit: string): string => `read_parquet('${join(folder, 'machines', `${unit}.parquet`)}')`
  const stored = (await readRows<{ name: string }>(connection, `SELECT name FROM (DESCRIBE FROM ${from(two)}) AS d(name)`)).map(({ name }) => name)
  const second = circuitSignals.filter((signal) => signal !== 'power_w' && stored.includes(signal)).map((signal) => `b.${signal} AS ${ofCircuit(signal, 2)}`)
  await run(connection, `COPY (SELECT a.* REPLACE ('${unitId}' AS unit_id), ${second.join(', ')} FROM ${from(one)} a JOIN ${from(two)} b USING (ts) ORDER BY ts) TO '${join(made, 'telemetry', `${unitId}.parquet`)}'`)
}

const found = (): Promise<object[]> => readRows(engine.project.jobs, `SELECT unit_id, circuit_no, fault, detected_on::VARCHAR AS detected_on, status FROM finding ORDER BY unit_id, circuit_no`)

beforeAll(async () => {
  folder = tempFolder()
  made = join(folder, 'made')
  await simulateFleet(recipe, { outDir: made })
  const machines = join(folder, 'machines')
  mkdirSync(machines)
  for (const unit of ['WELL', 'LEAK']) renameSync(join(made, 'telemetry', `${unit}.parquet`), join(machines, `${unit}.parquet`))
  const units = join(made, 'units.csv')
  const [head = '', row = ''] = readFileSync(units, 'utf8').split('\n')
  writeFileSync(units, `${[head, ...['SECOND', 'FIRST', 'SOUND'].map((unit) => row.replaceAll('WELL', unit))].join('\n')}\n`)
  await twoCircuits('SECOND', 'WELL', 'LEAK')
  await twoCircuits('FIRST', 'LEAK', 'WELL')
  await twoCircuits('SOUND', 'WELL', 'WELL')
  engine = await newEngine()
  await engine.import({ files: [made], acceptTruncated: false })
  await engine.analyse({ asOf })
}, 180_000)

test('a leak is told of the circuit that loses refrigerant', async () => {
  const all = (await found()) as { unit_id: string; circuit_no: number | null; fault: string; detected_on: string }[]
  const leaks = all.filter(({ fault }) => fault === 'refrigerant_leak')
  expect(leaks.map(({ unit_id, circuit_no }) => [unit_id, circuit_no])).toEqual([['FIRST', 1], ['SECOND', 2]])
  for (const { detected_on } of leaks) expect(detected_on > leak.onset_on && detected_on < '2025-10-01').toBe(true)
  expect(all.filter(({ unit_id }) => unit_id === 'SOUND')).toEqual([])
})

test('its circuit stands in the sentence, in the file of findings and in the work order', async () => {
  const [row] = await readRows<{ why: string; diagnosis: string; finding_ids: string }>(
    engine.project.jobs,
    `SELECT why, diagnosis, finding_ids FROM finding f JOIN work_order w ON list_contains(string_split(w.finding_ids, '|'), f.finding_id) WHERE f.unit_id = 'SECOND' AND f.circuit_no = 2`,
  )
  expect(row?.why).toMatch(/^Circuit 2: /)
  expect(row?.diagnosis).toContain('Circuit 2: ')
})

test('values of a further circuit that are no readings are counted under the name of their column', async () => {
  const lines = (unit: string) => Array.from({ length: 12 }, (__, i) => `${unit},2026-01-01T00:${String(i * 5).padStart(2, '0')}:00Z,20,2500,${i < 3 ? 99_999 : 2500},${i === 4 ? -300 : 60}\n`).join('')
  const own = await newEngine()
  await own.import({ files: [folderOf({ 'log.csv': `unit_id,ts,indoor_c,discharge_kpa,discharge_2_kpa,discharge_2_c\n${lines('U')}` })], acceptTruncated: false })
  await own.analyse({ asOf: '2026-01-01' })
  const quality = (): Promise<object[]> => readRows(own.project.jobs, 'SELECT unit_id, signal, rule, samples, detail FROM unit_day_gate ORDER BY ALL')
  const expected = (unit_id: string) => [
    { unit_id, signal: 'discharge_2_c', rule: 'range', samples: 1, detail: 'outside -60 to 160' },
    { unit_id, signal: 'discharge_2_kpa', rule: 'range', samples: 3, detail: 'outside 0 to 20000' },
  ]
  expect(await quality()).toEqual(expected('U'))
  expect(await readRows(own.project.jobs, `SELECT samples FROM unit_signal WHERE signal = 'discharge_2_kpa'`)).toEqual([{ samples: 9 }])
  const { importNo } = await own.import({ files: [folderOf({ 'more.csv': `unit_id,ts,indoor_c,discharge_kpa,discharge_2_kpa,discharge_2_c\n${lines('V')}` })], acceptTruncated: false })
  await own.analyse({ asOf: '2026-01-01' })
  expect(await quality()).toEqual([...expected('U'), ...expected('V')])
  expect(importNo).toBe(2)
})

test('the unit screen is told of both circuits, and draws the readings of either', async () => {
  const ask = { signal: new AbortController().signal, onProgress: () => undefined }
  expect(await engine.call('unit.circuits', { unitId: 'SECOND' }, ask)).toEqual([1, 2])
  const all = (await engine.call('unit.signals', { unitId: 'SECOND', circuitNo: 2 }, ask)) as { signal: string }[]
  const names = all.map(({ signal }) => signal)
  expect(names).toEqual(expect.arrayContaining(['outdoor_c', 'discharge_kpa', 'suction_c']))
  expect(names).not.toContain('power_w')
  const [own] = await readRows(engine.project.jobs, `SELECT avg(discharge_2_kpa) AS kpa FROM read_parquet('${engine.project.layout.telemetry}/*/*.parquet', union_by_name = true) WHERE unit_id = 'SECOND'`)
  const [scanned] = await readRows(engine.project.jobs, `SELECT avg(discharge_kpa) AS kpa FROM ${await telemetryScan(engine.project.jobs, engine.project.layout.telemetry, { unitIds: ['SECOND'], circuitNo: 2 })}`)
  expect(scanned).toEqual(own)
})

test('the project counts the findings and orders of the fleet, whatever its circuits have beside them', async () => {
  const ask = { signal: new AbortController().signal, onProgress: () => undefined }
  const info = (await engine.call('project.info', {}, ask)) as { findings: number; workOrders: number }
  const [counted] = await readRows<{ findings: number; orders: number }>(engine.project.jobs, `SELECT (SELECT count(*) FROM finding WHERE status = 'open') AS findings, (SELECT count(*) FROM work_order) AS orders`)
  expect(info).toMatchObject({ findings: counted?.findings, workOrders: counted?.orders })
  expect(info.findings).toBeGreaterThan(0)
})

test('other thresholds are tried on both circuits', async () => {
  const ask = { signal: new AbortController().signal, onProgress: () => undefined }
  const { used } = (await engine.call('thresholds.state', {}, ask)) as ThresholdState
  const same = (await engine.call('thresholds.try', { draft: used }, ask)) as ThresholdTrial
  const [counted] = await readRows<{ units: number }>(engine.project.jobs, `SELECT count(DISTINCT unit_id)::INTEGER AS units FROM finding WHERE severity <> 'advisory'`)
  expect(same).toMatchObject({ flipped: 0, before: { visits: counted?.units } })
  const calm = { ...used, thresholds: { 'leak.vrc_watch_pct': 50, 'leak.vrc_plan_pct': 80, 'leak.vrc_act_pct': 90 } }
  const { flips, unitsFlipped } = (await engine.call('thresholds.try', { draft: calm }, ask)) as ThresholdTrial
  expect(flips.map(({ unitId, circuitNo, fault }) => [unitId, circuitNo, fault])).toEqual([['SECOND', 2, 'refrigerant_leak']])
  expect(unitsFlipped).toBe(1)
  const lost = tableFromIPC((await engine.call('thresholds.distribution', { detector: 'charge_lost_pct' }, ask)) as Uint8Array)
  expect(lost.toArray().filter(({ value }) => value > 5).map(({ unit_id }) => unit_id).sort()).toEqual(['FIRST', 'SECOND'])
})

test('a visit that names the leak bears the findings of either circuit out', async () => {
  const outDir = join(tempFolder(), 'out')
  const text = `unit_id,visited_on,confirmed_fault\n${['FIRST', 'SECOND', 'SOUND'].map((unit) => `${unit},${asOf},refrigerant_leak`).join('\n')}\n`
  await backtestProject(engine.project, { outDir, profile: undefined, labels: { file: 'service_log.csv', text } })
  const rows = readFileSync(join(outDir, 'backtest.csv'), 'utf8').split('\n').filter((line) => line.includes('refrigerant_leak'))
  expect(rows.map((line) => [line.split(',')[0], /found|missed/.exec(line)?.[0]])).toEqual([['FIRST', 'found'], ['SECOND', 'found'], ['SOUND', 'missed']])
})

test('telemetry that comes later gives both circuits the daily tables of all of it at once', async () => {
  const parts = ['early', 'late'].map((name) => join(tempFolder(), name)) as [string, string]
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  cpSync(made, parts[0], { recursive: true, filter: (path) => !path.endsWith('.parquet') })
  for (const [part, rows] of [[parts[0], `ts < '2025-10-10'`], [parts[1], `ts >= '2025-10-10'`]] as const) {
    mkdirSync(join(part, 'telemetry'), { recursive: true })
    await run(connection, `COPY (FROM read_parquet('${join(made, 'telemetry', 'SECOND.parquet')}') WHERE ${rows} ORDER BY ts) TO '${join(part, 'telemetry', 'SECOND.parquet')}'`)
  }
  const bitByBit = await newEngine()
  for (const part of parts) {
    await bitByBit.import({ files: [part], acceptTruncated: false })
    await bitByBit.analyse({ asOf })
  }
  expect(await readRows(bitByBit.project.jobs, 'SELECT unit_id FROM circuit_2.feature_memory')).toEqual([{ unit_id: 'SECOND' }])
  for (const table of ['unit_day', 'circuit_2.unit_day', 'circuit_2.unit_day_mode', 'circuit_2.unit_signal', 'circuit_2.run_cycle']) {
    const rowsIn = ({ project }: Engine): Promise<object[]> => readRows(project.jobs, `FROM ${table} WHERE unit_id = 'SECOND' ORDER BY ALL`)
    expect(await rowsIn(bitByBit), table).toEqual(await rowsIn(engine))
  }
}, 60_000)

test('what a user said of a finding of the second circuit holds in the next analysis', async () => {
  const [finding] = await readRows<{ finding_id: string }>(engine.project.jobs, `SELECT finding_id FROM finding WHERE unit_id = 'SECOND' AND circuit_no = 2`)
  await run(engine.project.jobs, `INSERT INTO finding_status (finding_id, status) VALUES ('${finding?.finding_id}', 'dismissed')`)
  await engine.analyse({ asOf })
  expect(await readRows(engine.project.jobs, `SELECT circuit_no, status FROM finding WHERE unit_id = 'SECOND' AND fault = 'refrigerant_leak'`)).toEqual([{ circuit_no: 2, status: 'dismissed' }])
})

test('imports with and without the columns of a circuit lie side by side, and one can be taken back', async () => {
  const small = await newEngine()
  const { jobs, layout } = small.project
  const write = (name: string, text: string): string => {
    const path = join(tempFolder(), name)
    writeFileSync(path, text)
    return path
  }
  const rows = async (): Promise<object[]> => readRows(jobs, `SELECT ts::VARCHAR AS ts, outdoor_c, discharge_kpa, heat_w FROM ${await telemetryScan(jobs, layout.telemetry, { circuitNo: 2 })}`)
  const before = write('before.csv', 'unit_id,ts,outdoor_c,heat_w,discharge_kpa\nR1,2026-01-01T00:00:00Z,4,900,2000\nR1,2026-01-01T00:05:00Z,5,900,2010\n')
  const since = write('since.csv', 'unit_id,ts,outdoor_c,discharge_kpa,discharge_2_kpa\nR1,2026-01-01T00:05:00Z,5,2010,2110\nR1,2026-01-01T00:10:00Z,6,2020,2120\n')
  await small.import({ files: [before], acceptTruncated: false })
  const { importNo } = await small.import({ files: [since], acceptTruncated: false })
  expect(await rows()).toEqual([
    { ts: '2026-01-01 00:00:00', outdoor_c: 4, discharge_kpa: null, heat_w: null },
    { ts: '2026-01-01 00:05:00', outdoor_c: 5, discharge_kpa: 2110, heat_w: null },
    { ts: '2026-01-01 00:10:00', outdoor_c: 6, discharge_kpa: 2120, heat_w: null },
  ])
  await small.analyse({ asOf: '2026-01-02' })
  expect(await readRows(jobs, `SELECT unit_id FROM circuit_2.unit_day`)).toEqual([{ unit_id: 'R1' }])
  await small.call('import.undo', { importNo: importNo ?? 0 }, { signal: new AbortController().signal, onProgress: () => undefined })
  await small.analyse({ asOf: '2026-01-02' })
  expect(await readRows(jobs, `SELECT schema_name FROM duckdb_schemas() WHERE schema_name = 'circuit_2'`)).toEqual([])
})
