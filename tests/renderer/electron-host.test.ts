import { MessageChannel } from 'node:worker_threads'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineErrorData, EngineStatus, ShellBridge, ShellEvent } from '../../analytics/contract'
import { createEngineService } from '../../analytics/hosts/engine-service'
import { wireOverPort } from '../../analytics/wire/port-wire'
import { serve } from '../../analytics/wire/serve'
import { createEngineClient } from '../../renderer/engine/client'
import { createElectronHost } from '../../renderer/host/electron-host'
import type { Host } from '../../renderer/host/host'

const status = (state: EngineStatus['state'], error: EngineErrorData | null = null): EngineStatus => ({ state, project: '/a.subcool', error, logFile: '/engine.log' })

let page: EventTarget
let first: EngineStatus
let refusal: EngineErrorData | null
let nonces: string[]
let tell: (event: ShellEvent) => void
let host: Host

/** Hands a port to the page as the preload does; a real service answers at its other end, calls of `wait` never. */
const handOver = (nonce: string, source: unknown = page): void => {
  const { port1, port2 } = new MessageChannel()
  const engine = { call: async (name: string) => (name === 'project.info' ? { name: 'a' } : new Promise(() => undefined)) }
  const table = createEngineService(engine, { list: async () => ({ path: '', parent: null, entries: [], truncated: false }), check: async () => undefined })
  serve(wireOverPort(port1), table.service)
  page.dispatchEvent(Object.assign(new Event('message'), { data: { type: 'subcool:engine-port', nonce }, ports: [port2], source }))
}

const bridge: ShellBridge = {
  connect: async (nonce) => {
    nonces.push(nonce)
    if (refusal === null) handOver(nonce)
    return refusal
  },
  status: async () => first,
  onEvent: (listener) => {
    tell = listener
    return () => undefined
  },
  act: async () => undefined,
  openRecent: async () => undefined,
  chooseFiles: async () => [],
  saveAs: async () => null,
  pathOf: (file) => (file.name === 'attached.csv' ? '' : `/home/anna/${file.name}`),
}

beforeEach(() => {
  page = new EventTarget()
  vi.stubGlobal('window', page)
  first = status('ready')
  refusal = null
  nonces = []
  host = createElectronHost(bridge)
})
afterEach(() => vi.unstubAllGlobals())

describe('the engine in the shell', () => {
  it('answers over a port that came under the nonce of the page', async () => {
    const client = createEngineClient(host)
    expect(await client.call('project.info', {})).toEqual({ name: 'a' })
    expect(nonces).toEqual([expect.stringMatching(/^[0-9a-f-]{36}$/)])
    client.close()
  })

  it('is not taken from another window, nor under another nonce', async () => {
    const connect = async (nonce: string): Promise<null> => {
      handOver(nonce, new EventTarget())
      handOver('00000000-0000-0000-0000-000000000000')
      setTimeout(() => handOver(nonce), 30)
      return null
    }
    host = createElectronHost({ ...bridge, connect })
    const heard = vi.fn()
    page.addEventListener('message', heard)
    await host.openEngine()
    expect(heard).toHaveBeenCalledTimes(3)
  })

  it('is waited for while it starts or has stopped, not asked again and again', async () => {
    first = status('stopped', { code: 'engine-stopped', message: 'It has ended.' })
    host = createElectronHost(bridge)
    const client = createEngineClient(host)
    const info = client.call('project.info', {})
    await expect.poll(() => host.shell?.status()?.state).toBe('stopped')
    expect(nonces).toEqual([])
    tell({ type: 'status', status: status('ready') })
    expect(await info).toEqual({ name: 'a' })
    client.close()
  })

  it('fails what was asked of it with engine-restarted when it dies, and is reached again', async () => {
    const client = createEngineClient(host)
    await client.call('project.info', {})
    const pending = client.call('fleet.summary', {})
    const outcome = expect(pending).rejects.toMatchObject({ code: 'engine-restarted', hint: expect.any(String) })
    await new Promise((resolve) => setTimeout(resolve, 10))
    tell({ type: 'status', status: status('starting') })
    await outcome
    tell({ type: 'status', status: status('ready') })
    await expect.poll(() => client.connectionState(), { timeout: 3000 }).toBe('open')
    expect(await client.call('project.info', {})).toEqual({ name: 'a' })
    expect(nonces).toHaveLength(2)
    client.close()
  })

  it('says why it gave no port', async () => {
    refusal = { code: 'project-locked', message: 'It is open elsewhere.' }
    await expect(host.openEngine()).rejects.toMatchObject({ code: 'project-locked' })
  })
})

describe('what the shell tells', () => {
  it('reaches the listeners of its kind; what came before the first waits', () => {
    const commands: string[] = []
    const files: string[][] = []
    tell({ type: 'menu', command: 'fleet' })
    tell({ type: 'files', paths: ['/a.csv'] })
    const stop = host.onMenu((command) => commands.push(command))
    host.onFilesOffered((paths) => files.push(paths))
    tell({ type: 'menu', command: 'palette' })
    expect([commands, files]).toEqual([['fleet', 'palette'], [['/a.csv']]])
    stop()
    tell({ type: 'menu', command: 'import' })
    expect(commands).toHaveLength(2)
  })
})

describe('dropped files', () => {
  const drop = (...names: string[]): DataTransfer => ({ files: names.map((name) => ({ name })) }) as unknown as DataTransfer
  it('are named by their place, and copied nowhere', async () => {
    expect(await host.takeDrop(drop('a.csv', 'exports'))).toEqual(['/home/anna/a.csv', '/home/anna/exports'])
  })
  it('that are on no disk are refused with what to do', async () => {
    await expect(host.takeDrop(drop('attached.csv'))).rejects.toMatchObject({ code: 'file-not-found', message: expect.stringContaining('attached.csv'), hint: expect.any(String) })
  })
})

describe('saving', () => {
  const artifact = { folder: 'reports', path: 'a/b.pdf' } as const
  it('answers what was saved, or nothing', async () => {
    expect(await host.saveAs('b.pdf', artifact)).toBeNull()
    host = createElectronHost({ ...bridge, saveAs: async (name) => ({ name }) })
    expect(await host.saveAs('b.pdf', artifact)).toEqual({ name: 'b.pdf' })
  })
  it('fails with what the shell says', async () => {
    host = createElectronHost({ ...bridge, saveAs: async () => ({ code: 'disk-full', message: 'The disk is full.', hint: 'Make room.' }) })
    await expect(host.saveAs('b.pdf', artifact)).rejects.toMatchObject({ name: 'EngineError', code: 'disk-full', hint: 'Make room.' })
  })
})
