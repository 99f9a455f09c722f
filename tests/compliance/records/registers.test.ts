import { expect, test } from 'vitest'
import { readRows } from '../../../analytics/db/query'
import { refrigerantKinds, refrigerantTables } from '../../../analytics/registers/refrigerant-columns'
import { registerKindOf } from '../../../analytics/registers/register-files'
import { importRecords, oneOfEach } from './files'

test('every register of refrigerant records is known by its name, as CSV and as a workbook', () => {
  expect(refrigerantKinds.flatMap((kind) => [registerKindOf(`a/${kind.toUpperCase()}.csv`), registerKindOf(`${kind}.XLSX`)])).toEqual(refrigerantKinds.flatMap((kind) => [kind, kind]))
})

test('a folder of refrigerant records without telemetry is imported, every column of the contract understood', async () => {
  const { engine, result } = await importRecords(oneOfEach)
  expect(result.warnings).toEqual([])
  expect(result.files.map(({ status, format, rows_read, rows_loaded }) => [status, format, rows_read, rows_loaded])).toEqual(
    Object.entries(oneOfEach).sort().map(([name, text]) => ['loaded', `register ${name.slice(0, -4)}`, text.trim().split('\n').length - 1, text.trim().split('\n').length - 1]),
  )
  expect(await readRows(engine.project.jobs, 'SELECT * FROM rejected')).toEqual([])
  for (const { view = '' } of Object.values(refrigerantTables)) expect(await readRows(engine.project.jobs, `FROM "${view}"`), view).not.toEqual([])
  expect(await readRows(engine.project.jobs, 'SELECT appliance_id, circuit_no, asset_type, full_charge, fc_range_low, ald_installed, install_date FROM appliance ORDER BY ALL')).toEqual([
    { appliance_id: 'A1', circuit_no: 1, asset_type: 'chiller_hp', full_charge: '120', fc_range_low: null, ald_installed: true, install_date: '2020-05-01' },
    { appliance_id: 'A1', circuit_no: 2, asset_type: 'chiller_hp', full_charge: null, fc_range_low: '40', ald_installed: null, install_date: '2020-05-01' },
  ])
  expect(await readRows(engine.project.jobs, 'SELECT event_id, circuit_no, lb_added, leak_rate_pct, regime, evac_level_reached, void_reason FROM refrigerant_event ORDER BY ALL')).toEqual([
    { event_id: 'E1', circuit_no: 1, lb_added: '2.5', leak_rate_pct: '7.6', regime: '84.106', evac_level_reached: '10.5', void_reason: null },
    { event_id: 'E2', circuit_no: 1, lb_added: '110.25', leak_rate_pct: null, regime: null, evac_level_reached: null, void_reason: 'entered twice' },
  ])
  expect(await readRows(engine.project.jobs, 'SELECT lb, move_no FROM cylinder_move ORDER BY date, move_no')).toEqual([
    { lb: '25', move_no: 1 }, { lb: '2.5', move_no: 1 }, { lb: '1.25', move_no: 2 },
  ])
})

