import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openReaders } from '../../analytics/engine/readers'
import { readRows } from '../../analytics/db/query'
import { createEngine } from '../../analytics/engine'
import { openProject } from '../../analytics/project/open-project'
import { closeEngine, newEngine, tempFolder } from '../support/projects'

const longWork = 'SELECT sum(a.range * b.range) AS s FROM range(400000) a, range(400000) b'
const aMoment = () => new Promise((resolve) => setTimeout(resolve, 150))

test('readers that are closed while one of them works interrupt it and close it afterwards', async () => {
  const engine = await newEngine()
  const readers = await openReaders(engine.project.connect)
  const working = readers.use((connection) => readRows(connection, longWork))
  const heard = working.catch((error: unknown) => String(error))
  await aMoment()
  readers.close()
  expect(await heard).toMatch(/interrupt/i)
  await expect(readers.use((connection) => readRows(connection, 'SELECT 1 AS one'))).rejects.toThrow('closed')
})

test('an engine that is closed while a job works ends it, and the project can be opened again', async () => {
  const engine = await newEngine()
  const { dir } = engine.project.layout
  const exports = tempFolder()
  const rows = Array.from({ length: 20_000 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${500 + (i % 7)},3`)
  writeFileSync(join(exports, 'attic.csv'), ['ts,power_w,outdoor_c', ...rows, ''].join('\n'))
  await engine.import({ files: [exports], acceptTruncated: false })
  const analysing = engine.analyse({ asOf: '2026-12-31' }).then(() => 'done', (error: unknown) => String(error))
  const next = engine.analyse({ asOf: '2026-12-31' }).then(() => 'done', (error: unknown) => String(error))
  await new Promise((resolve) => setTimeout(resolve, 30))
  closeEngine(engine)
  await analysing
  expect(await next).toMatch(/closed/)
  await aMoment()
  const again = await createEngine(await openProject(dir))
  await again.analyse({ asOf: '2026-12-31' })
  expect(await again.analysed()).toBe(true)
  again.close()
})
