import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importFiles } from '../../import/support'
import { tempFolder } from '../../support/projects'

const header = 'unit_id,from_on,to_on,energy_kwh,heat_kwh,cop,outdoor_c_mean'

const reported = async (lines: readonly string[], more: Readonly<Record<string, string>> = {}) => {
  const { engine, result } = await importFiles({ 'unit_summaries.csv': [header, ...lines].join('\n'), ...more })
  const analysis = await engine.analyse({ asOf: '2025-07-01' })
  const out = join(tempFolder(), 'out')
  await engine.report({ analysis, outDir: out })
  const table = (name: string) => {
    const [names, ...rows] = readFileSync(join(out, name), 'utf8').trim().split('\n').map((line) => line.split(','))
    return rows.map((row) => Object.fromEntries((names ?? []).map((column, index) => [column, row[index]])))
  }
  return { engine, result, years: table('unit_years.csv'), health: table('unit_health.csv') }
}

test('a unit known from a summary alone has a row of health without days', async () => {
  const { health } = await reported(['P1,2024-01-01,2024-12-31,3000,12000,4,9', 'P2,2024-01-01,2024-12-31,3000,9000,3,9'], { 'units.csv': 'unit_id,brand\nP2,Acme\n' })
  expect(health.map(({ unit_id, brand, days_of_data, cop_provenance, seasonal_cop }) => [unit_id, brand, days_of_data, cop_provenance, seasonal_cop])).toEqual([['P1', '', '0', '', ''], ['P2', 'Acme', '0', '', '']])
})
