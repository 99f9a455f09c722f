import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { workbookBytes } from '../../analytics/documents/xlsx/workbook'
import { readWorkbook } from '../../analytics/registers/xlsx/read-workbook'
import { registerKindOf } from '../../analytics/registers/register-files'
import { cellName, csvOfSheet, sheetOf } from '../../analytics/registers/xlsx/sheet-csv'
import { fixture, newEngine, tempFolder } from '../support/projects'
import { rawZip } from '../support/raw-zip'

const telemetry = 'unit_id,ts,power_w\nA,2026-01-01T00:00:00Z,1\nA,2026-01-01T00:05:00Z,2\n'
const units = readFileSync(fixture('xlsx/units.xlsx'))

const load = async (files: Record<string, string | Uint8Array>) => {
  const folder = join(tempFolder(), 'exports')
  mkdirSync(folder)
  for (const [name, content] of Object.entries({ 'log.csv': telemetry, ...files })) writeFileSync(join(folder, name), content)
  const engine = await newEngine()
  return { engine, result: await engine.import({ files: [folder], acceptTruncated: false }) }
}
const refusal = async (files: Record<string, string | Uint8Array>) => {
  const { result } = await load(files)
  return result.files.find(({ status }) => status === 'refused')
}

describe('a register as a workbook', () => {
  test('has the same names as one in CSV', () => {
    expect(['a/Units.XLSX', 'technicians.xlsx', 'service_log.xlsx', 'units.xls', 'my units.xlsx'].map(registerKindOf)).toEqual(['units', 'technicians', 'service_log', undefined, undefined])
  })

  test('is read from the sheet of its name: dates, numbers, texts with leading zeros, kept values of formulas', async () => {
    const { engine, result } = await load({ 'Units.xlsx': units })
    expect(result.files[0]).toMatchObject({ file: 'Units.xlsx', status: 'loaded', format: 'register units', rows_loaded: 3 })
    expect(result.warnings).toContain('Units.xlsx: columns not known and not used: extra')
    const columns = 'unit_id, zip, climate_group, time_zone, capacity_w, installed_on, warranty_until, site_name, unit_type, serial, latitude'
    expect(await readRows(engine.project.jobs, `SELECT ${columns} FROM unit ORDER BY unit_id`)).toEqual([
      { unit_id: '=B', zip: '20001', climate_group: 'Mixed-Humid', time_zone: 'UTC', capacity_w: null, installed_on: null, warranty_until: '2031-02-03', site_name: '-5 Main St ', unit_type: null, serial: '0012', latitude: -0.1 },
      { unit_id: 'A', zip: '00544', climate_group: 'Mixed-Humid', time_zone: 'America/New_York', capacity_w: 8000, installed_on: '2020-05-01', warranty_until: '2030-01-02', site_name: 'two\nlines, "quoted"', unit_type: 'split', serial: '1234567890123', latitude: 40.5 },
      { unit_id: 'C', zip: null, climate_group: null, time_zone: 'UTC', capacity_w: 4000, installed_on: null, warranty_until: null, site_name: 'A-site', unit_type: null, serial: null, latitude: null },
    ])
  })

  test('names the sheet and the cell of what it could not read', async () => {
    const { engine } = await load({ 'units.xlsx': units })
    expect(await readRows(engine.project.jobs, `SELECT line, column_name, reason, text FROM rejected ORDER BY line, column_name`)).toEqual([
      { line: 6, column_name: 'capacity_w', reason: expect.stringMatching(/^not a number.* \(sheet Units, cell E6\)$/), text: 'lots' },
      { line: 6, column_name: 'installed_on', reason: 'not a day YYYY-MM-DD (sheet Units, cell F6)', text: '05/01/2020' },
      { line: 6, column_name: 'time_zone', reason: 'not an IANA time zone (sheet Units, cell D6)', text: 'Mars/Base' },
      { line: 6, column_name: 'unit_type', reason: expect.stringContaining('cell I6'), text: 'rocket' },
      { line: 7, column_name: 'unit_id', reason: 'empty: the row is left out (sheet Units, cell B7)', text: '' },
      { line: 8, column_name: 'serial', reason: 'a formula that failed (sheet Units, cell K8)', text: '#N/A' },
    ])
  })

  test('a ZIP that became a number gets its zeros back; a formula that failed is listed, not passed over', async () => {
    const made = await workbookBytes([{
      name: 'units',
      columns: [{ title: 'unit_id', width: 9, is: 'text' }, { title: 'zip', width: 9, is: 'number' }, { title: 'capacity_w', width: 9, is: 'number' }],
      rows: [['A', 544, 7999]],
    }])
    const files = unzipSync(made)
    for (const [name, content] of Object.entries(files))
      if (name.includes('worksheets/')) files[name] = strToU8(Buffer.from(content).toString().replace(/<c r="C2"[^>]*><v>7999<\/v>/, '<c r="C2" t="e"><v>#DIV/0!</v>'))
    const { engine } = await load({ 'units.xlsx': zipSync(files) })
    expect(await readRows(engine.project.jobs, 'SELECT unit_id, zip, capacity_w FROM unit')).toEqual([{ unit_id: 'A', zip: '00544', capacity_w: null }])
    expect(await readRows(engine.project.jobs, 'SELECT column_name, reason, text FROM rejected')).toEqual([
      { column_name: 'capacity_w', reason: expect.stringMatching(/cell C2/), text: '#DIV/0!' },
    ])
  })

  test('is kept as it came and as the CSV it was loaded from', async () => {
    const { engine, result } = await load({ 'units.xlsx': units })
    const record = join(engine.project.layout.imports, result.importId ?? '')
    expect(readdirSync(record).filter((name) => name.includes('units'))).toEqual(['0-units.xlsx', '0-units.xlsx.csv'])
    expect(readFileSync(join(record, '0-units.xlsx')).equals(units)).toBe(true)
    expect(readFileSync(join(record, '0-units.xlsx.csv'), 'utf8').split('\n')[0]).toBe(',Unit ID,Zip,time_zone,capacity_w,installed_on,warranty_until,site_name,unit_type,extra,serial,latitude')
    const again = join(tempFolder(), 'again')
    mkdirSync(again)
    copyFileSync(join(record, '0-units.xlsx.csv'), join(again, 'units.csv'))
    writeFileSync(join(again, 'log.csv'), telemetry)
    const other = await newEngine()
    await other.import({ files: [again], acceptTruncated: false })
    const rows = (of: typeof engine) => readRows(of.project.jobs, 'SELECT * FROM unit_register ORDER BY unit_id')
    expect(await rows(other)).toEqual(await rows(engine))
  })

  test('the same register as CSV and as a workbook is refused', async () => {
    await expect(load({ 'units.csv': 'unit_id\nA\n', 'units.xlsx': units })).rejects.toMatchObject({ code: 'register-duplicate', message: expect.stringContaining('units.csv and units.xlsx') as string })
  })

  test('technicians and the service log too, from the first sheet', async () => {
    const technicians = await workbookBytes([{
      name: 'Anything',
      columns: [{ title: 'technician_id', width: 9, is: 'text' }, { title: 'hours_per_week', width: 9, is: 'number' }, { title: 'left_on', width: 9, is: 'day' }],
      rows: [['T1', 38.5, null], ['T2', null, '2025-12-31']],
    }])
    const log = await workbookBytes([{
      name: 'Service log',
      columns: ['visit_id', 'unit_id', 'visited_on', 'kind'].map((title) => ({ title, width: 9, is: title === 'visited_on' ? 'day' : 'text' })),
      rows: [['V1', 'A', '2025-06-01', 'pm']],
    }])
    const { engine } = await load({ 'technicians.xlsx': technicians, 'service_log.xlsx': log })
    expect(await readRows(engine.project.jobs, 'SELECT technician_id, hours_per_week, left_on FROM technician ORDER BY 1')).toEqual([
      { technician_id: 'T1', hours_per_week: 38.5, left_on: null },
      { technician_id: 'T2', hours_per_week: null, left_on: '2025-12-31' },
    ])
    expect(await readRows(engine.project.jobs, 'SELECT visit_id, visited_on, kind FROM service_visit')).toEqual([{ visit_id: 'V1', visited_on: '2025-06-01', kind: 'pm' }])
  })
})

