import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from '@playwright/test'

const engine = fileURLToPath(new URL('../../dist/engine/cli.js', import.meta.url))
let folder: string
let host: ChildProcess
let address: string

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'subcool-e2e-host-'))
  host = spawn(process.execPath, [engine, 'serve', '--project', join(folder, 'empty.subcool'), '--no-open'], { env: { ...process.env, XDG_STATE_HOME: join(folder, '.state') } })
  address = await new Promise<string>((resolve, reject) => {
    let said = ''
    const listen = (text: Buffer) => {
      said += text.toString()
      const ready = /Subcool is ready: (\S+)/.exec(said)?.[1]
      if (ready !== undefined) resolve(ready)
    }
    host.stdout?.on('data', listen)
    host.stderr?.on('data', listen)
    host.on('exit', () => reject(new Error(`the local host ended: ${said}`)))
  })
})

test.afterAll(async () => {
  const ended = new Promise((resolve) => host.once('exit', resolve))
  host.kill('SIGTERM')
  await ended
  rmSync(folder, { recursive: true, force: true })
})

test('the page takes the token out of its address, keeps working after a reload, and opens for nobody else', async ({
  page,
  browser,
}) => {
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(address)
  await expect(page.locator('nav, aside').first()).toBeVisible()
  expect(page.url()).not.toContain('token')
  await page.reload()
  await expect(page.locator('nav, aside').first()).toBeVisible()
  expect(errors).toEqual([])

  const stranger = await browser.newContext()
  const refused = await (await stranger.newPage()).goto(new URL('/', address).href)
  expect(refused?.status()).toBe(401)
  await stranger.close()
})

test('the page reaches its own host and nothing else', async ({ page }) => {
  await page.goto(address)
  const reached = await page.evaluate(async () => ({
    upload: await fetch('/inbox/drop-1/house%207/a.csv', { method: 'PUT', body: new Blob(['unit_id,ts\n']) }).then((r) => r.status),
    outside: await fetch('http://127.0.0.1:1/').then(() => 'reached', () => 'refused'),
    evaluated: await Promise.resolve().then(() => new Function('return 1')() as number).catch(() => 'refused'),
  }))
  expect(reached).toEqual({ upload: 201, outside: 'refused', evaluated: 'refused' })
  expect(existsSync(join(folder, 'empty.subcool/inbox/drop-1/house 7/a.csv'))).toBe(true)
})

test('a page of another origin cannot reach the engine, even in the browser that has the cookie', async ({ page }) => {
  await page.goto(address)
  const { port } = new URL(address)
  await page.route('http://127.0.0.1:9/**', (route) => route.fulfill({ body: '<title>other</title>', contentType: 'text/html' }))
  await page.goto('http://127.0.0.1:9/')
  const opened = await page.evaluate(
    (target) =>
      new Promise<string>((resolve) => {
        const socket = new WebSocket(target)
        socket.addEventListener('open', () => resolve('open'))
        socket.addEventListener('error', () => resolve('refused'))
      }),
    `ws://127.0.0.1:${port}/engine`,
  )
  expect(opened).toBe('refused')
})
