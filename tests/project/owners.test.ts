import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { openFailure } from '../../analytics/project/open-database'
import { fileSystemKind } from '../../analytics/project/file-system'
import { projectLayout } from '../../analytics/project/layout'
import { openProject } from '../../analytics/project/open-project'
import { newOwner, readOwner } from '../../analytics/project/owner'
import { takeOwnerFile, type Ownership } from '../../analytics/project/owner-file'
import { ensureCli, killAndWait, runCli, serveCli } from '../support/built-cli'
import { tempFolder } from '../support/projects'

const pace = { beatMs: 40, patienceMs: 400 }
const onNetwork = { fileSystem: 'network' as const, pace, threads: 1 }
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

const newProject = async (): Promise<{ folder: string; note: string }> => {
  const folder = join(tempFolder(), 'owned.subcool')
  ;(await openProject(folder, { create: true, threads: 1 })).close()
  return { folder, note: join(folder, 'owner.json') }
}

const stranger = (more: object) => ({ ...newOwner(), host: 'elsewhere', token: 'a stranger', ...more })

describe('two processes', () => {
  beforeAll(ensureCli, 120_000)

  test('the second is told who has it, since when and where, also where the lock was lost but not the note; after a kill the next one opens it', async () => {
    const { folder, note } = await newProject()
    const holder = await serveCli(folder)
    const { user, since } = readOwner(note) ?? {}
    const said = `The project ${folder} is open in process ${holder.pid} (${user} on ${hostname()}, since ${since}).`
    await expect(openProject(folder)).rejects.toMatchObject({ code: 'project-locked', message: said })
    const { status, stderr } = runCli(['audit', '--project', folder])
    expect([status, stderr]).toEqual([2, `subcool: ${said} Close it there, or wait until it is done.\n`])
    const lockless = await newProject()
    writeFileSync(lockless.note, readFileSync(note, 'utf8'))
    await expect(openProject(lockless.folder)).rejects.toMatchObject({ code: 'project-locked', message: expect.stringContaining(`process ${holder.pid} `) })
    await killAndWait(holder)
    ;(await openProject(lockless.folder)).close()
    expect(existsSync(note)).toBe(true)
    const next = await openProject(folder)
    expect(readOwner(note)?.pid).toBe(process.pid)
    next.close()
    expect(existsSync(note)).toBe(false)
  }, 60_000)

  test('a note whose process id now belongs to another process keeps nobody out', async () => {
    const { folder, note } = await newProject()
    writeFileSync(note, JSON.stringify({ ...newOwner(), pid: process.ppid, started: 'another boot/1', token: 'old' }))
    ;(await openProject(folder)).close()
    writeFileSync(note, JSON.stringify({ ...newOwner(), pid: process.ppid, started: 'another boot/1', token: 'old' }))
    ;(await openProject(folder, onNetwork)).close()
  })
})

describe('a disk whose locks can not be trusted', () => {
  test('is said once, and keeps its note alive', async () => {
    const { folder, note } = await newProject()
    const project = await openProject(folder, onNetwork)
    expect(project.warnings).toEqual([expect.stringContaining(`${folder} is on a network disk`)])
    const first = readOwner(note)?.beat ?? 0
    await vi.waitFor(() => expect(readOwner(note)?.beat).toBeGreaterThan(first), 5000)
    project.close()
    expect(existsSync(note)).toBe(false)
  })

  test('a second opener of the same machine is refused at once, one of another machine as soon as the first shows life', async () => {
    const { folder, note } = await newProject()
    writeFileSync(note, JSON.stringify(stranger({ beat: 0 })))
    let beat = 0
    const alive = setInterval(() => writeFileSync(note, JSON.stringify(stranger({ beat: ++beat }))), pace.beatMs)
    await expect(openProject(folder, onNetwork)).rejects.toMatchObject({ code: 'project-locked', message: expect.stringContaining('on elsewhere') })
    clearInterval(alive)
    const project = await openProject(folder, onNetwork)
    await expect(takeOwnerFile(note, folder, pace)).rejects.toMatchObject({ code: 'project-locked', message: expect.stringContaining(`process ${process.pid} `) })
    project.close()
  })

  test('of twenty that find the same note left behind exactly one gets the project', async () => {
    const { folder, note } = await newProject()
    writeFileSync(note, JSON.stringify(stranger({})))
    const tries = await Promise.allSettled(Array.from({ length: 20 }, () => takeOwnerFile(note, folder, pace)))
    const won = tries.filter((one): one is PromiseFulfilledResult<Ownership> => one.status === 'fulfilled')
    expect(won).toHaveLength(1)
    expect(won[0]?.value.ours()).toBe(true)
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'project-locked' })
    won[0]?.value.release()
  })

  test('an owner that slept while another took over does nothing more, and leaves the other its note', async () => {
    const { folder, note } = await newProject()
    const project = await openProject(folder, onNetwork)
    const text = JSON.stringify(stranger({ user: 'anna', pid: 4711 }))
    writeFileSync(note, text)
    expect(() => project.ensureOurs()).toThrowError(expect.objectContaining({ code: 'project-locked', message: expect.stringContaining('process 4711 (anna on elsewhere') }))
    await wait(3 * pace.beatMs)
    project.close()
    expect(readFileSync(note, 'utf8')).toBe(text)
  })

  test('one that refuses locks is refused with a clear word, in each of the ways DuckDB says it', () => {
    const layout = projectLayout('/mnt/share/fleet.subcool')
    for (const words of [
      'IO Error: Could not set lock on file "/mnt/share/fleet.subcool/project.duckdb": No locks available. See also https://duckdb.org/docs/stable/connect/concurrency',
      'IO Error: Could not set lock on file "/mnt/share/fleet.subcool/project.duckdb": File locks are not supported for this file system, cannot open the file in read-write mode.',
    ])
      expect(openFailure(layout, new Error(words))).toMatchObject({ code: 'no-locks', message: `The disk of ${layout.dir} can't lock files, so two people could write the project at once.` })
    const held = 'IO Error: Could not set lock on file "/mnt/share/fleet.subcool/project.duckdb": Conflicting lock is held in /usr/bin/duckdb (PID 4711) by user anna.'
    expect(openFailure(layout, new Error(held))).toMatchObject({ code: 'project-locked', message: `The project ${layout.dir} is open in process 4711 (/usr/bin/duckdb).` })
  })
})

test('a folder in memory or on a disk of this machine is local', () => {
  expect(fileSystemKind(tempFolder())).toBe(process.platform === 'linux' ? 'local' : 'unknown')
  expect(fileSystemKind('/there/is/no/such/folder')).toBe('unknown')
})
