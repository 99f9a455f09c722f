import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import ICAL from 'ical.js'
import readXlsxFile from 'read-excel-file/node'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { EngineError } from '../../../analytics/contract/errors'
import { readRow, readRows, run } from '../../../analytics/db/query'
import { planWorkOrders } from '../../../analytics/pipeline/5-work-orders/plan-work-orders'
import { emitReports, type ReportSettings } from '../../../analytics/pipeline/6-reports/emit-reports'
import { writeUnitHealth } from '../../../analytics/pipeline/6-reports/unit-health'
import { testProject, type TestProject } from '../support/tables'
import monthEnergy from '../../../analytics/pipeline/6-reports/month_energy.sql?raw'
import workOrders from '../../../analytics/pipeline/6-reports/work_orders.sql?raw'
import fleet from './fleet.sql?raw'

const costs = { currency: 'USD', visit: 180, emergency_visit: 450, hour: 95 }
let project: TestProject

const prepared = async (threads: number): Promise<TestProject> => {
  const made = await testProject(threads)
  await run(made.connection, fleet)
  await planWorkOrders(made.connection, { profile: { costs }, asOf: '2026-03-01' })
  return made
}

beforeEach(async () => {
  project = await prepared(2)
})

afterEach(() => project.close())

const settings = (of: TestProject, outDir?: string): ReportSettings => ({
  ...(outDir === undefined ? {} : { outDir }),
  tmpDir: of.tmp,
  reportsDir: join(of.folder, 'reports'),
  asOf: '2026-03-01',
  dataTo: '2026-02-28',
  zone: 'site',
  profileName: 'default',
  ruleDataVersion: '2026.1',
  version: '0.1.0',
  simulated: true,
  summary: () => ({ version: '0.1.0', units: 2 }),
})

const read = (name: string, folder = join(project.folder, 'out')): Promise<string> => readFile(join(folder, name), 'utf8')

test("a month's energy is the same to the last digit in whichever order its days lie, as a cost may stand between two roundings", async () => {
  const { connection } = project
  await run(connection, `DELETE FROM unit_day WHERE day NOT BETWEEN DATE '2026-02-02' AND DATE '2026-02-04'; UPDATE unit_day SET energy_06_kwh = 0.1 * (day - DATE '2026-02-01')`)
  const lying = async (order: 'ASC' | 'DESC') => {
    await run(connection, `CREATE TEMP TABLE days AS FROM unit_day; DELETE FROM unit_day; INSERT INTO unit_day FROM days ORDER BY day ${order}; DROP TABLE days`)
    return readRows(connection, monthEnergy, { dataTo: '2026-02-28' })
  }
  const forward = await lying('ASC')
  expect(forward).toHaveLength(1)
  expect(await lying('DESC')).toEqual(forward)
})

test('unit_health: the figures of the contract worked by hand', async () => {
  await writeUnitHealth(project.connection, { dataTo: '2026-02-28' })
  expect(await readRow(project.connection, `FROM unit_health WHERE unit_id = 'A'`)).toMatchObject({
    days_of_data: 422,
    last_seen_on: '2026-02-28',
    cop_provenance: 'metered',
    seasonal_cop: 3,
    cop_vs_expected_pct: -3.21,
    compressor_health: 64.5,
    leak_index: 12.25,
    defrost_minutes_median: 6,
    starts_per_day: 12,
    energy_kwh: 3630,
    energy_cost: 726,
    connectivity_pct: Number((100 * 422 / 424).toPrecision(9)),
    confidence: 0.8,
    climate_zone: '5A',
  })
  expect(await readRow(project.connection, `SELECT days_of_data, last_seen_on, cop_provenance, seasonal_cop, connectivity_pct FROM unit_health WHERE unit_id = 'N'`)).toEqual({
    days_of_data: 0, last_seen_on: null, cop_provenance: null, seasonal_cop: null, connectivity_pct: null,
  })
  await run(project.connection, `UPDATE unit_day SET cop_heat_kwh = NULL WHERE day < DATE '2026-01-01'`)
  await writeUnitHealth(project.connection, { dataTo: '2026-02-28' })
  expect(await readRow(project.connection, `SELECT seasonal_cop FROM unit_health WHERE unit_id = 'A'`)).toEqual({ seasonal_cop: null })
})

