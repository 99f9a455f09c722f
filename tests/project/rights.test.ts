import { chmodSync, chownSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openProject } from '../../analytics/project/open-project'
import { ensureCli, runCli } from '../support/built-cli'
import { closeEngine, newEngine, tempFolder } from '../support/projects'
import { mayMount, smallDisk } from '../support/small-disk'

const root = process.getuid?.() === 0
const nobody = root ? { uid: 65_534, gid: 65_534 } : {}

/** A project that belongs to the user the command line runs as. */
const ownedProject = async (): Promise<{ folder: string; part: string }> => {
  const above = tempFolder()
  const folder = join(above, 'rights.subcool')
  const exports = tempFolder()
  writeFileSync(join(exports, 'log.csv'), 'unit_id,ts,power_w\nU1,2026-01-01T00:00:00Z,1\nU1,2026-01-01T00:05:00Z,2\n')
  const engine = await newEngine(folder)
  const { importId } = await engine.import({ files: [exports], acceptTruncated: false })
  closeEngine(engine)
  const paths = [above, folder, ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))]
  if (root) for (const path of paths) chownSync(path, 65_534, 65_534)
  return { folder, part: join(folder, 'telemetry', importId ?? '', 'part-0000.parquet') }
}

const check = (folder: string) => runCli(['audit', '--project', folder], nobody)

const expectRefusal = ({ status, stderr }: ReturnType<typeof check>, path: string): void => {
  expect([status, stderr.trim().split('\n')]).toEqual([2, [expect.stringContaining(`Subcool may not read and write ${path}: it can't be opened as a project.`)]])
}

beforeAll(ensureCli, 120_000)

describe.skipIf(process.platform === 'win32')('a missing right is one clear message, and nothing is changed', () => {
  test('with every right it opens', async () => {
    const { folder } = await ownedProject()
    const { status, stdout } = check(folder)
    expect([status, stdout]).toEqual([0, expect.stringContaining('import')])
  }, 60_000)

  test('a folder that can not be written', async () => {
    const { folder } = await ownedProject()
    const names = readdirSync(folder)
    chmodSync(folder, 0o555)
    expectRefusal(check(folder), folder)
    expect(readdirSync(folder)).toEqual(names)
    chmodSync(folder, 0o755)
    expect(check(folder).status).toBe(0)
  }, 60_000)

  test('a database that can not be written, telemetry that can not be read', async () => {
    const { folder, part } = await ownedProject()
    chmodSync(join(folder, 'project.duckdb'), 0o444)
    expectRefusal(check(folder), join(folder, 'project.duckdb'))
    chmodSync(join(folder, 'project.duckdb'), 0o644)
    chmodSync(part, 0)
    expectRefusal(check(folder), part)
    chmodSync(part, 0o644)
    expect(check(folder).status).toBe(0)
  }, 60_000)

  test('a place where no folder can be made', async () => {
    const above = tempFolder()
    chmodSync(above, 0o555)
    const { status, stderr } = runCli(['import', join(above, 'x.csv'), '--project', join(above, 'new.subcool')], nobody)
    expect([status, stderr]).toEqual([2, expect.stringContaining(`Subcool may not read and write ${join(above, 'new.subcool')}`)])
  }, 60_000)
})

test.skipIf(!mayMount)('a medium that can only be read is named, and opens again when it can be written', async () => {
  const disk = smallDisk(60)
  try {
    const folder = join(disk.folder, 'medium.subcool')
    ;(await openProject(folder, { create: true, threads: 1 })).close()
    disk.remount('ro')
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'read-only', message: `${folder} is on a medium that can only be read: it can't be opened as a project.` })
    await expect(openProject(join(disk.folder, 'new.subcool'), { create: true })).rejects.toMatchObject({ code: 'read-only' })
    disk.remount('rw')
    ;(await openProject(folder)).close()
  } finally {
    disk.unmount()
  }
}, 60_000)
