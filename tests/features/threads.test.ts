import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { simulate } from '../../sample-data/simulator'
import { derivedTables } from '../support/derived-tables'
import type { Engine } from '../../analytics/engine'
import { closeEngine, newEngine } from '../support/projects'

let root = ''

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'subcool-threads-'))
  await simulate({ outDir: join(root, 'fleet'), units: 6, months: 3, stepS: 300, faults: ['sensor_stuck', 'defrost_excessive', 'short_cycling'], seed: 7, format: 'parquet' })
}, 120_000)

const filesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'summary.json')
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [relative(folder, path), readFileSync(path).toString('base64')]),
  )

afterAll(() => rmSync(root, { recursive: true, force: true }))

const reported = async (engine: Engine): Promise<Record<string, string>> => {
  const analysis = await engine.analyse({ asOf: '2025-01-31' })
  const { reportDir } = await engine.report({ analysis })
  return { ...(await derivedTables(engine.project.jobs)), ...filesOf(reportDir) }
}

test('one thread and two, once and again, in a new project and in the same: every derived table and every file has the same bytes', async () => {
  const told: Record<string, string>[] = []
  for (const threads of [1, 2, 2]) {
    const engine = await newEngine(join(root, `${told.length}.subcool`), threads)
    await engine.import({ files: [join(root, 'fleet')], acceptTruncated: false })
    told.push(await reported(engine))
    if (told.length === 3) told.push(await reported(engine))
    closeEngine(engine)
  }
  expect(JSON.parse(told[0]?.['run_cycle'] ?? '[]').length).toBeGreaterThan(600)
  expect(Object.keys(told[0] ?? {})).toEqual(expect.arrayContaining(['findings.csv', 'work-orders.pdf', 'unit_health.csv']))
  for (const [at, other] of told.slice(1).entries()) for (const [name, text] of Object.entries(other)) expect(text === told[0]?.[name], `${at + 1}: ${name}`).toBe(true)
}, 240_000)