test('unit_health: twelve months of tiers are in a year of costs, also where its first and its last day lie in one month', async () => {
  const tiers = JSON.stringify({ tariff_id: 'home', name: 'Home', currency: 'USD', kind: 'tiered', tiers: [{ up_to_kwh: 100, price_per_kwh: 0.1 }, { price_per_kwh: 0.3 }] })
  await run(project.connection, `UPDATE tariff_register SET kind = 'tiered', definition = $tiers`, { tiers })
  await writeUnitHealth(project.connection, { dataTo: '2026-02-14' })
  expect(await readRow(project.connection, `SELECT energy_kwh, energy_cost FROM unit_health WHERE unit_id = 'A'`)).toEqual({ energy_kwh: 3630, energy_cost: 1200 * 0.1 + 2430 * 0.3 })
})

test('unit_health: defrosts are those of days sampled often enough to see them', async () => {
  const defrosts = async () => {
    await writeUnitHealth(project.connection, { dataTo: '2026-02-28' })
    return readRow(project.connection, `SELECT round(defrosts_per_day, 2) AS per_day, defrost_minutes_median AS minutes FROM unit_health WHERE unit_id = 'A'`)
  }
  await run(project.connection, `UPDATE unit_day SET defrost_sampling_ok = day >= DATE '2025-12-01', sample_s = CASE WHEN day < DATE '2025-12-01' THEN 900 ELSE 300 END`)
  expect(await defrosts()).toEqual({ per_day: 21, minutes: 6 })
  await run(project.connection, 'UPDATE unit_day SET defrost_sampling_ok = false, sample_s = 900')
  expect(await defrosts()).toEqual({ per_day: null, minutes: null })
})

test('unit_health: the confidence is that of the gravest open finding', async () => {
  await run(
    project.connection,
    `INSERT INTO finding BY NAME SELECT * REPLACE ('A:sensor:2026-01-02' AS finding_id, 'minor' AS severity, 0.95 AS confidence) FROM finding WHERE unit_id = 'A';
     INSERT INTO finding_status (finding_id, status) SELECT 'A:sensor:2026-01-02', 'acknowledged'`,
  )
  const sure = async () => {
    await writeUnitHealth(project.connection, { dataTo: '2026-02-28' })
    return readRows(project.connection, 'SELECT unit_id, confidence FROM unit_health ORDER BY unit_id')
  }
  expect(await sure()).toEqual([{ unit_id: 'A', confidence: 0.8 }, { unit_id: 'N', confidence: null }])
  await run(project.connection, `UPDATE finding SET status = 'resolved' WHERE severity = 'major'`)
  expect(await sure()).toEqual([{ unit_id: 'A', confidence: 0.95 }, { unit_id: 'N', confidence: null }])
  await run(project.connection, `UPDATE finding_status SET status = 'dismissed'`)
  expect(await sure()).toEqual([{ unit_id: 'A', confidence: null }, { unit_id: 'N', confidence: null }])
})

