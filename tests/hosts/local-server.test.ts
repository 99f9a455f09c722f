import { symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLocalServer } from '../../analytics/hosts/local-server'
import { ask, engine, startServed, type Served } from './server-fixture'

let served: Served
let port: number
let token: string
let withToken: { headers: Record<string, string> }

beforeAll(async () => {
  served = await startServed()
  ;({ port, token } = served.server)
  withToken = { headers: { 'x-subcool-token': token } }
})
afterAll(() => served.stop())

describe('who may ask', () => {
  it('answers its address with the token in it, and sets the cookie for the rest of the page', async () => {
    const page = await ask(port, `/?token=${token}`)
    expect(page.status).toBe(200)
    expect(page.text).toContain('<title>Subcool</title>')
    const cookie = page.headers['set-cookie']?.[0] ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict; Path=\/$/)
    const asset = await ask(port, '/assets/page-1a2b.js', { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(asset.status).toBe(200)
    expect(asset.headers['content-type']).toContain('text/javascript')
  })

  it.each(['/', '/index.html', '/assets/page-1a2b.js', '/artifact/reports/2025-12-31-1/work-orders.pdf'])(
    'refuses %s without the token, and with a wrong one of any length',
    async (path) => {
      expect((await ask(port, path)).status).toBe(401)
      for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toUpperCase()]) {
        expect((await ask(port, `${path}?token=${wrong}`)).status).toBe(401)
        expect((await ask(port, path, { headers: { cookie: `subcool-${port}=${wrong}` } })).status).toBe(401)
        expect((await ask(port, path, { headers: { 'x-subcool-token': wrong } })).status).toBe(401)
      }
    },
  )

  it('does not tell a stranger what exists', async () => {
    const [there, missing] = await Promise.all([ask(port, '/index.html'), ask(port, '/nothing.html')])
    expect(there.text).toBe(missing.text)
    expect(there.text).not.toContain(token)
    expect(there.headers['set-cookie']).toBeUndefined()
  })

  it.each(['evil.example', 'evil.example:80', '127.0.0.1', '127.0.0.1:1', '127.0.0.1.evil.example'])(
    'refuses the host name "%s" even with the token (rebinding)',
    async (host) => {
      const path = `/?token=${token}`
      expect((await ask(port, path, { headers: { host } })).status).toBeGreaterThanOrEqual(400)
    },
  )

  it('answers under both names of the loopback', async () => {
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`]) {
      const origin = `http://${host}`
      expect((await ask(port, `/?token=${token}`, { headers: { host, origin } })).status).toBe(200)
    }
  })

  it('refuses requests of other pages even with the token', async () => {
    for (const origin of ['http://evil.example', 'null', `https://127.0.0.1:${port}`, 'http://127.0.0.1:1'])
      expect((await ask(port, '/', { headers: { ...withToken.headers, origin } })).status).toBe(403)
  })
})

describe('what is served', () => {
  it('says what the page may load, and nothing from outside', async () => {
    const { headers } = await ask(port, '/', withToken)
    const policy = String(headers['content-security-policy'])
    expect(policy).toContain(`default-src 'self'`)
    expect(policy).toContain(`script-src 'self';`)
    expect(policy).not.toMatch(/https?:|\*/)
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
  })

  it.each([
    '/../secret.txt',
    '/assets/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00',
    '/%',
    '//etc/hostname',
    '/artifact/reports/../../secret.txt',
    '/artifact/reports/..%2f..%2fsecret.txt',
    '/artifact/reports/2025-12-31-1/..%2f..%2f..%2fsecret.txt',
    '/artifact/reports//etc/hostname',
    '/artifact/constructor/name',
    '/artifact/page/index.html',
    '/artifact/reports/',
    '/artifact/reports/2025-12-31-1',
    '/assets',
  ])('finds nothing at %s', async (path) => {
    const reply = await ask(port, path, withToken)
    expect(reply.status).toBe(404)
    expect(reply.text).not.toContain('secret')
  })

  it('does not follow a link out of its folder', async () => {
    await symlink(join(served.root, 'secret.txt'), join(served.root, 'reports/link.csv'))
    expect((await ask(port, '/artifact/reports/link.csv', withToken)).status).toBe(404)
  })

  it('shows a PDF in place and saves a CSV under its own name', async () => {
    const pdf = await ask(port, '/artifact/reports/2025-12-31-1/work-orders.pdf', withToken)
    expect(pdf.text).toBe('%PDF-1.7')
    expect(pdf.headers['content-disposition']).toMatch(/^inline/)
    const csv = await ask(port, `/artifact/reports/2025-12-31-1/${encodeURIComponent('a=b & c.csv')}`, withToken)
    expect(csv.headers['content-disposition']).toBe(`attachment; filename*=UTF-8''a%3Db%20%26%20c.csv`)
    expect(csv.headers['content-type']).toContain('text/csv')
  })

  it('lets no script run in a report', async () => {
    const { headers } = await ask(port, '/artifact/reports/2025-12-31-1/note.html', withToken)
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*sandbox/)
  })

  it('answers HEAD without a body and nothing but GET, HEAD and PUT', async () => {
    const head = await ask(port, '/', { ...withToken, method: 'HEAD' })
    expect([head.status, head.text]).toEqual([200, ''])
    for (const method of ['POST', 'DELETE', 'PATCH', 'OPTIONS'])
      expect((await ask(port, '/', { ...withToken, method })).status).toBe(405)
    expect((await ask(port, '/index.html', { ...withToken, method: 'PUT' })).status).toBe(405)
  })
})

it('says which port is taken', async () => {
  const again = startLocalServer({
    engine,
    pageDir: join(served.root, 'page'),
    port,
    served: () => ({ inboxDir: served.inbox, artifactFolders: { reports: served.root, exports: served.root } }),
    allowedFolders: [],
  })
  await expect(again).rejects.toMatchObject({ code: 'bad-arguments', message: `Port ${port} is not free.` })
})