test('other names of columns and words, and kilograms, are understood and said', async () => {
  const { engine, result } = await importRecords({
    'appliances.csv': 'appliance_id,unit_type,Full charge (lb),installed_on,address\nA,Water source,50,2020-01-02,1 Main St\nB,hydronic,,,\nC,Chiller-HP,12.50,,\n',
    'refrigerant_events.csv': 'event_id;appliance_id;date;kind;kg_added;lb_recovered_kg\nE1;A;2026-01-02;Repair recharge;5,60;0,25\n',
    'cylinders.csv': 'cylinder_id,Virgin/Reclaimed/Recovered,tare_lb,capacity_kg,heel_kg\nC,Virgin,26,22.7,0.1\n',
    'purchases.csv': 'purchase_id,kg\nP,10\n',
    'sites.csv': 'site_id,owner,method\nS,Ann,Annualized\n',
  })
  const read = (sql: string) => readRows(engine.project.jobs, sql)
  expect(await read('SELECT appliance_id, circuit_no, asset_type, full_charge, install_date, site_address FROM appliance ORDER BY ALL')).toEqual([
    { appliance_id: 'A', circuit_no: 1, asset_type: 'wshp_gshp', full_charge: '50', install_date: '2020-01-02', site_address: '1 Main St' },
    { appliance_id: 'B', circuit_no: 1, asset_type: 'other', full_charge: null, install_date: null, site_address: null },
    { appliance_id: 'C', circuit_no: 1, asset_type: 'chiller_hp', full_charge: '12.5', install_date: null, site_address: null },
  ])
  expect(await read('SELECT service_date, event_kind, lb_added, lb_recovered FROM refrigerant_event')).toEqual([{ service_date: '2026-01-02', event_kind: 'repair_recharge', lb_added: '5.6 kg', lb_recovered: '0.25 kg' }])
  expect(await read('SELECT origin, tare, capacity, heel_lb FROM cylinder')).toEqual([{ origin: 'virgin', tare: '26', capacity: '22.7 kg', heel_lb: '0.1 kg' }])
  expect(await read('SELECT lb FROM purchase')).toEqual([{ lb: '10 kg' }])
  expect(await read('SELECT owner_operator_name, leak_rate_method FROM site')).toEqual([{ owner_operator_name: 'Ann', leak_rate_method: 'annualizing' }])
  expect(result.warnings.filter((warning) => warning.includes('kilograms'))).toEqual([
    'cylinders.csv: capacity is in kilograms in 1 row, converted exactly (1 lb = 0.45359237 kg)',
    'cylinders.csv: heel_lb is in kilograms in 1 row, converted exactly (1 lb = 0.45359237 kg)',
    'purchases.csv: lb is in kilograms in 1 row, converted exactly (1 lb = 0.45359237 kg)',
    'refrigerant_events.csv: lb_added is in kilograms in 1 row, converted exactly (1 lb = 0.45359237 kg)',
    'refrigerant_events.csv: lb_recovered is in kilograms in 1 row, converted exactly (1 lb = 0.45359237 kg)',
  ])
})

test('a cell that can not be read is empty and listed with its line, its column, the reason and what to do', async () => {
  const { engine, result } = await importRecords({
    'refrigerant_events.csv':
      '# exported\nevent_id,circuit_no,service_date,event_kind,lb_added,kg_added,lb_recovered,exceeds,leak_rate_pct\n' +
      'E1,,2026-02-30,top up,-1,,2.345,maybe,a lot\n' +
      'E2,,2026-02-01,addition,2,1,1.500,,\n' +
      'E3,first,2026-02-01,addition,2,,,,\n' +
      'E4,,2026-02-01,addition,two,,,,\n' +
      'E5,2,2026-02-01,addition,,-3,.5,,\n' +
      'E5,2,2026-02-01,addition,007.10,,,,\n' +
      ',,2026-02-01,addition,1,,,,\n',
  })
  expect(await readRows(engine.project.jobs, 'SELECT line, column_name AS "column", reason, text FROM rejected ORDER BY ALL')).toEqual([
    { line: 3, column: 'event_kind', reason: 'not one of addition recovery install_charge retrofit_charge seasonal_remove seasonal_add repair_recharge disposal', text: 'top up' },
    { line: 3, column: 'exceeds', reason: 'neither true nor false', text: 'maybe' },
    { line: 3, column: 'lb_added', reason: 'negative: a mass is never below zero; what was taken out is a recovery', text: '-1' },
    { line: 3, column: 'lb_recovered', reason: 'more than two decimals of a pound: round to hundredths, or give kilograms in lb_recovered_kg', text: '2.345' },
    { line: 3, column: 'leak_rate_pct', reason: 'not a plain number such as 12.5', text: 'a lot' },
    { line: 3, column: 'service_date', reason: 'not a day YYYY-MM-DD', text: '2026-02-30' },
    { line: 4, column: 'lb_added', reason: 'pounds and kilograms are both given, neither is used: keep lb_added or lb_added_kg', text: '2 lb, 1 kg' },
    { line: 5, column: 'circuit_no', reason: 'not a whole number from 1: the row is left out', text: 'first' },
    { line: 6, column: 'lb_added', reason: 'not a number of pounds such as 12.5', text: 'two' },
    { line: 7, column: 'event_id', reason: 'stands again further down: the last one counts', text: 'E5' },
    { line: 7, column: 'lb_added_kg', reason: 'negative: a mass is never below zero; what was taken out is a recovery', text: '-3' },
    { line: 9, column: 'event_id', reason: 'empty: the row is left out', text: '' },
  ])
  expect(await readRows(engine.project.jobs, 'SELECT event_id, circuit_no, lb_added, lb_recovered FROM refrigerant_event ORDER BY ALL')).toEqual([
    { event_id: 'E1', circuit_no: 1, lb_added: null, lb_recovered: null },
    { event_id: 'E2', circuit_no: 1, lb_added: null, lb_recovered: '1.5' },
    { event_id: 'E4', circuit_no: 1, lb_added: null, lb_recovered: null },
    { event_id: 'E5', circuit_no: 2, lb_added: '7.1', lb_recovered: null },
  ])
  expect(result.files[0]).toMatchObject({ rows_read: 7, rows_loaded: 4, rows_rejected: 2, rows_duplicate: 1 })
  expect(result.warnings).toContain('refrigerant_events.csv: 2 rows were left out, see rejects.csv')
})

