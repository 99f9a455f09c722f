import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { readRow } from '../../analytics/db/query'
import { inTransaction } from '../../analytics/db/transaction'
import { buildFeatures } from '../../analytics/pipeline/2-features/build-features'
import { ensureCli } from '../support/built-cli'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'

const tables = ['unit_day', 'unit_day_mode', 'run_cycle', 'defrost_cycle', 'unit_signal', 'unit_signal_day']

const exportOf = (unit: string, seed: number, stepS = 300): string => {
  const folder = join(tempFolder(), unit)
  mkdirSync(folder)
  const rows = Array.from({ length: 1000 }, (_, i) => {
    const runs = (i + seed) % 40 < 25
    return [unit, new Date(Date.UTC(2026, 0, 1) + i * stepS * 1000).toISOString(), runs ? 900 + ((i * seed) % 97) : 12, (i % 30) / 5 - seed, runs ? 35 : '', runs ? 2800 : 0, runs ? 'heat' : 'off'].join(',')
  })
  writeFileSync(join(folder, `${unit}.csv`), ['unit_id,ts,power_w,outdoor_c,supply_c,heat_w,mode', ...rows, ''].join('\n'))
  return folder
}

test('units of three imports, computed side by side and one after the other, told at once and one by one, have the same rows in order of their keys', async () => {
  const engine = await newEngine()
  for (const [index, unit] of ['A', 'B', 'C'].entries()) await engine.import({ files: [exportOf(unit, index + 2, unit === 'B' ? 3600 : 300)], acceptTruncated: false })
  const { jobs, connect, layout } = engine.project
  const found: { tables: Record<string, string>; batches: number }[] = []
  for (const [workers, unitsAtOnce, within] of [[1, 250, false], [2, 1, false], [3, 2, false], [1, 1, true]] as const) {
    let batches = 0
    const build = () => buildFeatures({ jobs, connect, telemetryFolder: layout.telemetry }, { asOf: '2026-01-31', workers, rowsOfLane: 1, unitsAtOnce, onProgress: ({ total }) => (batches = total) })
    await (within ? inTransaction(jobs, build) : build())
    for (const [table, key] of [['unit_day', 'day'], ['unit_day_mode', "day || mode"], ['run_cycle', 'started_at'], ['unit_signal', 'signal']])
      expect(await readRow(jobs, `SELECT count(*) FILTER (k < before) AS unsorted FROM (SELECT k, lag(k) OVER (ORDER BY rowid) AS before FROM (SELECT rowid, unit_id || '/' || ${key} AS k FROM ${table}))`), table).toEqual({ unsorted: 0 })
    found.push({ tables: await derivedTables(jobs, tables), batches })
  }
  expect(found.map(({ batches }) => batches)).toEqual([3, 3, 3, 3])
  expect(JSON.parse(found[0]?.tables.run_cycle ?? '[]').length).toBeGreaterThan(40)
  expect(JSON.parse(found[0]?.tables.unit_day_mode ?? '[]').filter((row: { method: string }) => row.method === 'daily').length).toBeGreaterThan(20)
  for (const other of found.slice(1)) expect(other.tables).toEqual(found[0]?.tables)
}, 60_000)

test('a thread that is ended while its database opens ends by itself and leaves the process alone', () => {
  ensureCli()
  const settings = { threads: 1, memoryLimitMb: 100, tempDirectory: join(tempFolder(), 'spill'), onlyFolders: [tempFolder()] }
  const script = `
    import { Worker } from 'node:worker_threads'
    for (let round = 0; round < 30; round++) {
      const worker = new Worker(new URL(${JSON.stringify(pathToFileURL(join(import.meta.dirname, '../../dist/engine/feature.worker.js')).href)}), { workerData: ${JSON.stringify(settings)} })
      const ended = new Promise((resolve) => worker.once('exit', resolve))
      await new Promise((resolve) => setTimeout(resolve, 6 * round))
      worker.postMessage('stop')
      worker.postMessage('end')
      await ended
    }
    console.log('at rest')`
  const file = join(tempFolder(), 'end-early.mjs')
  writeFileSync(file, script)
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8', timeout: 60_000 })
  expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: 'at rest\n', stderr: '' })
}, 90_000)
