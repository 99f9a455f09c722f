import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildFeatures } from '../../analytics/pipeline/2-features/build-features'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'

const tables = ['unit_day', 'unit_day_mode', 'run_cycle', 'defrost_cycle', 'unit_signal', 'unit_signal_day']

const exportOf = (unit: string, seed: number): string => {
  const folder = join(tempFolder(), unit)
  mkdirSync(folder)
  const rows = Array.from({ length: 1000 }, (_, i) => {
    const runs = (i + seed) % 40 < 25
    return [unit, new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString(), runs ? 900 + ((i * seed) % 97) : 12, (i % 30) / 5 - seed, runs ? 35 : '', runs ? 2800 : 0].join(',')
  })
  writeFileSync(join(folder, `${unit}.csv`), ['unit_id,ts,power_w,outdoor_c,supply_c,heat_w', ...rows, ''].join('\n'))
  return folder
}

test('units of three imports, computed side by side and one after the other, have the same rows', async () => {
  const engine = await newEngine()
  for (const [index, unit] of ['A', 'B', 'C'].entries()) await engine.import({ files: [exportOf(unit, index + 2)], acceptTruncated: false })
  const { jobs, connect, layout } = engine.project
  const found: { tables: Record<string, string>; batches: number }[] = []
  for (const workers of [1, 2, 3]) {
    let batches = 0
    await buildFeatures({ jobs, connect, telemetryFolder: layout.telemetry }, { asOf: '2026-01-31', workers, rowsOfLane: 1, onProgress: ({ total }) => (batches = total) })
    found.push({ tables: await derivedTables(jobs, tables), batches })
  }
  expect(found.map(({ batches }) => batches)).toEqual([3, 3, 3])
  expect(JSON.parse(found[0]?.tables.run_cycle ?? '[]').length).toBeGreaterThan(60)
  for (const other of found.slice(1)) expect(other.tables).toEqual(found[0]?.tables)
}, 60_000)
