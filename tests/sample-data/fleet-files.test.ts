import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { tmpdir } from 'node:os'
import { makeRecipe, sampleFleet, simulate, simulatedFaults } from '../../sample-data/simulator'
import { truthCsv } from '../../sample-data/simulator/truth'
import { askFleet, parseCsv } from './read-fleet'

const folder = mkdtempSync(join(tmpdir(), 'subcool-files-'))
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')

beforeAll(async () => {
  await simulate({ outDir: folder, units: 11, months: 4, stepS: 900, faults: 'all', seed: 3 })
}, 60_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('telemetry', () => {
  test('has the columns and types of the canonical form only', async () => {
    const columns = await askFleet<{ column_name: string; column_type: string }>(folder, 'DESCRIBE t')
    const typeOf = (name: string): string | undefined => columns.find((column) => column.column_name === name)?.column_type
    expect(typeOf('unit_id')).toBe('VARCHAR')
    expect(typeOf('ts')).toBe('TIMESTAMP')
    expect(typeOf('sample_s')).toBe('INTEGER')
    expect(typeOf('defrost')).toBe('BOOLEAN')
    expect(typeOf('power_w')).toBe('FLOAT')
    const canonical =
      /^(unit_id|ts|sample_s|mode|power_w|aux_power_w|heat_w|outdoor_c|outdoor_rh_pct|indoor_c|setpoint_c|supply_c|return_c|flow_lpm|airflow_m3h|compressor_hz|compressor_a|fan_rpm|eev_pct|discharge_c|suction_c|liquid_c|outdoor_coil_c|indoor_coil_c|discharge_kpa|suction_kpa|vibration_mm_s|reversing_valve_heating|defrost|fault_code|rssi_dbm)$/
    expect(columns.filter((column) => !canonical.test(column.column_name))).toEqual([])
  })

  test('is sorted by time without doubles, on the grid, in the modes of the contract', async () => {
    const [row] = await askFleet<Record<string, number>>(
      folder,
      `SELECT count(*) FILTER (ts <= before) AS disorder, count(*) FILTER (epoch(ts) % 900 <> 0) AS off_grid,
         count(*) FILTER (mode NOT IN ('off', 'heat', 'cool', 'dhw', 'defrost', 'aux')) AS strange, count(*) AS n
       FROM (SELECT *, lag(ts) OVER (PARTITION BY unit_id ORDER BY file_row_number) AS before
         FROM read_parquet('${folder}/telemetry/*.parquet', file_row_number = true))`,
    )
    expect(row).toMatchObject({ disorder: 0, off_grid: 0, strange: 0 })
    expect(row?.n).toBeGreaterThan(11 * 100 * 96)
  })

  test('starts at local midnight and ends before the local midnight after the last day', async () => {
    const rows = await askFleet<{ unit_id: string; first: string; last: string }>(
      folder,
      'SELECT unit_id, min(ts) AS first, max(ts) AS last FROM t GROUP BY 1 ORDER BY 1',
    )
    const units = parseCsv(read('units.csv').replace(/"[^"]*"/g, ''))
    const first = new Map(rows.map((row) => [row.unit_id, row.first]))
    for (const unit of units) {
      const hour = { 'America/New_York': '04', 'America/Chicago': '05', 'America/Denver': '06', 'America/Los_Angeles': '07' }[unit.time_zone ?? '']
      expect(first.get(unit.unit_id ?? '')?.slice(0, 13)).toBe(`2024-11-01T${hour}`)
    }
    expect(rows.every((row) => row.last < '2025-03-01T08')).toBe(true)
  })
})

describe('registers', () => {
  test('every value that could be mistaken for a real one is marked as simulated', () => {
    for (const line of read('units.csv').trimEnd().split('\n').slice(1)) expect(line.match(/\(simulated\)/g)?.length).toBeGreaterThanOrEqual(3)
    expect(read('SIMULATED.txt')).toContain('simulated')
    expect(parseCsv(read('technicians.csv')).every((row) => row.name?.endsWith('(simulated)'))).toBe(true)
  })

  test('technicians: one apprentice with a supervisor, one who left', () => {
    const people = parseCsv(read('technicians.csv'))
    expect(people).toHaveLength(6)
    const apprentices = people.filter((row) => row.apprentice === 'true')
    expect(apprentices).toHaveLength(1)
    expect(people.some((row) => row.technician_id === apprentices[0]?.supervisor_id)).toBe(true)
    expect(people.filter((row) => row.left_on !== '')).toHaveLength(1)
  })

  test('weather is hourly for each site', async () => {
    const [row] = await askFleet<Record<string, number>>(
      folder,
      `SELECT count(*) AS n, count(DISTINCT site_id) AS sites, min(rh_pct) AS dry, max(rh_pct) AS wet
       FROM read_csv('${folder}/weather.csv')`,
    )
    expect(row?.sites).toBe(8)
    expect(row?.n).toBe(8 * (120 * 24 + 4 + 3))
    expect(row?.dry).toBeGreaterThanOrEqual(15)
    expect(row?.wet).toBeLessThanOrEqual(100)
  })

  test('tariffs hold a flat one and one by time of use', () => {
    const tariffs = JSON.parse(read('tariffs.json')) as { kind: string; weekday?: number[][] }[]
    expect(tariffs.map((tariff) => tariff.kind)).toEqual(['flat', 'tou'])
    expect(tariffs[1]?.weekday?.map((month) => month.length)).toEqual(Array(12).fill(24))
  })
})

describe('truth', () => {
  test('every fault and healthy units are there when all are asked for', () => {
    const rows = parseCsv(truthCsv(makeRecipe(sampleFleet, { units: 44, faults: 'all' })))
    expect(new Set(rows.map((row) => row.fault))).toEqual(new Set([...simulatedFaults, 'none']))
  })

  test('has one row a unit, and days inside the span', () => {
    const rows = parseCsv(read('truth.csv'))
    expect(rows.map((row) => row.unit_id)).toEqual(Array.from({ length: 11 }, (_, i) => `SIM-${String(i + 1).padStart(3, '0')}`))
    for (const row of rows.filter((candidate) => candidate.fault !== 'none')) {
      expect(row.onset_on).toMatch(/^202[45]-\d\d-\d\d$/)
      expect((row.onset_on ?? '') > '2024-11-20' && (row.onset_on ?? '') < '2025-03-01').toBe(true)
      if (row.detectable_on !== '') expect((row.detectable_on ?? '') >= (row.onset_on ?? '')).toBe(true)
      expect(['step', 'linear', 'quadratic', 'cubic', 'quartic']).toContain(row.shape)
    }
  })

  test('the sample fleet: two units of each fault, four confounders, four plain, dates worked by hand', () => {
    const rows = parseCsv(truthCsv(sampleFleet))
    expect(rows).toHaveLength(24)
    const count = (fault: string, shape?: string): number =>
      rows.filter((row) => row.fault === fault && (shape === undefined || row.shape === shape)).length
    expect(count('cop_degradation', 'linear')).toBe(2)
    expect(count('cop_degradation', 'step')).toBe(2)
    for (const fault of ['defrost_excessive', 'defrost_incomplete', 'short_cycling', 'connectivity_loss', 'sensor_stuck', 'sensor_drift'])
      expect([fault, count(fault)]).toEqual([fault, 2])
    const healthy = rows.filter((row) => row.fault === 'none')
    expect(healthy.filter((row) => row.confounder !== '')).toHaveLength(4)
    expect(healthy.filter((row) => row.confounder === '')).toHaveLength(4)
    const ramp = rows.find((row) => row.shape === 'linear' && row.fault === 'cop_degradation')
    expect(ramp).toMatchObject({ onset_on: '2025-08-15', detectable_on: '2025-10-31' })
    const drift = rows.find((row) => row.fault === 'sensor_drift' && row.onset_on === '2025-03-01')
    expect(drift?.detectable_on).toBe('2025-03-28')
    expect(statSync(new URL('../../sample-data/fleet.json', import.meta.url)).size).toBeLessThan(100_000)
  })
})
