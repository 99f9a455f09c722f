import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ProjectCheck, ProjectRebuild } from '../../../analytics/contract'
import { readRow, readRows, run } from '../../../analytics/db/query'
import type { Engine } from '../../../analytics/engine'
import { refrigerantTables } from '../../../analytics/registers/refrigerant-columns'
import { oldProject } from '../../support/old-project'
import { closeEngine, newEngine } from '../../support/projects'
import { importRecords, oneOfEach } from './files'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const resultTables = ['leak_rate', 'deadline', 'violation', 'circuit_year', 'circuit_regime', 'compliance_state']

const registers = async (engine: Engine): Promise<Record<string, object[]>> => {
  const found: Record<string, object[]> = {}
  for (const { table } of Object.values(refrigerantTables)) found[table] = await readRows(engine.project.jobs, `FROM "${table}" ORDER BY ALL`)
  return found
}

test('a rebuild gives every record back, and a check finds nothing wrong, before and after', async () => {
  const { engine } = await importRecords(oneOfEach)
  await importRecords({ 'refrigerant_events.csv': 'event_id,appliance_id,kg_added,void_reason\nE1,A1,1.5,\nE3,A1,2,typed twice\n', 'sites.csv': 'site_id\nS2\n' }, engine)
  const before = await registers(engine)
  const check = async () => ((await engine.call('project.check', {}, context)) as ProjectCheck).problems
  expect(await check()).toEqual([])
  const rebuilt = (await engine.call('project.rebuild', {}, context)) as ProjectRebuild
  expect(rebuilt).toMatchObject({ imports: 2, recovered: [] })
  expect(await registers(engine)).toEqual(before)
  expect(await check()).toEqual([])
  expect(await readRows(engine.project.jobs, 'SELECT appliance_id, circuit_no, owner_operator_name FROM circuit ORDER BY ALL')).toHaveLength(2)
})

test('a record that counts again is voided again for the same reason; a file from before voids nothing back', async () => {
  const events = 'event_id,appliance_id,kg_added\nE1,A1,1.5\n'
  const { engine } = await importRecords({ ...oneOfEach, 'refrigerant_events.csv': events })
  const voidIt = () => engine.call('compliance.void-record', { register: 'refrigerant_events', key: ['E1'], reason: 'entered twice' }, context)
  const reason = async () => (await readRow<{ reason: string | null }>(engine.project.jobs, `SELECT void_reason AS reason FROM refrigerant_event WHERE event_id = 'E1'`))?.reason
  await voidIt()
  await importRecords({ 'refrigerant_events.csv': events, 'sites.csv': 'site_id\nS2\n' }, engine)
  expect(await reason()).toBe('entered twice')
  await importRecords({ 'refrigerant_events.csv': `${events}E2,A1,1\n` }, engine)
  expect(await reason()).toBeNull()
  await voidIt()
  expect(await reason()).toBe('entered twice')
})

