import { DuckDBInstance } from '@duckdb/node-api'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modes, numberSignals, sampleFleet, simulateFleet, simulateUnit, type FleetRecipe } from '../../sample-data/simulator'
import { parseCsv, withFolder } from './read-fleet'

const recipe: FleetRecipe = { ...sampleFleet, to_on: '2024-11-20', units: sampleFleet.units.slice(0, 4) }

test('a unit in memory holds exactly what its Parquet file holds', async () => {
  await withFolder(async (folder) => {
    await simulateFleet(recipe, { outDir: folder, tier: 'T5' })
    const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
    const connection = await instance.connect()
    for (const [place, unit] of recipe.units.entries()) {
      const { telemetry: t, plan } = simulateUnit(recipe, place)
      const result = await connection.runAndReadAll(
        `SELECT epoch(ts) AS ts, sample_s, mode, defrost, reversing_valve_heating, ${numberSignals.join(', ')}
         FROM read_parquet('${join(folder, 'telemetry', `${unit.unit_id}.parquet`)}')`,
      )
      const columns = result.getColumnsObjectJS() as Record<string, unknown[]>
      expect(columns.ts).toHaveLength(t.rows)
      expect(columns.ts).toEqual(Array.from(t.index.subarray(0, t.rows), (index) => plan.startS + index * plan.sampleS))
      expect(columns.mode).toEqual(Array.from(t.mode.subarray(0, t.rows), (code) => modes[code]))
      expect(columns.defrost).toEqual(Array.from(t.defrost.subarray(0, t.rows), (flag) => flag === 1))
      for (const name of numberSignals)
        expect(columns[name], name).toEqual(Array.from(t.numbers[name].subarray(0, t.rows), (value) => (Number.isNaN(value) ? null : value)))
    }
    connection.closeSync()
    instance.closeSync()
  })
}, 60_000)

test('the weather of a unit in memory is that of weather.csv', async () => {
  await withFolder(async (folder) => {
    await simulateFleet({ ...recipe, units: recipe.units.slice(0, 1) }, { outDir: folder })
    const { weather } = simulateUnit(recipe, 0)
    const rows = parseCsv(readFileSync(join(folder, 'weather.csv'), 'utf8')).filter((row) => row.site_id === 'SIM-S1')
    expect(rows).toHaveLength(weather.hours)
    expect(Date.parse(rows[0]?.ts ?? '')).toBe(weather.startMs)
    for (const name of ['outdoor_c', 'rh_pct', 'wind_m_s', 'ghi_w_m2', 'precip_mm'] as const)
      expect(rows.map((row) => Number(row[name]))).toEqual(Array.from(weather[name]))
  })
}, 60_000)
