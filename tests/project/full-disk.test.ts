import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createEngine, loadProfile, type Engine } from '../../analytics/engine'
import { analyseProject } from '../../analytics/engine/analyse-project'
import { guarded } from '../../analytics/engine/guarded'
import { importTarget } from '../../analytics/engine/import-calls'
import { startLocalServer } from '../../analytics/hosts/local-server'
import { openDatabase } from '../../analytics/db/database'
import { run } from '../../analytics/db/query'
import { importFiles } from '../../analytics/pipeline/1-import/import-files'
import { asStorageError } from '../../analytics/project/storage-error'
import { openProject } from '../../analytics/project/open-project'
import { simulate } from '../../sample-data/simulator'
import { mayMount, smallDisk, type SmallDisk } from '../support/small-disk'
import { stateOf } from './kill/project-state'

const asOf = '2024-12-31'
let root = ''
let fleet = ''
let disk: SmallDisk
let engine: Engine

const again = () => engine.import({ files: [fleet], acceptTruncated: false })

/** What is refused for want of room says so, leaves the project as it was, and works with room. */
const expectFull = async (work: () => Promise<unknown>): Promise<void> => {
  const before = await stateOf(engine)
  const refusal = await work().then(() => 'it went through', (error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'disk-full', message: expect.stringContaining(`The disk of ${engine.project.layout.dir} is full (`) })
  expect((refusal as Error).message).not.toMatch(/memory/i)
  disk.relieve()
  expect(await stateOf(engine)).toEqual(before)
}

