import type { EventEmitter } from 'node:events'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { EngineStatus } from '../../../analytics/contract'
import { createEngineProcess } from '../../../electron/engine-process'

interface Child extends EventEmitter {
  args: string[]
  told: unknown[]
  stdout: null
  stderr: null
  postMessage(message: unknown): void
  kill(): boolean
}

const world = vi.hoisted(() => ({ children: [] as Child[] }))

vi.mock('electron', async () => {
  const { EventEmitter: Emitter } = await import('node:events')
  return {
    MessageChannelMain: class {
      port1 = {}
      port2 = { end: 'page' }
    },
    utilityProcess: {
      fork: (_path: string, args: string[]) => {
        const told: unknown[] = []
        const child: Child = Object.assign(new Emitter(), {
          args, told, stdout: null, stderr: null,
          postMessage: (message: unknown) => void told.push(message),
          kill: () => child.emit('exit', 15),
        })
        world.children.push(child)
        return child
      },
    },
  }
})

const log = { path: '/logs/engine.log', lastLine: () => 'Error: out of luck', write: () => undefined, follow: () => undefined }
let states: string[]
let latest: EngineStatus | undefined
const start = () => createEngineProcess({ modulePath: '/x.js', stateDir: '/state', log, onStatus: (status) => {
  latest = status
  states.push(status.state)
} })
const child = (index = world.children.length - 1): Child => {
  const found = world.children[index]
  if (found === undefined) throw new Error(`child ${index} was not forked`)
  return found
}
const ready = (project = '/a.subcool') => child().emit('message', { type: 'ready', project, artifacts: { reports: `${project}/reports`, exports: `${project}/exports` } })

beforeEach(() => {
  world.children.splice(0)
  states = []
})

describe('the supervised engine', () => {
  it('is forked with its project and hands out ports only while it is ready', async () => {
    const engine = start()
    expect(engine.connect()).toMatchObject({ error: { code: 'engine-restarted' } })
    await engine.open('/a.subcool', true)
    expect(child().args).toEqual(['--project', '/a.subcool', '--state', '/state', '--create'])
    expect(engine.connect()).toMatchObject({ error: { code: 'engine-restarted' } })
    ready()
    expect(engine.connect()).toEqual({ port: { end: 'page' } })
    expect(child().told).toEqual([{ type: 'connect' }])
    expect(engine.artifacts()?.reports).toBe('/a.subcool/reports')
    expect(states).toEqual(['starting', 'starting', 'ready'])
  })

  it('is started again when it dies, never making a project anew', async () => {
    const engine = start()
    await engine.open('/a.subcool', true)
    ready()
    child().emit('exit', 1)
    expect(world.children).toHaveLength(2)
    expect(child().args).toEqual(['--project', '/a.subcool', '--state', '/state'])
    expect([engine.status().state, engine.artifacts()]).toEqual(['starting', null])
    ready()
    expect(engine.status().state).toBe('ready')
  })

  it('is not started again after three times in a minute, until a person asks', async () => {
    const engine = start()
    await engine.open('/a.subcool', false)
    for (let death = 0; death < 4; death++) child().emit('exit', 134)
    expect(world.children).toHaveLength(4)
    expect(latest).toMatchObject({ state: 'stopped', project: '/a.subcool', logFile: '/logs/engine.log', error: { code: 'engine-stopped', detail: 'Error: out of luck' } })
    expect(latest?.error?.message).toContain('status 134')
    await engine.startAgain()
    expect(world.children).toHaveLength(5)
    child().emit('exit', 1)
    expect(world.children).toHaveLength(6)
  })

  it('tells why a project could not be opened, and is ended without another try', async () => {
    const engine = start()
    await engine.open('/a.subcool', false)
    child().emit('message', { type: 'failed', error: { code: 'project-locked', message: 'It is open elsewhere.' } })
    expect(child().told).toEqual([{ type: 'close' }])
    child().emit('exit', 3)
    expect(world.children).toHaveLength(1)
    expect(latest).toMatchObject({ state: 'failed', error: { code: 'project-locked' } })
    expect(engine.connect()).toMatchObject({ error: { code: 'project-locked' } })
  })

  it('closes one project before it opens the next', async () => {
    const engine = start()
    await engine.open('/a.subcool', false)
    ready()
    const opening = engine.open('/b.subcool', false)
    await vi.waitFor(() => expect(child(0).told).toContainEqual({ type: 'close' }))
    expect(world.children).toHaveLength(1)
    child(0).emit('message', { type: 'busy', jobs: ['import.start'] })
    expect(engine.jobs()).toEqual([])
    child(0).emit('exit', 0)
    await opening
    expect(child().args).toEqual(['--project', '/b.subcool', '--state', '/state'])
  })

  it('that does not close in time is ended', async () => {
    vi.useFakeTimers()
    try {
      const engine = start()
      await engine.open('/a.subcool', false)
      ready()
      const closing = engine.close()
      await vi.advanceTimersByTimeAsync(12_000)
      await closing
      expect(world.children).toHaveLength(1)
    } finally {
      vi.useRealTimers()
    }
  })

  it('tells which jobs run', async () => {
    const engine = start()
    await engine.open('/a.subcool', false)
    ready()
    child().emit('message', { type: 'busy', jobs: ['import.start'] })
    expect(engine.jobs()).toEqual(['import.start'])
    child().emit('exit', 1)
    expect(engine.jobs()).toEqual([])
  })
})
