import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { analyseProject, isAnalysed } from '../../analytics/engine/analyse-project'
import { loadProfile } from '../../analytics/engine'
import { readRows } from '../../analytics/db/query'
import { derivedTables } from '../support/derived-tables'
import { newEngine, tempFolder } from '../support/projects'

const csv = (day: string): string => {
  const folder = tempFolder()
  const rows = Array.from({ length: 96 }, (_, i) => `U1,${new Date(Date.parse(`${day}T00:00:00Z`) + i * 900_000).toISOString()},${500 + i},${i % 7}`)
  writeFileSync(join(folder, `${day}.csv`), ['unit_id,ts,power_w,outdoor_c', ...rows, ''].join('\n'))
  return folder
}

const analysedOnce = async () => {
  const engine = await newEngine()
  await engine.import({ files: [csv('2026-01-01')], acceptTruncated: false })
  await engine.analyse({ asOf: '2026-01-31' })
  await engine.import({ files: [csv('2026-01-02')], acceptTruncated: false })
  return engine
}

test('an analysis that fails in its last step leaves every table of the one before', async () => {
  const engine = await analysedOnce()
  const before = await derivedTables(engine.project.jobs)
  const failing = analyseProject(engine.project, {
    asOf: '2026-01-31',
    profile: loadProfile(),
    beforeCommit: () => Promise.reject(new Error('the last step failed')),
  })
  await expect(failing).rejects.toThrow('the last step failed')
  expect(await derivedTables(engine.project.jobs)).toEqual(before)
  expect(await isAnalysed(engine.project)).toBe(false)
  expect(await readRows(engine.project.jobs, `SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'next_%'`)).toEqual([])
  await engine.analyse({ asOf: '2026-01-31' })
  expect(JSON.parse((await derivedTables(engine.project.jobs))['unit_day'] ?? '[]')).toHaveLength(2)
}, 60_000)

test('whoever asks during an analysis sees the whole of the one before', async () => {
  const engine = await analysedOnce()
  const reader = await engine.project.connect()
  const before = await derivedTables(reader)
  let during: Record<string, string> = {}
  await analyseProject(engine.project, {
    asOf: '2026-01-31',
    profile: loadProfile(),
    beforeCommit: async () => {
      during = await derivedTables(reader)
    },
  })
  expect(during).toEqual(before)
  expect(await derivedTables(reader)).not.toEqual(before)
  reader.closeSync()
}, 60_000)

test('an import or an undo is known as not analysed', async () => {
  const engine = await analysedOnce()
  expect(await engine.analysed()).toBe(false)
  await engine.analyse({ asOf: '2026-01-31' })
  expect(await engine.analysed()).toBe(true)
  await engine.call('import.undo', { importNo: 2 }, { signal: new AbortController().signal, onProgress: () => undefined })
  expect(await engine.analysed()).toBe(false)
}, 60_000)