const bytesOf = (text: string): Uint8Array => strToU8(text)
const withSheet = (rows: string): Uint8Array => {
  const files = unzipSync(units)
  return zipSync({ ...files, 'xl/worksheets/sheet2.xml': bytesOf(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`) })
}

describe('what is no register is refused with a word, and nothing is loaded', () => {
  test.each([
    ['a text with the name of a workbook', bytesOf('unit_id\nA\n'), /can't be read as an XLSX workbook/],
    ['half a workbook', units.subarray(0, 3000), /can't be read as an XLSX workbook/],
    ['an archive of something else', zipSync({ 'a.txt': bytesOf('hello') }), /can't be read as an XLSX workbook/],
    ['a sheet without the key column', withSheet('<row r="1"><c r="A1" t="inlineStr"><is><t>brand</t></is></c></row>'), /has no column unit_id/],
    ['an empty sheet', withSheet(''), /has no header row/],
    ['a row a hundred million rows down', withSheet('<row r="100000000"><c r="A100000000"><v>1</v></c></row>'), /more than a register can hold/],
    ['a column beyond every sheet', withSheet('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'), /more than a register can hold/],
  ])('%s', async (_name, bytes, message) => {
    expect(await refusal({ 'units.xlsx': bytes })).toMatchObject({ code: 'register-invalid', message: expect.stringMatching(message) })
  })

  test('an archive that unpacks to more than it may', async () => {
    const bomb = rawZip([{ name: 'xl/workbook.xml', content: Buffer.alloc(300 << 20) }])
    expect(bomb.length).toBeLessThan(8 << 20)
    await expect(readWorkbook(bomb, 'units.xlsx')).rejects.toMatchObject({ code: 'register-invalid', message: expect.stringContaining('more than a register can hold') })
  }, 30_000)
})

test('cells in CSV: quotes where needed, times only where there are any, empty rows left out', () => {
  const rows = [[], [null, 'id', 'at'], [null], [null, 'a"b', new Date('2026-01-02T00:00:00Z')], [true, 0.1, new Date('2026-01-02T03:04:05.4Z')], ['', ' x', '#1']]
  expect(csvOfSheet({ name: 'S', rows })).toEqual({ csv: ',id,at\n,"a""b",2026-01-02\ntrue,0.1,2026-01-02 03:04:05\n," x","#1"\n', places: { sheet: 'S', rows: [4, 5, 6] } })
  expect(sheetOf([{ name: 'One', rows: [] }, { name: ' Service Log', rows: [] }], 'service_log')?.name).toBe(' Service Log')
  expect([cellName(0, 1), cellName(27, 7)]).toEqual(['A1', 'AB7'])
})
