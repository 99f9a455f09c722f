import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRows } from '../../analytics/db/query'
import { fixture, tempFolder } from '../support/projects'
import { importFiles, rejectsOf } from './support'

const name = 'heatpumpmonitor_all_fields_last365_2026-07-15.csv'
const table = readFileSync(fixture(`heatpumpmonitor/${name}`), 'utf8')

describe('the heatpumpmonitor fleet table', () => {
  test('is a summary and a unit for each of its systems, quoted line breaks and all, and needs no telemetry', async () => {
    const { engine, result } = await importFiles({ [name]: table })
    expect(result.files).toMatchObject([
      { file: name, status: 'loaded', format: 'register unit_summaries', rows_read: 3, rows_loaded: 3, rows_rejected: 0, message: expect.stringContaining('hpm-<id>') as unknown },
      { file: `${name} (units)`, status: 'loaded', format: 'register units', rows_read: 3, rows_loaded: 3, rows_rejected: 0 },
    ])
    expect(await readRows(engine.project.jobs, 'FROM unit_summary ORDER BY unit_id')).toEqual([
      { unit_id: 'hpm-204', from_on: '2025-07-16', to_on: '2026-07-15', energy_kwh: 1785.65, heat_kwh: 10723.9, cop: 6.005600201607257, outdoor_c_mean: 8.62577, flow_c_mean: 31.605500000000003, starts: 695 },
      { unit_id: 'hpm-72', from_on: '2025-07-16', to_on: '2026-07-15', energy_kwh: 3197.07, heat_kwh: 16766.6, cop: 5.244364371127313, outdoor_c_mean: 9.21505, flow_c_mean: 31.574, starts: 998 },
      { unit_id: 'hpm-762', from_on: '2025-07-16', to_on: '2026-07-15', energy_kwh: 3084.15, heat_kwh: 17229.9, cop: 5.586595982685667, outdoor_c_mean: 5.39218, flow_c_mean: 31.640700000000002, starts: 2905 },
    ])
    expect(await readRows(engine.project.jobs, 'SELECT unit_id, brand, model, unit_type, capacity_w, refrigerant, site_name FROM unit ORDER BY unit_id LIMIT 1')).toEqual([
      { unit_id: 'hpm-204', brand: 'Stiebel Eltron', model: 'WPE-I H', unit_type: 'ground_source', capacity_w: 12_000, refrigerant: null, site_name: 'Caersws, Mid Wales' },
    ])
    expect(await rejectsOf(engine)).toEqual([])
  })

  test('without a period in its name it ends with the newest change and is as long as the data', async () => {
    const { engine } = await importFiles({ 'export.csv': table })
    expect(await readRows(engine.project.jobs, 'SELECT unit_id, from_on, to_on FROM unit_summary ORDER BY unit_id')).toEqual([
      { unit_id: 'hpm-204', from_on: '2025-06-06', to_on: '2026-06-04' },
      { unit_id: 'hpm-72', from_on: '2025-06-24', to_on: '2026-06-04' },
      { unit_id: 'hpm-762', from_on: '2025-06-07', to_on: '2026-06-04' },
    ])
  })

  test('its figures reach unit_years.csv where there is no telemetry of that year', async () => {
    const hours = Array.from({ length: 96 }, (_, hour) => `hpm-72,${new Date(Date.UTC(2026, 0, 1, hour)).toISOString()},1000,3000`)
    const { engine } = await importFiles({
      [name]: table,
      'log.csv': `unit_id,ts,power_w,heat_w\n${hours.join('\n')}\n`,
      'unit_summaries.csv': 'unit_id,from_on,to_on,energy_kwh,heat_kwh\nown,2024-01-01,2024-12-31,1000,3500\nown,,2023-12-31,1,1\n',
    })
    const analysis = await engine.analyse({ asOf: '2026-07-31' })
    const out = join(tempFolder(), 'out')
    await engine.report({ analysis, outDir: out })
    const [header, ...rows] = readFileSync(join(out, 'unit_years.csv'), 'utf8').trim().split('\n')
    expect(header).toBe('unit_id,year,days,energy_kwh,heat_kwh,cop,cop_space_heating,cop_hot_water,cop_cooling,aux_kwh,outdoor_c_mean,coverage_pct,cop_provenance')
    expect(rows.map((row) => row.split(','))).toEqual([
      ['hpm-204', '2026', '365', '1785.65', '10723.9', '6.006', '', '', '', '', '8.62577', '', 'unit_summary'],
      ['hpm-72', '2026', '4', '96.0', '288.0', expect.any(String), expect.any(String), expect.any(String), '', expect.any(String), '', '100.0', 'metered'],
      ['hpm-762', '2026', '365', '3084.15', '17229.9', '5.587', '', '', '', '', '5.39218', '', 'unit_summary'],
      ['own', '2024', '366', '1000.0', '3500.0', '3.5', '', '', '', '', '', '', 'unit_summary'],
    ])
  })

  test('a register given by name wins over what the table says', async () => {
    const { engine, result } = await importFiles({ [name]: table, 'units.csv': 'unit_id,brand\nhpm-72,Mine\n' })
    expect(result.files.map(({ file, rows_loaded, rows_duplicate }) => [file, rows_loaded, rows_duplicate])).toEqual([[name, 3, 0], [`${name} (units)`, 2, 1], ['units.csv', 1, 0]])
    expect(await readRows(engine.project.jobs, `SELECT brand FROM unit WHERE unit_id = 'hpm-72'`)).toEqual([{ brand: 'Mine' }])
  })

  test('a ranking without ids and without a period is a register of units by their row, and says what was left out', async () => {
    const ranking = readFileSync(fixture('golden/heatpumpmonitor/lr01_hpmon_data_export.csv'), 'utf8')
    const { engine, result } = await importFiles({ [name]: table, 'rank.csv': ranking })
    expect(result.files.find(({ file }) => file === 'rank.csv')).toMatchObject({ status: 'loaded', format: 'register units', rows_read: 64, rows_loaded: 64, rows_rejected: 0, message: expect.stringContaining('Its heat and SPF are of no stated period and were left out.') as unknown })
    expect(await readRows(engine.project.jobs, `SELECT unit_id, brand, model, unit_type, capacity_w FROM unit WHERE unit_id IN ('rank-1', 'rank-24', 'rank-28', 'rank-64') ORDER BY unit_id`)).toEqual([
      { unit_id: 'rank-1', brand: 'Nibe', model: 'S1155 PVT', unit_type: 'ground_source', capacity_w: 12_000 },
      { unit_id: 'rank-24', brand: 'Mitsubishi', model: 'Ecodan', unit_type: 'hydronic', capacity_w: 8500 },
      { unit_id: 'rank-28', brand: 'Stiebel Eltron', model: 'WPL25-AS', unit_type: 'hydronic', capacity_w: 12_500 },
      { unit_id: 'rank-64', brand: 'Samsung', model: 'Gen 6', unit_type: 'hydronic', capacity_w: 12_000 },
    ])
    expect(await readRows(engine.project.jobs, `SELECT count(*)::INTEGER AS n FROM unit_summary WHERE unit_id LIKE 'rank%'`)).toEqual([{ n: 0 }])
  })
})