test('an import is refused where a register stands twice, lacks its key, or nothing of it is a record', async () => {
  await expect(importRecords({ 'disposals.csv': 'disposal_id\nD\n', 'Disposals.CSV': 'disposal_id\nE\n' })).rejects.toMatchObject({ code: 'register-duplicate' })
  await expect(importRecords({ 'disposals.csv': 'company_name\nD\n' })).rejects.toMatchObject({ code: 'register-invalid', message: 'disposals.csv has no column disposal_id. Add the column disposal_id, or rename the one that holds it.' })
  await expect(importRecords({ 'disposals.csv': 'disposal_id\n' })).rejects.toMatchObject({ code: 'nothing-usable' })
  await expect(importRecords({ 'units.csv': 'unit_id,brand\nU1,Acme\n' })).rejects.toMatchObject({ code: 'nothing-usable' })
})

test('units that name a refrigerant or a full charge are records', async () => {
  expect((await importRecords({ 'units.csv': 'unit_id,refrigerant\nU1,R-22\n' })).result.files[0]).toMatchObject({ status: 'loaded' })
  expect((await importRecords({ 'units.csv': 'unit_id,full_charge_lb\nU1,12\n' })).result.files[0]).toMatchObject({ status: 'loaded' })
})

test('a later import replaces a record, also by voiding it, and an undo brings the former back', async () => {
  const { engine } = await importRecords({ 'refrigerant_events.csv': 'event_id,appliance_id,lb_added\nE1,A,2\nE2,A,3\n' })
  const events = () => readRows(engine.project.jobs, 'SELECT event_id, lb_added, void_reason FROM refrigerant_event ORDER BY ALL')
  const before = await events()
  const { result } = await importRecords({ 'refrigerant_events.csv': 'event_id,appliance_id,lb_added,void_reason\nE2,A,3,wrong circuit\nE3,A,1,\n' }, engine)
  expect(await events()).toEqual([
    { event_id: 'E1', lb_added: '2', void_reason: null },
    { event_id: 'E2', lb_added: '3', void_reason: 'wrong circuit' },
    { event_id: 'E3', lb_added: '1', void_reason: null },
  ])
  await engine.call('import.undo', { importNo: result.importNo ?? 0 }, { signal: new AbortController().signal, onProgress: () => undefined })
  expect(await events()).toEqual(before)
})
