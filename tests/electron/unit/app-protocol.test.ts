import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { pagePolicy as localPolicy } from '../../../analytics/hosts/local/reply'
import { answer, artifactFile } from '../../../electron/app-protocol'
import { isAppAddress } from '../../../electron/app-address'
import { pagePolicy } from '../../../electron/page-headers'
import { safeSegments } from '../../../electron/path-jail'

vi.mock('electron', () => ({ protocol: {} }))

let folder: string
const at = (path: string) => join(folder, path)
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-protocol-'))
  for (const made of ['page/assets', 'my.subcool/reports/2025-12-31-1', 'my.subcool/exports', 'elsewhere']) mkdirSync(at(made), { recursive: true })
  writeFileSync(at('page/index.html'), '<!doctype html>')
  writeFileSync(at('page/assets/main.js'), 'export {}')
  writeFileSync(at('page/assets/two words.css'), '')
  writeFileSync(at('secret.txt'), 'secret')
  writeFileSync(at('my.subcool/project.duckdb'), 'secret')
  writeFileSync(at('my.subcool/reports/2025-12-31-1/work-orders.pdf'), '%PDF-')
  writeFileSync(at('elsewhere/stolen.csv'), 'secret')
  symlinkSync(at('secret.txt'), at('page/link.txt'))
  symlinkSync(at('elsewhere'), at('my.subcool/reports/way-out'))
  symlinkSync(at('page/assets'), at('page/inside'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const artifacts = () => ({ reports: at('my.subcool/reports'), exports: at('my.subcool/exports') })
const ask = (url: string, method = 'GET', open = true) => answer({ url, method }, { page: at('page'), artifacts: () => (open ? artifacts() : null) })

describe('app://subcool serves', () => {
  it('the page with its type, policy and no guessing', async () => {
    const reply = await ask('app://subcool/')
    expect(reply.status).toBe(200)
    expect(Object.fromEntries(reply.headers)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': pagePolicy,
      'x-content-type-options': 'nosniff',
      'content-length': '15',
    })
    expect(await reply.text()).toBe('<!doctype html>')
  })

  it.each([
    ['app://subcool/index.html', 'text/html; charset=utf-8'],
    ['app://subcool/?run=3#/import', 'text/html; charset=utf-8'],
    ['app://subcool/assets/main.js', 'text/javascript; charset=utf-8'],
    ['app://subcool/assets/two%20words.css', 'text/css; charset=utf-8'],
    ['app://subcool/inside/main.js', 'text/javascript; charset=utf-8'],
    ['app://subcool/artifact/reports/2025-12-31-1/work-orders.pdf', 'application/pdf'],
  ])('%s', async (url, type) => {
    const reply = await ask(url)
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, type])
  })

  it('a head without its body', async () => {
    const reply = await ask('app://subcool/assets/main.js', 'HEAD')
    expect([reply.status, reply.headers.get('content-length'), await reply.text()]).toEqual([200, '9', ''])
  })

  it('artifacts without scripts, and only while a project is open', async () => {
    const address = 'app://subcool/artifact/reports/2025-12-31-1/work-orders.pdf'
    expect((await ask(address)).headers.get('content-security-policy')).toContain('sandbox')
    expect((await ask(address, 'GET', false)).status).toBe(404)
  })
})

describe('app://subcool refuses', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'])('%s', async (method) => {
    expect((await ask('app://subcool/index.html', method)).status).toBe(405)
  })

  it.each([
    'app://other/index.html',
    'app://subcool:99/index.html',
    'https://subcool/index.html',
    'app://subcool/missing.js',
    'app://subcool/assets',
    'app://subcool/assets/',
    'app://subcool/assets//main.js',
    'app://subcool/link.txt',
    'app://subcool/../secret.txt',
    'app://subcool/%2e%2e/secret.txt',
    'app://subcool/..%2fsecret.txt',
    'app://subcool/assets/..%2f..%2fsecret.txt',
    'app://subcool/..%5csecret.txt',
    'app://subcool/%00',
    'app://subcool/index.html%00.js',
    'app://subcool/%E0%A4%A',
    'app://subcool/index.html::$DATA',
    'app://subcool/index.html.',
    'app://subcool/CON',
    'app://subcool/artifact/reports',
    'app://subcool/artifact/project.duckdb',
    'app://subcool/artifact/reports/..%2fproject.duckdb',
    'app://subcool/artifact/reports/way-out/stolen.csv',
    'app://subcool/artifact/__proto__/x',
    'app://subcool/artifact/telemetry/part-0000.parquet',
  ])('%s', async (url) => {
    expect((await ask(url)).status).toBe(404)
  })
})

it('an artifact is found by its reference, and nothing else', async () => {
  expect(await artifactFile({ folder: 'reports', path: '2025-12-31-1/work-orders.pdf' }, artifacts())).toMatch(/work-orders\.pdf$/)
  for (const path of ['../project.duckdb', 'way-out/stolen.csv', '', '/etc/hostname', '2025-12-31-1'])
    expect(await artifactFile({ folder: 'reports', path }, artifacts())).toBeUndefined()
})

it('the page may load from itself only, as from the local server but for its socket', () => {
  expect(pagePolicy).toBe(localPolicy(80).replace(/connect-src [^;]+/, `connect-src 'self'`))
})

it('our own addresses are told from others', () => {
  for (const own of ['app://subcool', 'app://subcool/', 'app://subcool/a?b#c']) expect(isAppAddress(own)).toBe(true)
  for (const other of ['app://subcool.evil.example/', 'app://user@evil/', 'app:subcool', 'https://subcool/', 'file:///etc/hostname', 'javascript:1', '', 'subcool'])
    expect(isAppAddress(other)).toBe(false)
})

it('segments keep their names', () => {
  expect(safeSegments('/a%20b/%C3%BC.csv')).toEqual(['a b', 'ü.csv'])
  expect(safeSegments('/')).toBeUndefined()
})
