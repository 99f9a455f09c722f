import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { tmpdir } from 'node:os'
import { DuckDBInstance } from '@duckdb/node-api'
import { readRows, run } from '../../analytics/db/query'
import type { Engine } from '../../analytics/engine'
import { analyseProject } from '../../analytics/engine/analyse-project'
import { loadProfile } from '../../analytics/pipeline/4-findings/profile'
import { simulate } from '../../sample-data/simulator'
import { derivedTables } from '../support/derived-tables'
import { closeEngine, newEngine } from '../support/projects'

const asOf = '2025-04-30'
let root = ''
let expected: Record<string, string> = {}
const registers = () => readdirSync(join(root, 'fleet')).filter((name) => /^(units|technicians|service_log|weather|tariffs)\./.test(name)).map((name) => join(root, 'fleet', name))

/** As CSV without a zone, which is that of the register where that is known, or as Parquet, in UTC. */
const telemetry = async (name: string, from: string, to: string, format: 'csv' | 'parquet' = 'csv'): Promise<string> => {
  const folder = join(root, 'slices', `${name}-${format}`)
  mkdirSync(folder, { recursive: true })
  const connection = await (await DuckDBInstance.create(':memory:')).connect()
  await connection.run(`COPY (SELECT * FROM read_parquet('${join(root, 'fleet', 'telemetry', '*.parquet')}') WHERE ts >= '${from}' AND ts < '${to}' ORDER BY unit_id, ts) TO '${join(folder, `${name}.${format}`)}'`)
  connection.closeSync()
  return folder
}

const months = async (format: 'csv' | 'parquet' = 'csv'): Promise<string[]> =>
  Promise.all(
    Array.from({ length: 6 }, (_, i) => {
      const start = new Date(Date.UTC(2024, 10 + i, 1)).toISOString().slice(0, 10)
      const end = new Date(Date.UTC(2024, 11 + i, i === 5 ? 8 : 1)).toISOString().slice(0, 10)
      return telemetry(`month-${String(i + 1).padStart(2, '0')}`, start, end, format)
    }),
  )

const expectSame = (tables: Record<string, string>) => {
  for (const [name, text] of Object.entries(expected)) {
    if (tables[name] === text) continue
    const [was, is] = [JSON.parse(text), JSON.parse(tables[name] ?? '[]')] as [object[], object[]]
    const at = was.findIndex((row, i) => JSON.stringify(row) !== JSON.stringify(is[i]))
    expect({ table: name, rows: is.length, row: is[at] }).toEqual({ table: name, rows: was.length, row: was[at] })
  }
}

const importAll = async (engine: Engine, folders: string[]) => {
  for (const folder of folders) await engine.import({ files: [folder], acceptTruncated: false })
}

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-months-'))
  await simulate({ outDir: join(root, 'fleet'), units: 3, months: 6, stepS: 900, faults: ['defrost_excessive', 'connectivity_loss'], seed: 5, format: 'parquet' })
  const engine = await newEngine(join(root, 'whole.subcool'))
  const whole = await telemetry('whole', '2024-01-01', '2026-01-01')
  await importAll(engine, [whole])
  await engine.import({ files: registers(), acceptTruncated: false })
  await engine.analyse({ asOf })
  expected = await derivedTables(engine.project.jobs)
  closeEngine(engine)
}, 120_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('however the same half year arrives, every derived table is the same, byte for byte', () => {
  test('the half year itself has something to compare', () => {
    expect(JSON.parse(expected['unit_day'] ?? '[]').length).toBeGreaterThan(450)
    expect(JSON.parse(expected['finding'] ?? '[]').length).toBeGreaterThan(0)
  })

  test('six months, in a scrambled order', async () => {
    const parts = await months()
    const order = [3, 0, 5, 1, 4, 2].map((i) => parts[i] as string)
    const engine = await newEngine()
    await importAll(engine, order)
    await engine.import({ files: registers(), acceptTruncated: false })
    await engine.analyse({ asOf })
    expectSame(await derivedTables(engine.project.jobs))
  }, 120_000)

  test('six months, analysed one by one: models go on from what they remember of the months before', async () => {
    const engine = await newEngine()
    const { jobs } = engine.project
    const analyse = () => analyseProject(engine.project, { asOf, profile: loadProfile(), modelVersion: 'of this test' })
    const early = (set: string) => run(jobs, `UPDATE unit_statistic SET starts_per_hour = ${set} WHERE day = DATE '2024-12-05'`)
    await engine.import({ files: registers(), acceptTruncated: false })
    const parts = await months('parquet')
    for (const part of parts.slice(0, -1)) {
      await importAll(engine, [part])
      await analyse()
    }
    await run(jobs, `CREATE TEMP TABLE found AS SELECT unit_id, starts_per_hour FROM unit_statistic WHERE day = DATE '2024-12-05'`)
    await early('0.123')
    await importAll(engine, parts.slice(-1))
    await analyse()
    expect(await readRows(jobs, `SELECT DISTINCT starts_per_hour FROM unit_statistic WHERE day = DATE '2024-12-05'`)).toContainEqual({ starts_per_hour: 0.123 })
    await early('(SELECT starts_per_hour FROM found WHERE found.unit_id = unit_statistic.unit_id)')
    expectSame(await derivedTables(jobs))
  }, 120_000)

  test('two overlapping halves', async () => {
    const engine = await newEngine()
    await importAll(engine, [await telemetry('first', '2024-01-01', '2025-03-01'), await telemetry('second', '2025-01-01', '2026-01-01')])
    await engine.import({ files: registers(), acceptTruncated: false })
    await engine.analyse({ asOf })
    expectSame(await derivedTables(engine.project.jobs))
  }, 120_000)

  test('imported, taken back, imported again', async () => {
    const engine = await newEngine()
    const whole = await telemetry('whole', '2024-01-01', '2026-01-01')
    const first = await engine.import({ files: [whole], acceptTruncated: false })
    await engine.analyse({ asOf })
    await engine.call('import.undo', { importNo: first.importNo }, { signal: new AbortController().signal, onProgress: () => undefined })
    expect(readdirSync(engine.project.layout.telemetry)).toEqual([])
    await importAll(engine, [whole])
    await engine.import({ files: registers(), acceptTruncated: false })
    await engine.analyse({ asOf })
    expectSame(await derivedTables(engine.project.jobs))
  }, 120_000)
})

test('features of a day do not depend on what came later', async () => {
  const engine = await newEngine()
  await importAll(engine, [await telemetry('whole', '2024-01-01', '2026-01-01')])
  await engine.import({ files: registers(), acceptTruncated: false })
  for (const cut of ['2024-12-15', '2025-03-03']) {
    await engine.analyse({ asOf: cut })
    const tables = await derivedTables(engine.project.jobs)
    for (const name of ['unit_day', 'unit_day_mode', 'unit_day_gate']) {
      const early = (JSON.parse(expected[name] ?? '[]') as { day: string }[]).filter((row) => row.day <= cut)
      expect(JSON.parse(tables[name] ?? '[]'), `${name} at ${cut}`).toEqual(early)
    }
  }
}, 120_000)
