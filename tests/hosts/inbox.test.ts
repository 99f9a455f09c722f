import { readdir, readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { safeDropPath, safeFileName } from '../../analytics/hosts/local/file-name'
import { ask, startServed, type Served } from './server-fixture'

let served: Served
beforeEach(async () => {
  served = await startServed()
})
afterEach(() => served.stop())

const put = (path: string, body: string | Buffer, headers: Record<string, string> = {}) =>
  ask(served.server.port, path, {
    method: 'PUT',
    body,
    headers: { 'x-subcool-token': served.server.token, ...headers },
  })

const everything = async (): Promise<string[]> =>
  (await readdir(served.root, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => relative(served.root, join(entry.parentPath, entry.name)))
    .sort()

describe('the inbox', () => {
  it('stores a dropped file under its own path, whole', async () => {
    const body = Buffer.alloc(3_000_000, 'unit_id,ts\n')
    const reply = await put('/inbox/drop-1/house%207/energy%20data.csv', body)
    expect(reply.status).toBe(201)
    const stored = JSON.parse(reply.text) as { path: string; bytes: number; name: string }
    expect(stored).toEqual({
      path: join(served.inbox, 'drop-1/house 7/energy data.csv'),
      name: 'energy data.csv',
      bytes: body.length,
    })
    expect(body.equals(await readFile(stored.path))).toBe(true)
    expect(await readdir(served.inbox)).toEqual(['drop-1'])
  })

  it('needs the token and its own page', async () => {
    const before = await everything()
    expect((await put('/inbox/a/b.csv', 'x', { 'x-subcool-token': 'wrong' })).status).toBe(401)
    expect((await put('/inbox/a/b.csv', 'x', { origin: 'http://evil.example' })).status).toBe(403)
    expect((await put('/inbox/a/b.csv', 'x', { host: 'evil.example' })).status).toBe(403)
    expect(await everything()).toEqual(before)
  })

  it.each([
    '/inbox/a/../../secret.txt',
    '/inbox/a/..%2f..%2fsecret.txt',
    '/inbox/../secret.txt',
    '/inbox/..%2fx/y.csv',
    '/inbox/a/%2e%2e/x.csv',
    '/inbox/a//etc/cron.csv',
    '/inbox/a/',
    '/inbox/a',
    '/inbox/A b/x.csv'.replace(' ', '%20'),
    '/inbox/a/%E0%A4%A',
    `/inbox/a/${'d/'.repeat(40)}x.csv`,
  ])('stores nothing for %s', async (path) => {
    const before = await everything()
    expect((await put(path, 'x')).status).toBe(400)
    expect(await everything()).toEqual(before)
  })

  it('leaves nothing of an upload that breaks off', async () => {
    const before = await everything()
    const { port, token } = served.server
    const sent = request({
      port,
      host: '127.0.0.1',
      path: '/inbox/drop-2/half.csv',
      method: 'PUT',
      headers: { 'x-subcool-token': token, 'content-length': '1000000' },
    })
    sent.on('error', () => undefined)
    sent.write('x'.repeat(200_000))
    await expect.poll(async () => (await everything()).length).toBe(before.length + 1)
    sent.destroy()
    await expect.poll(everything).toEqual(before)
    expect(await readdir(served.inbox)).toEqual([])
  })

  it('refuses at once what the disk cannot hold', async () => {
    const { port, token } = served.server
    const status = await new Promise<number>((resolve, reject) => {
      const sent = request({
        port,
        host: '127.0.0.1',
        path: '/inbox/drop-3/huge.csv',
        method: 'PUT',
        headers: { 'x-subcool-token': token, 'content-length': String(2 ** 52) },
      })
      sent.on('response', (response) => resolve(response.statusCode ?? 0))
      sent.on('error', reject)
      sent.write('x')
    })
    expect(status).toBe(507)
  })
})

describe('names of dropped files', () => {
  it.each([
    ['energy_data.csv', 'energy_data.csv'],
    ['Übersicht 2024.csv', 'Übersicht 2024.csv'],
    ['a\\..\\b.csv', 'a_.._b.csv'],
    ['.bashrc', 'bashrc'],
    ['con.csv', '_con.csv'],
    ['what?<is>|this*.csv', 'what__is__this_.csv'],
    ['line\nbreak\0.csv', 'line_break_.csv'],
    ['trailing. . ', 'trailing'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe)
  })

  it('keeps the extension of a name that is too long', () => {
    const safe = safeFileName(`${'ü'.repeat(300)}.csv.gz`) ?? ''
    expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(200)
    expect(safe.endsWith('ü.csv.gz')).toBe(true)
  })

  it('has no name for dots and spaces alone, and no path that climbs', () => {
    expect(safeFileName(' .. ')).toBeUndefined()
    for (const path of ['..', 'a/..', './a', 'a//b', '', '/a']) expect(safeDropPath(path)).toBeUndefined()
  })
})
