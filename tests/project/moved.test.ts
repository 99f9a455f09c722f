import { createHash } from 'node:crypto'
import { cpSync, existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Engine } from '../../analytics/engine'
import { startLocalServer } from '../../analytics/hosts/local-server'
import { closeEngine, newEngine, tempFolder } from '../support/projects'
import { stateOf } from './kill/project-state'

const asOf = '2026-01-31'
const context = { signal: new AbortController().signal, onProgress: () => undefined }

const exported = (day: string): string => {
  const folder = tempFolder()
  const rows = Array.from({ length: 288 }, (_, i) => `U1,${new Date(Date.parse(`${day}T00:00:00Z`) + i * 300_000).toISOString()},${500 + i}`)
  writeFileSync(join(folder, `${day}.csv`), ['unit_id,ts,power_w', ...rows, ''].join('\n'))
  return folder
}

const analysed = async (): Promise<{ engine: Engine; folder: string; elsewhere: string }> => {
  const above = tempFolder()
  const folder = join(above, 'here.subcool')
  const engine = await newEngine(folder)
  await engine.import({ files: [exported('2026-01-01')], acceptTruncated: false })
  await engine.report({ analysis: await engine.analyse({ asOf }) })
  return { engine, folder, elsewhere: join(above, 'elsewhere.subcool') }
}

const bytesBelow = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => statSync(join(folder, name)).isFile())
      .sort()
      .map((name) => [name, createHash('sha256').update(readFileSync(join(folder, name))).digest('hex')]),
  )

const expectMoved = async (engine: Engine): Promise<void> => {
  const moved = { code: 'project-moved', message: expect.stringContaining(engine.project.layout.dir) }
  await expect(engine.import({ files: [exported('2026-01-02')], acceptTruncated: false })).rejects.toMatchObject(moved)
  await expect(engine.analyse({ asOf: '2026-01-30' })).rejects.toMatchObject(moved)
  await expect(engine.call('import.undo', { importNo: 1 }, context)).rejects.toMatchObject(moved)
  await expect(engine.call('project.info', {}, context)).rejects.toMatchObject(moved)
}

describe.skipIf(process.platform === 'win32')('a project folder that goes away while it is open', () => {
  test('moved: the next command says so, nothing appears at the old place, and it is whole at the new one', async () => {
    const { engine, folder, elsewhere } = await analysed()
    const before = await stateOf(engine)
    renameSync(folder, elsewhere)
    await expectMoved(engine)
    closeEngine(engine)
    expect(existsSync(folder)).toBe(false)
    const again = await newEngine(elsewhere)
    expect(await stateOf(again)).toEqual(before)
    await again.import({ files: [exported('2026-01-02')], acceptTruncated: false })
  }, 60_000)

  test('another project in its place is not touched', async () => {
    const { engine, folder, elsewhere } = await analysed()
    const before = await stateOf(engine)
    renameSync(folder, elsewhere)
    cpSync(elsewhere, folder, { recursive: true })
    rmSync(join(folder, 'owner.json'), { force: true })
    const there = bytesBelow(folder)
    await expectMoved(engine)
    closeEngine(engine)
    expect(bytesBelow(folder)).toEqual(there)
    expect(await stateOf(await newEngine(elsewhere))).toEqual(before)
  }, 60_000)

  test('moved in the middle of an import: stopped with the same word, as before at the new place', async () => {
    const { engine, folder, elsewhere } = await analysed()
    const before = await stateOf(engine)
    const importing = engine.import({ files: [exported('2026-01-02')], acceptTruncated: false }, { onProgress: ({ stage }) => stage === 'sort' && !existsSync(elsewhere) && renameSync(folder, elsewhere) })
    await expect(importing).rejects.toMatchObject({ code: 'project-moved' })
    closeEngine(engine)
    expect(existsSync(folder)).toBe(false)
    expect(await stateOf(await newEngine(elsewhere))).toEqual(before)
  }, 60_000)

  test('a file dropped on the page after the move is refused, and nothing is made for it', async () => {
    const { engine, folder, elsewhere } = await analysed()
    const { layout, ensureOurs } = engine.project
    const server = await startLocalServer({ engine, pageDir: tempFolder(), served: () => ({ inboxDir: layout.inbox, mayReceive: ensureOurs, artifactFolders: { reports: layout.reports, exports: join(folder, 'exports') } }), allowedFolders: [] })
    const drop = () => fetch(`http://127.0.0.1:${server.port}/inbox/drop-1/a.csv`, { method: 'PUT', body: 'unit_id,ts\n', headers: { 'x-subcool-token': server.token } })
    expect((await drop()).status).toBe(201)
    renameSync(folder, elsewhere)
    const answer = await drop()
    expect([answer.status, await answer.text()]).toEqual([410, expect.stringContaining(`The project folder ${folder} was moved`)])
    await server.close()
    expect(existsSync(folder)).toBe(false)
  }, 60_000)

  test('deleted: said as well, and nothing is made again', async () => {
    const { engine, folder } = await analysed()
    rmSync(folder, { recursive: true })
    await expectMoved(engine)
    closeEngine(engine)
    expect(existsSync(folder)).toBe(false)
  }, 60_000)
})
