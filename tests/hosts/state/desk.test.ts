import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ListedProject } from '../../../analytics/contract'
import { readRow, readRows } from '../../../analytics/db/query'
import type { Engine } from '../../../analytics/engine'
import { createEngineService } from '../../../analytics/hosts/engine-service'
import { createDesk } from '../../../analytics/hosts/state/desk'
import { openingOn } from '../../../analytics/hosts/state/opening'
import { recentProjects, rememberProject } from '../../../analytics/hosts/state/recent-projects'
import { createEngine } from '../../../analytics/engine'
import { openProject } from '../../../analytics/project/open-project'
import { undoLater } from '../../support/left-open'
import { closeEngine, newEngine, tempFolder } from '../../support/projects'

const context = { signal: new AbortController().signal, onProgress: () => undefined }
const anywhere = async () => true

const deskOf = (engine: Engine, more: Partial<Parameters<typeof createDesk>[0]> = {}) => {
  const folder = join(tempFolder(), 'state')
  return { folder, desk: createDesk({ folder, engine: () => engine, mayOpen: anywhere, open: async () => undefined, ...more }) }
}

test('a new name holds at once and the trail says who it was; threads and memory hold at the next opening', async () => {
  const engine = await newEngine()
  const former = engine.user()
  const { folder, desk } = deskOf(engine)
  const told = await desk.handlers['computer.set']({ user: 'Anna Berg', threads: 1, memoryMb: 600 }, context)
  expect(told).toMatchObject({ chosen: { user: 'Anna Berg', threads: 1, memoryMb: 600 }, inEffect: { user: 'Anna Berg', threads: 2 } })
  await engine.call('project.backup', {}, context)
  expect((await readRows<{ who: string; command: string }>(engine.project.jobs, 'SELECT who, command FROM audit_entry ORDER BY seq')).slice(1)).toEqual([
    { who: former, command: 'change name' },
    { who: 'Anna Berg', command: 'back up' },
  ])
  const { dir } = engine.project.layout
  closeEngine(engine)
  const opening = openingOn(folder)
  const again = await createEngine(await openProject(dir, opening), opening.user)
  undoLater(again.close)
  expect(await readRow(again.project.jobs, `SELECT current_setting('memory_limit') AS memory, current_setting('threads')::INTEGER AS threads`)).toEqual({ memory: '228.8 MiB', threads: 1 })
  expect(again.project.memory).toEqual({ total: 600, project: 240, import: 360 })
  expect(again.user()).toBe('Anna Berg')
})

test('a name given at the start stays until the next start', async () => {
  const engine = await newEngine()
  const former = engine.user()
  const { desk } = deskOf(engine, { given: ['user'] })
  await desk.handlers['computer.set']({ user: 'Anna Berg', threads: null, memoryMb: null }, context)
  expect(engine.user()).toBe(former)
})

test('projects are listed by when they were opened, with what is known of them, missing ones marked', async () => {
  const root = tempFolder()
  const engine = await newEngine(join(root, 'Fleet one.subcool'))
  const { folder, desk } = deskOf(engine, { mayOpen: async (path) => !path.includes('outside') })
  for (const name of ['gone', 'outside', 'other']) rememberProject(folder, { path: join(root, `${name}.subcool`), name }, new Date(`2026-01-0${name.length - 3}T08:00:00Z`))
  for (const name of ['outside', 'other']) {
    const other = await newEngine(join(root, `${name}.subcool`))
    closeEngine(other)
  }
  await desk.opened()
  const listed = (await desk.handlers['projects.recent']({}, context)) as ListedProject[]
  expect(listed.map(({ name, state, canOpen }) => ({ name, state, canOpen }))).toEqual([
    { name: 'Fleet one', state: 'open', canOpen: false },
    { name: 'other', state: 'there', canOpen: true },
    { name: 'outside', state: 'there', canOpen: false },
    { name: 'gone', state: 'missing', canOpen: false },
  ])
  expect(listed[0]).toMatchObject({ units: 0, openFindings: 0, command: `npm start -- --project "${engine.project.layout.dir}"` })
  expect(listed[3]).toMatchObject({ units: null, openFindings: null, openedAt: '2026-01-01T08:00:00Z', command: `npm start -- --project ${join(root, 'gone.subcool')}` })
  const left = (await desk.handlers['projects.forget']({ path: join(root, 'gone.subcool') }, context)) as ListedProject[]
  expect(left.map(({ name }) => name)).toEqual(['Fleet one', 'other', 'outside'])
  await desk.opened()
  expect(recentProjects(folder)).toHaveLength(3)
})

test('figures follow every change, and a list that can not be written stops nothing', async () => {
  const engine = await newEngine()
  const { folder, desk } = deskOf(engine)
  await desk.opened()
  const { service } = createEngineService(engine, { list: async () => ({ path: '', parent: null, entries: [], truncated: false }), check: async () => undefined }, desk)
  const heard: unknown[] = []
  service.onEvent((name, data) => name === 'project.changed' && heard.push(data))
  await service.call('computer.set', { user: 'Anna', threads: null, memoryMb: null }, context)
  expect(heard).toEqual([{ reason: 'computer.set' }])
  rmSync(join(folder, 'recent-projects.json'))
  mkdirSync(join(folder, 'recent-projects.json'))
  await desk.opened()
  expect(recentProjects(folder)).toEqual([])
})

test('another project takes the place of the one at hand, not while something runs, and not outside the allowed folders', async () => {
  const root = tempFolder()
  const first = await newEngine(join(root, 'first.subcool'))
  closeEngine(await newEngine(join(root, 'second.subcool')))
  let at = first
  const folder = join(root, 'state')
  const desk = createDesk({
    folder,
    engine: () => at,
    mayOpen: async (path) => path.startsWith(root),
    open: async (path) => {
      at = await newEngine(path)
    },
  })
  const { service } = createEngineService({ call: (name, input, more) => at.call(name, input, more) }, { list: async () => ({ path: '', parent: null, entries: [], truncated: false }), check: async () => undefined }, desk)
  await expect(service.call('projects.open', { path: '/elsewhere/x.subcool' }, context)).rejects.toMatchObject({ code: 'permission-denied', hint: expect.stringContaining('--project /elsewhere/x.subcool') })
  const path = join(root, 'second.subcool')
  expect(await service.call('projects.open', { path }, context)).toEqual({ path })
  expect(await service.call('project.info', {}, context)).toMatchObject({ name: 'second' })
  expect(existsSync(join(root, 'first.subcool', 'owner.json'))).toBe(true)
  expect(readFileSync(join(root, 'second.subcool', 'owner.json'), 'utf8')).toContain(String(process.pid))
})
