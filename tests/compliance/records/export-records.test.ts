import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { exportRecords } from '../../../analytics/compliance/records/export-records'
import { readRows } from '../../../analytics/db/query'
import type { Engine } from '../../../analytics/engine'
import { refrigerantTables } from '../../../analytics/registers/refrigerant-columns'
import { newEngine } from '../../support/projects'
import { fleetRecords } from '../../bench/compliance/records'
import { importRecords, oneOfEach } from './files'

const records = async (engine: Engine): Promise<Record<string, object[]>> => {
  const found: Record<string, object[]> = { technician: await readRows(engine.project.jobs, 'FROM technician ORDER BY ALL') }
  for (const { view = '' } of Object.values(refrigerantTables)) found[view] = await readRows(engine.project.jobs, `FROM "${view}" ORDER BY ALL`)
  return found
}

const exported = async (engine: Engine, form: 'csv' | 'xlsx'): Promise<{ folder: string; files: Record<string, Buffer> }> => {
  const folder = join(engine.project.layout.dir, 'exports', form)
  mkdirSync(folder, { recursive: true })
  const names = await exportRecords(engine.project.jobs, folder, form)
  expect(readdirSync(folder).sort()).toEqual([...names].sort())
  return { folder, files: Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))])) }
}

const odd: Readonly<Record<string, string>> = {
  'refrigerant_events.csv':
    'event_id,appliance_id,circuit_no,service_date,lb_added,kg_added,lb_recovered,technician_name,parts_serviced,recovery_machine_made_on,leak_rate_pct,reason,void_reason\n' +
    "00012,A1,2,2026-01-05,12.50,,0.10,\"O'Brien, \"\"Bob\"\"\",\"'=1+1\",1993-11-15,-0.50,because,\n" +
    "'-7,A1,1,,,5.600,,Žofie 気,\"one\ntwo\",,15.208333333333333333333,,\n" +
    '1e3,A1,1,2026-02-28,007,,,true,2026-01-01,,100,,twice\n',
  'cylinder_moves.csv': 'cylinder_id,date,from,to,kg\nC9,2026-01-10,,S1,11.33980925\nC9,2026-01-10,,S1,1\nC9,2026-01-11,S1,,2\n',
  'disposals.csv': 'disposal_id,appliance_id,circuit_no,month\nD9,A1,3,2026-03\nD8,,,\n',
  'technicians.csv':
    'technician_id,name,employer,home_zip,latitude,longitude,skills,brands,refrigerant_classes,epa_type,epa_number,epa_program,epa_date,cert_copy_on_file,hours_per_week,apprentice,supervisor_id,left_on\n' +
    "T1,\"O'Brien, Bob\",Ada Service,02139,42.36,-71.1,electrical|vrf,A|B,A1|A2L,U,0012,Example,2019-05-01,true,37.5,false,,2026-09-30\nT2,Žofie,,,,,,,,,,,,,,true,T1,\n",
  'transfers.csv': 'transfer_id,gross_lb,tare_lb,net_lb\nX9,31.75,26,5.75\n',
}

let full: Engine
let plain: Awaited<ReturnType<typeof exported>>
let before: Record<string, object[]>

beforeAll(async () => {
  full = (await importRecords(oneOfEach)).engine
  plain = await exported(full, 'csv')
  rmSync(plain.folder, { recursive: true })
  await importRecords(odd, full)
  before = await records(full)
})

for (const form of ['csv', 'xlsx'] as const) {
  test(`records exported as ${form} and imported again are the same, and so are the bytes of their export`, async () => {
    const first = await exported(full, form)
    expect(Object.keys(first.files)).toHaveLength(14)
    const again = await newEngine()
    const result = await again.import({ files: [first.folder], acceptTruncated: false })
    expect(result.warnings.filter((warning) => !warning.includes('kilograms'))).toEqual([])
    expect(await readRows(again.project.jobs, 'SELECT * FROM rejected')).toEqual([])
    expect(await records(again)).toEqual(before)
    const second = await exported(again, form)
    for (const [name, bytes] of Object.entries(first.files)) expect(second.files[name]?.equals(bytes), name).toBe(true)
  })
}

test('a fleet of records comes back from an export', async () => {
  const { engine } = await importRecords(fleetRecords({ circuits: 20, eventsPerCircuit: 8, from: '2020-01-01', to: '2026-11-30', seed: 3 }))
  const former = await records(engine)
  const { folder } = await exported(engine, 'csv')
  const again = await newEngine()
  await again.import({ files: [folder], acceptTruncated: false })
  expect(await records(again)).toEqual(former)
})

test('the file has the columns of the contract, kilograms beside pounds only where there are any, and other columns only where something stands in them', async () => {
  const header = (files: Record<string, Buffer>, name: string) => files[name]?.toString().split('\n')[0]
  for (const [name, text] of Object.entries(oneOfEach)) {
    const [wanted, found] = [text.split('\n')[0] ?? '', header(plain.files, name) ?? ''].map((line) => line.split(',').sort())
    expect(found, name).toEqual(name === 'cylinder_moves.csv' ? [...(wanted ?? []), 'move_no'].sort() : wanted)
  }
  expect(plain.files['purchases.csv']?.toString()).toBe(oneOfEach['purchases.csv'])
  const { files } = await exported((await importRecords(odd)).engine, 'csv')
  expect(header(files, 'cylinder_moves.csv')).toBe('cylinder_id,date,from,to,lb,lb_kg,move_no')
  expect(header(files, 'disposals.csv')).toBe('disposal_id,company_name,appliance_location,recovery_date,refrigerant,lb_recovered,full_charge,technician_id,month,appliance_id,circuit_no')
  expect(header(files, 'technicians.csv')).toBe(odd['technicians.csv']?.split('\n')[0])
  expect(Object.keys(files)).toHaveLength(5)
})