test('the first and the last site or cylinder, and the first appliance, leave what a whole analysis finds in every circuit', async () => {
  const found = async (engine: Engine): Promise<Record<string, object[]>> => {
    const tables: Record<string, object[]> = {}
    for (const table of resultTables) tables[table] = await readRows(engine.project.jobs, `FROM ${table} ORDER BY ALL`)
    return tables
  }
  const appliances = 'appliance_id,circuit_no,site_id,asset_type,refrigerant,full_charge,install_date\nA1,1,S9,chiller_hp,R-410A,120,2020-05-01\nA2,1,S9,chiller_hp,R-410A,120,2020-05-01\n'
  const events = 'event_id,appliance_id,circuit_no,service_date,event_kind,refrigerant,lb_added,cylinder_id\nE1,A1,1,2026-02-10,addition,R-410A,12,C9\nE2,A2,1,2026-02-10,addition,R-410A,12,C9\n'
  const { engine } = await importRecords({ 'appliances.csv': appliances, 'refrigerant_events.csv': events })
  const { engine: assumed } = await importRecords({ 'units.csv': 'unit_id,refrigerant,full_charge_lb,unit_type\nA1,R-410A,120,chiller\nA2,R-410A,120,chiller\n', 'refrigerant_events.csv': events })
  for (const one of [engine, assumed]) await one.analyse({ asOf: '2026-09-15' })
  const expectWhole = async (of: Engine) => {
    const saved = await found(of)
    await of.analyse({ asOf: '2026-09-15' })
    expect(saved).toEqual(await found(of))
    return saved['violation']?.map((row) => (row as { rule: string }).rule) ?? []
  }
  const save = (of: Engine, register: string, record: object) => of.call('compliance.save-record', { register, record }, context)
  await save(engine, 'cylinders', { cylinder_id: 'C1', refrigerant: 'R-410A' })
  expect((await expectWhole(engine)).filter((rule) => rule === 'cylinder_unknown')).toHaveLength(2)
  await save(engine, 'sites', { site_id: 'S1' })
  expect((await expectWhole(engine)).filter((rule) => rule === 'site_unknown')).toHaveLength(2)
  for (const [register, key] of [['cylinders', 'C1'], ['sites', 'S1']]) await engine.call('compliance.void-record', { register, key: [key], reason: 'wrong' }, context)
  const rules = await expectWhole(engine)
  for (const rule of ['cylinder_unknown', 'site_unknown']) expect(rules).not.toContain(rule)
  await save(assumed, 'appliances', { appliance_id: 'A1', circuit_no: '1', refrigerant: 'R-410A', full_charge: '120' })
  await expectWhole(assumed)
  expect(await readRows(assumed.project.jobs, 'SELECT appliance_id FROM circuit_regime')).toEqual([{ appliance_id: 'A1' }])
})

test('a backup holds the registers and every view', async () => {
  const { engine } = await importRecords(oneOfEach)
  const { file } = (await engine.call('project.backup', {}, context)) as { file: string }
  const own = await readRow<{ name: string }>(engine.project.jobs, 'SELECT current_database() AS name')
  await run(engine.project.jobs, `ATTACH '${join(engine.project.layout.dir, file)}' AS kept (READ_ONLY)`)
  const views = (name: string) => readRows(engine.project.jobs, 'SELECT view_name FROM duckdb_views() WHERE NOT internal AND database_name = $name ORDER BY ALL', { name })
  expect(await views('kept')).toEqual(await views(own?.name ?? ''))
  expect(await readRows(engine.project.jobs, 'SELECT event_id FROM kept.refrigerant_event_register ORDER BY ALL')).toHaveLength(2)
})

test('a project of the first version takes refrigerant records after it was migrated', async () => {
  const engine = await newEngine(oldProject(1).folder)
  const { result } = await importRecords({ 'appliances.csv': oneOfEach['appliances.csv'] ?? '', 'refrigerant_events.csv': oneOfEach['refrigerant_events.csv'] ?? '' }, engine)
  expect(result.files.map(({ status }) => status)).toEqual(['loaded', 'loaded'])
  expect(await readRows(engine.project.jobs, 'SELECT appliance_id, circuit_no, assumed FROM circuit ORDER BY ALL')).toEqual([{ appliance_id: 'A1', circuit_no: 1, assumed: false }, { appliance_id: 'A1', circuit_no: 2, assumed: false }])
})

test('a project of this version that was made without these tables gets them at the next opening, and is otherwise as it was', async () => {
  const { engine } = await importRecords({ 'units.csv': 'unit_id,refrigerant\nU1,R-22\n' })
  const { dir } = engine.project.layout
  const units = await readRows(engine.project.jobs, 'FROM unit')
  await run(engine.project.jobs, 'DROP VIEW circuit')
  for (const { table, view = '' } of Object.values(refrigerantTables)) await run(engine.project.jobs, `DROP VIEW "${view}"; DROP TABLE "${table}"`)
  for (const table of resultTables) await run(engine.project.jobs, `DROP TABLE ${table}`)
  await run(engine.project.jobs, `DELETE FROM project_info WHERE key = 'tables'`)
  closeEngine(engine)
  const again = await newEngine(dir)
  expect(readdirSync(join(dir, 'backups'))).toEqual([])
  expect(await readRows(again.project.jobs, 'FROM unit')).toEqual(units)
  expect(await readRows(again.project.jobs, 'SELECT appliance_id, assumed FROM circuit')).toEqual([{ appliance_id: 'U1', assumed: true }])
  await importRecords(oneOfEach, again)
  expect((await registers(again))['filing_register']).toHaveLength(1)
})