test('every file is written in the form of the contract, with a manifest of hashes', async () => {
  const out = join(project.folder, 'out')
  const emitted = await emitReports(project.connection, settings(project, out))
  expect((await readdir(out)).sort()).toEqual([...emitted.files].sort())
  expect(await read('rejects.csv')).toBe(
    "file,line,column,reason,text\nexport/a.csv,3,ts,no time,\"'=1+1,5\"\nexport/a.csv,7,power_w,not a number,\"#VALUE!\"\n",
  )
  expect(await read('data_quality.csv')).toBe(
    'unit_id,signal,rule,samples,first_at,last_at,action,detail\n' +
      'A,outdoor_c,sun,12,2025-06-01T15:00:00Z,2025-06-02T20:00:00Z,missing,sun on the sensor\n' +
      'A,power_w,gap,0,2025-03-10T04:00:00Z,2025-03-12T03:59:59Z,missing,2 days without data: 2025-03-10 to 2025-03-11\n' +
      'A,power_w,unreadable,1,2025-01-05T00:00:00Z,2025-01-05T00:00:00Z,missing,\n',
  )
  expect(await read('unit_years.csv')).toBe(
    'unit_id,year,days,energy_kwh,heat_kwh,cop,cop_space_heating,cop_hot_water,cop_cooling,aux_kwh,outdoor_c_mean,coverage_pct,cop_provenance\n' +
      'A,2025,363,3630.0,,3.0,,,,,,,\n',
  )
  expect((await read('unit_health.csv')).split('\n')[0]).toBe(
    'unit_id,brand,model,climate_zone,days_of_data,last_seen_on,cop_provenance,seasonal_cop,cop_vs_expected_pct,cop_trend_pct_per_year,cop_trend_low,cop_trend_high,defrosts_per_day,defrost_minutes_median,compressor_health,starts_per_day,leak_index,connectivity_pct,energy_kwh,energy_cost,confidence',
  )
  expect((await read('work-orders.csv')).split('\n')[0]).toBe(
    'work_order_id,priority,score,due_on,unit_id,site_id,site_name,address,title,diagnosis,checklist,parts,safety,required_skills,required_epa_type,required_refrigerant_class,technician_id,technician_reason,estimated_hours,cost_of_waiting_per_month,currency,finding_ids,status',
  )
  expect((await read('findings.csv')).split('\n')[0]).toBe(
    'finding_id,unit_id,circuit_no,fault,severity,confidence,onset_on,detected_on,cause_on,last_seen_on,status,metric,value,unit,expected,threshold,annual_cost,currency,evidence,not_because,profile',
  )
  expect((await read('defrost_cycles.csv')).split('\n')[1]).toBe('A,2026-01-05T10:00:00Z,2026-01-05T10:06:00Z,6.0,coil,,,,,,,no,unnecessary')
  const manifest = JSON.parse(await read('manifest.json'))
  expect(manifest).toMatchObject({ as_of: '2026-03-01', profile: 'default', inputs: [{ file: 'export/a.csv', sha256: 'ab12' }], job_sheets: { 'WO-A-2025-12-20': 2 } })
  for (const { file, sha256 } of manifest.files)
    if (sha256 !== null) expect(createHash('sha256').update(await readFile(join(out, file))).digest('hex'), file).toBe(sha256)
  expect(await readdir(join(project.folder, 'reports'))).toEqual(['2026-03-01-1'])
  expect(await readdir(project.tmp)).toEqual([])
})

