import { cpSync, existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { loadProfile, type Engine } from '../../analytics/engine'
import { analyseProject } from '../../analytics/engine/analyse-project'
import { importTarget } from '../../analytics/engine/import-calls'
import { importFiles } from '../../analytics/pipeline/1-import/import-files'
import { undoImport } from '../../analytics/pipeline/1-import/undo-import'
import { newEngine, tempFolder } from '../support/projects'
import { stateOf } from './kill/project-state'

const asOf = '2026-01-31'

const exported = (day: string): string => {
  const folder = tempFolder()
  const rows = Array.from({ length: 288 }, (_, i) => `U1,${new Date(Date.parse(`${day}T00:00:00Z`) + i * 300_000).toISOString()},${500 + i}`)
  writeFileSync(join(folder, `${day}.csv`), ['unit_id,ts,power_w', ...rows, ''].join('\n'))
  return folder
}

const withTwoImports = async (): Promise<Engine> => {
  const engine = await newEngine()
  await engine.import({ files: [exported('2026-01-01')], acceptTruncated: false })
  await engine.analyse({ asOf })
  await engine.import({ files: [exported('2026-01-02')], acceptTruncated: false })
  return engine
}

/** The folder as it lies on the disk now, as a kill at this moment would leave it. */
const frozen = (engine: Engine): string => {
  const copy = join(tempFolder(), 'frozen.subcool')
  cpSync(engine.project.layout.dir, copy, { recursive: true })
  return copy
}

test('between the renames of an import and its commit: opened, it is as before', async () => {
  const engine = await withTwoImports()
  const before = await stateOf(engine)
  let left = ''
  const third = await importFiles(importTarget(engine.project), [exported('2026-01-03')], { beforeCommit: async () => void (left = frozen(engine)) })
  expect(existsSync(join(left, 'telemetry', third.importId ?? ''))).toBe(true)
  expect(await stateOf(await newEngine(left))).toEqual(before)
}, 60_000)

test('right before an analysis is committed: as before; right after: analysed', async () => {
  const engine = await withTwoImports()
  const before = await stateOf(engine)
  let left = ''
  await analyseProject(engine.project, { asOf, profile: loadProfile(), beforeCommit: async () => void (left = frozen(engine)) })
  expect(await stateOf(await newEngine(left))).toEqual(before)
  const after = await stateOf(engine)
  expect(after.derived).not.toEqual(before.derived)
  expect(await stateOf(await newEngine(frozen(engine)))).toEqual(after)
}, 60_000)

test('before an undo is committed: as before; committed with the folders still there: taken back', async () => {
  const engine = await withTwoImports()
  const before = await stateOf(engine)
  let left = ''
  await undoImport(importTarget(engine.project), 2, async () => void (left = frozen(engine)))
  const committed = frozen(engine)
  cpSync(join(left, 'telemetry'), join(committed, 'telemetry'), { recursive: true })
  expect(await stateOf(await newEngine(left))).toEqual(before)
  const undone = await stateOf(await newEngine(committed))
  expect(Object.keys(undone.imported).filter((name) => name.startsWith('0002') && name.endsWith('.parquet'))).toEqual([])
  expect([before.analysed, undone.analysed]).toEqual([false, true])
}, 60_000)

test('a report that waits for its line in the audit trail is gone, one that has its line gets its name', async () => {
  const engine = await withTwoImports()
  const { reportDir } = await engine.report({ analysis: await engine.analyse({ asOf }) })
  const reported = await stateOf(engine)
  const left = frozen(engine)
  const named = join(left, 'reports', `${asOf}-1`)
  renameSync(named, join(left, 'reports', `.${asOf}-1`))
  cpSync(reportDir, join(left, 'reports', `.${asOf}-2`), { recursive: true })
  expect(await stateOf(await newEngine(left))).toEqual(reported)
  expect(existsSync(named)).toBe(true)
}, 60_000)
