import { EventEmitter } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { EngineError, type EngineNotice, type ProjectInfo } from '../../analytics/contract'
import { serveParent, type ParentPort } from '../../analytics/hosts/serve-parent'
import { openProject } from '../../analytics/project/open-project'
import { wireOverPort, type EmitterPort } from '../../analytics/wire/port-wire'
import { createEngineClient } from '../../renderer/engine/client'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-parent-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A port as Electron gives it to a utility process: its messages come as `data` of an event. */
const emitterPort = (port: MessagePort): EmitterPort => ({
  postMessage: (message) => port.postMessage(message),
  on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) =>
    event === 'message' ? port.on('message', (data: unknown) => listener({ data })) : port.on('close', () => listener({ data: undefined })),
  start: () => port.start(),
  close: () => port.close(),
})

const startParent = () => {
  const emitter = new EventEmitter()
  const notices: EngineNotice[] = []
  const parent: ParentPort = {
    on: (event: string, listener: (event: { data: unknown; ports: readonly EmitterPort[] }) => void) => emitter.on(event, listener),
    postMessage: (message) => notices.push(structuredClone(message) as EngineNotice),
  }
  return {
    parent,
    notices,
    order: (data: unknown, ports: EmitterPort[] = []) => emitter.emit('message', { data, ports }),
    leave: () => emitter.emit('close'),
    newPage: () => {
      const { port1, port2 } = new MessageChannel()
      emitter.emit('message', { data: { type: 'connect' }, ports: [emitterPort(port1)] })
      return createEngineClient({ openEngine: async () => wireOverPort(port2) })
    },
  }
}

const ready = async (notices: EngineNotice[]) => expect.poll(() => notices.map(({ type }) => type), { timeout: 10_000 }).toContain('ready')

describe('the engine process', () => {
  it('makes the project, tells where its artifacts are, answers every port, and closes when told', async () => {
    const shell = startParent()
    const project = join(folder, 'mine.subcool')
    const ended = serveParent(shell.parent, { stateDir: join(folder, 'state'), folder: project, create: true })
    await ready(shell.notices)
    expect(shell.notices).toEqual([{ type: 'ready', project, artifacts: { reports: join(project, 'reports'), exports: join(project, 'exports') } }])
    const [first, second] = [shell.newPage(), shell.newPage()]
    expect(await first.call('project.info', {})).toMatchObject({ name: 'mine', units: 0 } satisfies Partial<ProjectInfo>)
    expect((await second.call('fleet.page', {})).rowCount).toBe(0)
    await expect(second.call('files.list', {})).rejects.toMatchObject({ code: 'permission-denied' })
    shell.order({ type: 'close' })
    expect(await ended).toBe(true)
    await expect.poll(() => first.connectionState()).toBe('lost')
    first.close()
    second.close()
    const again = await openProject(project)
    again.close()
  })

  it.each([
    ['a folder that is not there', () => join(folder, 'gone.subcool'), 'project-not-found'],
    ['a file', () => join(folder, 'file.subcool'), 'project-invalid'],
  ])('tells why %s cannot be opened, and stays to be told to end', async (_what, pathOf, code) => {
    writeFileSync(join(folder, 'file.subcool'), 'x')
    const shell = startParent()
    const ended = serveParent(shell.parent, { stateDir: join(folder, 'state'), folder: pathOf(), create: false })
    await expect.poll(() => shell.notices, { timeout: 10_000 }).toEqual([{ type: 'failed', error: expect.objectContaining({ code, hint: expect.any(String) }) }])
    shell.order({ type: 'close' })
    expect(await ended).toBe(false)
  })

  it('closes its project when the shell goes away', async () => {
    const shell = startParent()
    const ended = serveParent(shell.parent, { stateDir: join(folder, 'state'), folder: join(folder, 'left.subcool'), create: true })
    await ready(shell.notices)
    shell.leave()
    expect(await ended).toBe(true)
  })

  it('ignores what is not an order', async () => {
    const shell = startParent()
    const ended = serveParent(shell.parent, { stateDir: join(folder, 'state'), folder: join(folder, 'calm.subcool'), create: true })
    for (const noise of [null, 'close', 7, {}, { type: 'connect' }, { type: 'format' }]) shell.order(noise)
    await ready(shell.notices)
    const page = shell.newPage()
    expect(await page.call('jobs.list', {})).toEqual([])
    page.close()
    shell.order({ type: 'close' })
    expect(await ended).toBe(true)
  })

  it('makes the sample fleet on demand, tells that it is busy, and takes it back when cancelled', async () => {
    const shell = startParent()
    const ended = serveParent(shell.parent, { stateDir: join(folder, 'state'), folder: join(folder, 'sample.subcool'), create: true })
    await ready(shell.notices)
    const page = shell.newPage()
    const cancel = new AbortController()
    const stages = new Set<string>()
    const load = page.call('project.load-sample', {}, { signal: cancel.signal, awaitEnd: true, onProgress: ({ stage }) => {
      stages.add(stage)
      cancel.abort()
    } })
    await expect(load).rejects.toBeInstanceOf(EngineError)
    expect([...stages]).toEqual(['simulate'])
    expect(shell.notices.filter(({ type }) => type === 'busy')).toEqual([
      { type: 'busy', jobs: ['project.load-sample'] },
      { type: 'busy', jobs: [] },
    ])
    expect(await page.call('project.info', {})).toMatchObject({ units: 0, imports: 0 })
    page.close()
    shell.order({ type: 'close' })
    expect(await ended).toBe(true)
  }, 60_000)
})
