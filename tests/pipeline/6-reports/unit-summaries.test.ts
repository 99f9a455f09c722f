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

test('periods of a year that share no day are added; of those that overlap the latest counts', async () => {
  const { years } = await reported([
    'months,2024-01-01,2024-01-31,310,930,,1', 'months,2024-02-01,2024-02-29,290,580,,5', 'months,2024-03-01,2024-03-31,100,,,', 'months,2023-12-01,2023-12-31,200,700,,2',
    'rolling,2023-02-01,2024-01-31,1000,3000,3.1,7', 'rolling,2023-03-01,2024-02-29,1100,3300,3.2,8',
    'whole,2024-12-01,2024-12-31,90,180,2,0', 'whole,2024-01-01,2024-12-31,900,2700,3.05,9',
    'stated,2024-01-01,2024-01-10,100,,4,1', 'stated,2024-01-11,2024-01-30,,200,2,4',
  ])
  expect(years.map(({ unit_id, year, days, energy_kwh, heat_kwh, cop, outdoor_c_mean, cop_provenance }) => [unit_id, year, days, energy_kwh, heat_kwh, cop, outdoor_c_mean, cop_provenance])).toEqual([
    ['months', '2023', '31', '200.0', '700.0', '3.5', '2.0', 'unit_summary'],
    ['months', '2024', '91', '700.0', '1510.0', '2.517', '2.93333333', 'unit_summary'],
    ['rolling', '2024', '366', '1100.0', '3300.0', '3.2', '8.0', 'unit_summary'],
    ['stated', '2024', '30', '100.0', '200.0', '3.0', '3.0', 'unit_summary'],
    ['whole', '2024', '366', '900.0', '2700.0', '3.05', '9.0', 'unit_summary'],
  ])
})
