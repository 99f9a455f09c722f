import { once } from 'node:events'
import { symlinkSync } from 'node:fs'
import { realpath } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { WebSocket, type ClientOptions } from 'ws'
import { EngineError, fromErrorData, type FolderListing } from '../../analytics/contract'
import { createEngineService, type EngineLike } from '../../analytics/hosts/engine-service'
import { createRpcClient } from '../../analytics/wire/rpc-client'
import { wireOverSocket } from '../../analytics/wire/socket-wire'
import { engine, startServed, type Served } from './server-fixture'

let served: Served | undefined
afterEach(async () => {
  await served?.stop()
  served = undefined
})

const start = async (calls: EngineLike = engine): Promise<Served> => (served = await startServed(calls))

const open = ({ server }: Served) =>
  createRpcClient(wireOverSocket(new WebSocket(`ws://127.0.0.1:${server.port}/engine?token=${server.token}`)), fromErrorData)

const statusOf = async (port: number, path: string, options: ClientOptions = {}): Promise<number> => {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${path}`, options)
  const opened = once(socket, 'open').then(() => 101)
  const refused = new Promise<number>((resolve) =>
    socket.on('unexpected-response', (_, response) => resolve(response.statusCode ?? 0)),
  )
  const status = await Promise.race([opened, refused])
  socket.on('error', () => undefined)
  socket.terminate()
  return status
}

describe('the socket of the engine', () => {
  it('opens with the token, from its own page or from none', async () => {
    const { server } = await start()
    const { port, token } = server
    expect(await statusOf(port, `/engine?token=${token}`)).toBe(101)
    expect(await statusOf(port, `/engine?token=${token}`, { origin: `http://127.0.0.1:${port}` })).toBe(101)
    expect(await statusOf(port, '/engine', { headers: { cookie: `a=1; subcool-${port}=${token}` } })).toBe(101)
  })

  it('stays shut for a wrong token, another page, another host name and another path', async () => {
    const { server } = await start()
    const { port, token } = server
    expect(await statusOf(port, '/engine')).toBe(401)
    expect(await statusOf(port, `/engine?token=${token}x`)).toBe(401)
    expect(await statusOf(port, `/engine?token=${token}`, { origin: 'http://evil.example' })).toBe(403)
    expect(await statusOf(port, `/engine?token=${token}`, { headers: { host: 'evil.example' } })).toBe(403)
    expect(await statusOf(port, `/other?token=${token}`)).toBe(404)
  })

  it('checks inputs before the engine sees them', async () => {
    const seen: string[] = []
    const client = open(await start({ call: async (name) => (seen.push(name), null) }))
    await expect(client.call('import.undo', { importNo: -1 })).rejects.toMatchObject({ code: 'bad-arguments' })
    await expect(client.call('__proto__', {})).rejects.toMatchObject({ code: 'bad-arguments' })
    await client.call('import.undo', { importNo: 1 })
    expect(seen).toEqual(['import.undo'])
  })

  it('tells every page that its answers are stale after a command and a job, not after a query', async () => {
    const place = await start()
    const [first, second] = [open(place), open(place)]
    const told: [name: string, data: unknown][] = []
    await second.call('project.info', {})
    second.onEvent((name, data) => told.push([name, data]))
    await first.call('project.info', {})
    await first.call('import.undo', { importNo: 1 })
    await first.call('project.analyse', {})
    await expect.poll(() => told.filter(([name]) => name === 'project.changed')).toEqual([
      ['project.changed', { reason: 'import.undo' }],
      ['project.changed', { reason: 'project.analyse' }],
    ])
  })

  it('cancels running jobs when it closes, and says so to the page', async () => {
    let began = false
    let stopped = false
    const place = await start({
      call: (_name, _input, { signal }) =>
        new Promise((_resolve, reject) => {
          began = true
          signal.addEventListener('abort', () => {
            stopped = true
            reject(new EngineError('cancelled', 'Cancelled.'))
          })
        }),
    })
    const client = open(place)
    const pending = expect(client.call('project.analyse', {})).rejects.toBeInstanceOf(EngineError)
    const other = open(place)
    await expect.poll(async () => (await other.call('jobs.list', {})).value).toMatchObject([{ name: 'project.analyse' }])
    await expect.poll(() => began).toBe(true)
    await place.server.close()
    await pending
    expect(stopped).toBe(true)
  })
})

it('never starts in the engine what was cancelled before it got there', async () => {
  const seen: string[] = []
  const service = createEngineService(
    { call: async (name) => seen.push(name) },
    { list: () => Promise.reject(new Error('not asked')), check: () => new Promise((resolve) => setTimeout(resolve, 20)) },
  ).service
  const controller = new AbortController()
  const context = { signal: controller.signal, onProgress: () => undefined }
  const called = service.call('project.analyse', {}, context)
  controller.abort()
  const error: unknown = await called.catch((thrown: unknown) => thrown)
  expect(service.toErrorData(error)).toEqual({ code: 'cancelled', message: 'Cancelled.' })
  expect(seen).toEqual([])
})

describe('browsing', () => {
  it('shows the allowed folders and what is in them', async () => {
    const place = await start()
    const client = open(place)
    const data = await realpath(join(place.root, 'data'))
    const top = (await client.call('files.list', {})).value as FolderListing
    expect(top).toMatchObject({ path: '', parent: null, entries: [{ name: 'data', path: data, kind: 'folder' }] })
    const inside = (await client.call('files.list', { path: data })).value as FolderListing
    expect(inside.parent).toBe('')
    expect(inside.entries.map(({ name, kind, size }) => [name, kind, size])).toEqual([
      ['empty', 'folder', null],
      ['b.csv', 'file', 11],
    ])
  })

  it('shows nothing else', async () => {
    const place = await start()
    const client = open(place)
    for (const path of [place.root, '/', '/etc', join(place.root, 'data/..'), `${join(place.root, 'data')}x`, 'data'])
      await expect(client.call('files.list', { path })).rejects.toMatchObject({ code: 'permission-denied' })
  })
})

describe('what a page may import', () => {
  const ask = async (files: (place: Served) => string[]): Promise<unknown> => {
    const place = await start()
    return open(place)
      .call('import.start', { files: files(place) })
      .then(({ value }) => value)
      .catch((error: EngineError) => error.code)
  }
  const loaded = { answered: 'import.start' }

  it('is in the allowed folders and in the inbox', async () => {
    expect(await ask(({ root }) => [join(root, 'data/b.csv'), join(root, 'data')])).toEqual(loaded)
    expect(await ask(({ inbox }) => [join(inbox, 'drop-1')])).toEqual(loaded)
    expect(await ask(({ root }) => [join(root, 'data/not-there.csv')])).toEqual(loaded)
  })

  it('is nothing else, and a link does not help', async () => {
    const refused = 'permission-denied'
    expect(await ask(() => ['/etc/passwd'])).toBe(refused)
    expect(await ask(({ root }) => [join(root, 'data/b.csv'), join(root, 'secret.txt')])).toBe(refused)
    expect(await ask(({ root }) => [join(root, 'data/../secret.txt')])).toBe(refused)
    for (const path of ['../secret.txt', 'drop-1/a.csv', '', '.']) expect(await ask(() => [path])).not.toEqual(loaded)
    expect(
      await ask(({ root }) => {
        symlinkSync(join(root, 'secret.txt'), join(root, 'data/link.csv'))
        return [join(root, 'data/link.csv')]
      }),
    ).toBe(refused)
  })
})