beforeAll(async () => {
  if (!mayMount) return
  root = mkdtempSync(join(tmpdir(), 'subcool-full-'))
  fleet = join(root, 'fleet')
  await simulate({ outDir: fleet, units: 2, months: 1, stepS: 300, faults: 'none', seed: 3, format: 'csv' })
}, 60_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe.skipIf(!mayMount)('a full disk is called a full disk', () => {
  beforeEach(async () => {
    disk = smallDisk(120)
    engine = await createEngine(await openProject(join(disk.folder, 'small.subcool'), { create: true, threads: 2 }), 'tester')
  })

  afterEach(() => {
    engine.close()
    disk.unmount()
  })

  test('before an import that can not fit begins', async () => {
    disk.leave(300_000)
    const refusal: unknown = await again().catch((error: unknown) => error)
    expect(refusal).toMatchObject({ code: 'disk-full', message: expect.stringMatching(/is full \(0\.\d MB free, about \d+(\.\d)? MB needed\)/) })
    expect(readdirSync(engine.project.layout.tmp)).toEqual([])
    disk.relieve()
    expect((await again()).units).toHaveLength(2)
  }, 60_000)

  test('while files are read', async () => {
    await expectFull(() => engine.import({ files: [fleet], acceptTruncated: false }, { onProgress: ({ stage }) => stage === 'read' && disk.leave(150_000) }))
    expect((await again()).units).toHaveLength(2)
  }, 60_000)

  test('while the whole part of a damaged file is saved: the disk is full, not the file worse than it is', async () => {
    const folder = join(root, 'torn')
    mkdirSync(folder, { recursive: true })
    const text = readFileSync(join(fleet, 'telemetry', readdirSync(join(fleet, 'telemetry'))[0] ?? ''))
    const packed = text[0] === 0x1f ? text : gzipSync(text)
    writeFileSync(join(folder, 'torn.csv.gz'), packed.subarray(0, packed.length * 0.9))
    const torn = () => engine.import({ files: [folder], acceptTruncated: true }, { onProgress: ({ stage }) => stage === 'inspect' && full && disk.leave(100_000) })
    let full = true
    await expectFull(torn)
    full = false
    expect((await torn()).units.length).toBeGreaterThan(0)
  }, 60_000)

  test('while rows are sorted beyond the memory', async () => {
    const { dir, tmp } = engine.project.layout
    const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 60, tempDirectory: join(tmp, 'spill') })
    const connection = await database.connect()
    const sort = () => run(connection, `CREATE OR REPLACE TEMP TABLE sorted AS SELECT hash(range) AS a, hash(range + 1) AS b, range AS c FROM range(4000000) ORDER BY a`)
    disk.leave(5_000_000)
    const refusal = asStorageError(await sort().catch((error: unknown) => error), dir, 'the sort was stopped')
    expect(refusal).toMatchObject({ code: 'disk-full', message: expect.stringContaining(`The disk of ${dir} is full (`), detail: expect.stringContaining('Out of Memory') })
    connection.closeSync()
    database.close()
  }, 60_000)

  test('when the import is committed', async () => {
    const target = importTarget(engine.project)
    await expectFull(() => guarded(engine.project, () => importFiles(target, [fleet], { beforeCommit: async () => disk.leave(0) })))
    expect((await again()).units).toHaveLength(2)
  }, 60_000)

  test('while features are made, and when an analysis is committed', async () => {
    await again()
    await expectFull(() => engine.analyse({ asOf }, { onProgress: ({ stage, done }) => stage === 'features' && done === 0 && disk.leave(0) }))
    await expectFull(() => guarded(engine.project, () => analyseProject(engine.project, { asOf, profile: loadProfile(), beforeCommit: async () => disk.leave(0) })))
    await engine.analyse({ asOf })
    expect(await engine.analysed()).toBe(true)
  }, 60_000)

  test('while reports are written', async () => {
    await again()
    const analysis = await engine.analyse({ asOf })
    disk.leave(30_000)
    await expectFull(() => engine.report({ analysis }))
    expect(basename((await engine.report({ analysis })).reportDir)).toBe(`${asOf}-1`)
  }, 60_000)

  test('while the log is folded into the database: it is opened anew, and what was finished is there', async () => {
    await again()
    const { jobs } = engine.project
    const before = await stateOf(engine)
    await run(jobs, 'CREATE TABLE filling (a UBIGINT, b UBIGINT)')
    for (let i = 0; i < 40; i++) await run(jobs, `INSERT INTO filling SELECT hash(range + ${i}), hash(range * ${i + 2}) FROM range(3000)`)
    disk.leave(0)
    await expect(run(jobs, 'CHECKPOINT')).rejects.toThrow(/No space left/)
    disk.relieve()
    const told: unknown = await engine.call('project.info', {}, { signal: new AbortController().signal, onProgress: () => undefined }).catch((error: unknown) => error)
    expect(told).toMatchObject({ code: 'disk-full', detail: expect.stringContaining('invalidated') })
    const { filling, ...derived } = (await stateOf(engine)).derived
    expect([filling, derived]).toEqual([expect.stringMatching(/^120000 rows/), before.derived])
    await engine.analyse({ asOf })
  }, 60_000)

  test('while a file is dropped on the page', async () => {
    const pageDir = join(root, 'page')
    mkdirSync(pageDir, { recursive: true })
    const server = await startLocalServer({ engine, pageDir, served: () => ({ inboxDir: engine.project.layout.inbox, artifactFolders: { reports: engine.project.layout.reports, exports: join(engine.project.layout.dir, 'exports') } }), allowedFolders: [] })
    const put = (body: BodyInit, name: string) =>
      fetch(`http://127.0.0.1:${server.port}/inbox/drop-1/${name}`, {
        method: 'PUT',
        body,
        headers: { 'x-subcool-token': server.token },
        duplex: 'half',
      } as RequestInit)
    disk.leave(2_000_000)
    const answer = await put(new Blob([new Uint8Array(3_000_000)]).stream(), 'a.csv')
    expect([answer.status, await answer.text()]).toEqual([507, expect.stringContaining(`The disk of ${engine.project.layout.inbox} is full`)])
    expect(readdirSync(engine.project.layout.inbox)).toEqual([])
    disk.relieve()
    expect((await put(new Uint8Array(3_000_000), 'a.csv')).status).toBe(201)
    await server.close()
  }, 60_000)
})

test.skipIf(mayMount || spawnSync('unshare', ['-Urm', 'true']).status !== 0)('the same in a mount namespace of its own, where this user may not mount', () => {
  const { status, stdout } = spawnSync('unshare', ['-Urm', process.execPath, 'node_modules/vitest/vitest.mjs', 'run', import.meta.filename], { encoding: 'utf8' })
  expect([status, stdout]).toEqual([0, expect.stringContaining('passed')])
}, 300_000)