test('docs/outputs.md tells of every column of every CSV', async () => {
  const out = join(project.folder, 'told')
  const { files } = await emitReports(project.connection, settings(project, out))
  const told = await readFile(new URL('../../../docs/outputs.md', import.meta.url), 'utf8')
  const sections = new Map(told.split('\n## ').map((section) => [/^`(.+?)`/.exec(section)?.[1], new Set([...section.matchAll(/`([^`]+)`/g)].flatMap(([, words = '']) => words.split(', ')))]))
  const tables = files.filter((name) => name.endsWith('.csv'))
  expect(tables).toHaveLength(7)
  for (const name of tables) expect((await read(name, out)).split('\n')[0]?.split(',').filter((column) => !sections.get(name)?.has(column)), name).toEqual([])
})

test('the job sheets are tagged, readable, name their sources and are the same bytes again and on one thread', async () => {
  const bytesOf = async (folder: string) =>
    Object.fromEntries(await Promise.all((await readdir(folder)).sort().map(async (file) => [file, await readFile(join(folder, file), 'base64')])))
  const first = (await emitReports(project.connection, settings(project))).reportDir
  const before = await bytesOf(first)
  expect(Object.keys(before).length).toBe(12)
  const other = await prepared(1)
  for (const again of [project, other]) expect(await bytesOf((await emitReports(again.connection, settings(again))).reportDir)).toEqual(before)
  await other.close()
  expect(await readdir(join(project.folder, 'reports'))).toEqual(['2026-03-01-1'])
  await run(project.connection, 'DELETE FROM rejected')
  await emitReports(project.connection, settings(project))
  expect((await readdir(join(project.folder, 'reports'))).sort()).toEqual(['2026-03-01-1', '2026-03-01-2'])
  const pdf = join(first, 'work-orders.pdf')
  const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
  expect(info).toMatch(/Tagged:\s+yes/)
  expect(info).toMatch(/Title:\s+Work orders/)
  expect(info).toMatch(/CreationDate:\s+Sun Mar\s+1 /)
  const content = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
  for (const part of [
    'Simulated data', 'As of 2026-03-01, data to 2026-02-28', 'Profile default. Rule data 2026.1. Inputs: 1 file', 'WO-A-2025-12-20', 'Łódź Σ house',
    'defrosts a day where 7 are expected', 'A1: not flammable', 'Compare the coil sensor', '$20.80 a month', 'export/a.csv', 'Ann: qualified',
  ])
    expect(content).toContain(part)
  const structure = execFileSync('pdfinfo', ['-struct-text', pdf], { encoding: 'utf8' })
  expect(structure).toMatch(/Table[\s\S]*TH[\s\S]*Figure/)
})

test('the workbook and the calendar say what the CSV says', async () => {
  const out = join(project.folder, 'out')
  await emitReports(project.connection, settings(project, out))
  const sheets = await readXlsxFile(join(out, 'work-orders.xlsx'))
  expect(sheets.map(({ sheet }) => sheet)).toEqual(['Work orders', 'Evidence', 'About'])
  const [header, order] = sheets[0]?.data ?? []
  expect(header?.join(',')).toBe((await read('work-orders.csv')).split('\n')[0])
  const csv = await readRow<Record<string, unknown>>(project.connection, workOrders)
  const cells = (order ?? []).map((cell) => (cell instanceof Date ? cell.toISOString().slice(0, 10) : cell))
  expect(Object.fromEntries((header ?? []).map((name, index) => [name, cells[index]]))).toEqual(
    Object.fromEntries(Object.entries(csv ?? {}).map(([name, value]) => [name, value === '' ? null : value])),
  )
  expect(order?.[3]).toBeInstanceOf(Date)
  expect(sheets[1]?.data).toEqual([
    ['work_order_id', 'unit_id', 'finding_id', 'fault', 'metric', 'value', 'unit', 'expected', 'from', 'to'],
    ['WO-A-2025-12-20', 'A', 'A:defrost:2025-12-20', 'defrost_excessive', 'defrosts_per_day', 21, '1/d', 7, new Date('2025-12-07'), new Date('2025-12-20')],
  ])
  expect(Object.fromEntries((sheets[2]?.data ?? []) as [string, string][])).toMatchObject({
    Document: 'Work orders (Simulated data)', 'As of': '2026-03-01', 'Data to': '2026-02-28', 'Days in': "each site's zone", Profile: 'default',
    'Rule data': '2026.1', 'Subcool version': '0.1.0', 'SHA-256 of export/a.csv': 'ab12',
  })
  const calendar = new ICAL.Component(ICAL.parse(await read('work-orders.ics')))
  const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
  expect(events.map((event) => [event.uid, event.startDate.toString(), event.location])).toEqual([
    ['WO-A-2025-12-20@subcool', String(csv?.['due_on']), 'Łódź Σ house, 1 Main St, Springfield'],
  ])
  expect(events[0]?.summary).toMatch(/^P3 A: /)
  for (const part of ['21 defrosts a day where 7 are expected', 'Technician: Ann', 'Waiting costs: $20.80 a month', 'As of 2026-03-01'])
    expect(events[0]?.description).toContain(part)
})

test('an out folder with something else in it is refused, a former one is replaced whole', async () => {
  const out = join(project.folder, 'out')
  await mkdir(out)
  await writeFile(join(out, 'notes.txt'), 'mine')
  const refused = await emitReports(project.connection, settings(project, out)).catch((error: unknown) => error)
  expect(refused).toBeInstanceOf(EngineError)
  expect((refused as EngineError).code).toBe('out-not-empty')
  expect((refused as EngineError).message).toMatch(/notes\.txt, which no earlier report put there\.$/)
  expect(await readdir(out)).toEqual(['notes.txt'])
  const fresh = join(project.folder, 'fresh')
  await emitReports(project.connection, settings(project, fresh))
  await run(project.connection, 'DELETE FROM rejected')
  await emitReports(project.connection, settings(project, fresh))
  expect(await read('rejects.csv', fresh)).toBe('file,line,column,reason,text\n')
  await writeFile(join(fresh, 'more.txt'), 'mine')
  expect(await emitReports(project.connection, settings(project, fresh)).catch((error: EngineError) => error.code)).toBe('out-not-empty')
  expect((await readdir(project.folder)).filter((name) => name.startsWith('.'))).toEqual([])
})
