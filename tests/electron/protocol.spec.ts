import { symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './launch/fixtures'

const addresses = {
  climbing: 'app://subcool/../../package.json',
  encoded: 'app://subcool/%2e%2e/%2e%2e/package.json',
  encodedSlash: 'app://subcool/..%2f..%2fpackage.json',
  backslash: 'app://subcool/..%5c..%5cpackage.json',
  doubled: 'app://subcool/%252e%252e/package.json',
  absolute: 'app://subcool//etc/passwd',
  nul: 'app://subcool/index.html%00.png',
  otherHost: 'app://elsewhere/index.html',
  missing: 'app://subcool/no-such-file.js',
  artifactOfOther: 'app://subcool/artifact/imports/1/import.json',
  artifactClimbing: 'app://subcool/artifact/reports/..%2f..%2fproject.duckdb',
}

test('nothing outside the page is served', async ({ watchedShell }) => {
  const statuses = await watchedShell.evaluate(async ({ net }, asked) => {
    const entries = await Promise.all(Object.entries(asked).map(async ([name, address]) => [name, (await net.fetch(address)).status] as const))
    return Object.fromEntries(entries) as Record<string, number>
  }, addresses)
  expect(statuses).toEqual(Object.fromEntries(Object.keys(addresses).map((name) => [name, 404])))
})

test('nothing can be written', async ({ watchedShell }) => {
  const statuses = await watchedShell.evaluate(
    ({ net }, methods) => Promise.all(methods.map(async (method) => (await net.fetch('app://subcool/index.html', { method })).status)),
    ['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
  )
  expect(statuses).toEqual([405, 405, 405, 405, 405])
})

test('the page comes with a policy, and Chromium keeps it', async ({ watchedShell }) => {
  const page = await watchedShell.page()
  const seen = await page.evaluate(async () => {
    const answer = await fetch('/index.html')
    const script = document.createElement('script')
    script.textContent = 'window.injected = true'
    document.head.append(script)
    return {
      policy: answer.headers.get('content-security-policy') ?? '',
      sniffing: answer.headers.get('x-content-type-options'),
      evaluated: await Promise.resolve().then(() => new Function('return 1')() as number).catch(() => 'refused'),
      injected: 'injected' in window,
      outside: await fetch('https://www.epa.gov/').then(() => 'reached', () => 'refused'),
      socket: await new Promise<string>((resolve) => {
        try {
          const socket = new WebSocket('wss://www.epa.gov/')
          socket.addEventListener('open', () => resolve('open'))
          socket.addEventListener('error', () => resolve('refused'))
        } catch {
          resolve('refused')
        }
      }),
    }
  })
  expect(seen.policy).toContain("default-src 'self'")
  expect(seen.policy).toContain("script-src 'self'")
  expect(seen).toMatchObject({ sniffing: 'nosniff', evaluated: 'refused', injected: false, outside: 'refused', socket: 'refused' })
})

test('a link that leads out of the page is not followed', async ({ launch, appFolder, home }) => {
  const secret = join(home, 'secret.html')
  writeFileSync(secret, 'not of the page')
  const shell = await launch()
  test.skip(shell.kind === 'electron', 'the program of a real Electron is left as it is')
  await shell.page()
  symlinkSync(secret, join(appFolder, 'dist/page/link.html'))
  expect(await shell.evaluate(async ({ net }) => (await net.fetch('app://subcool/link.html')).status, undefined)).toBe(404)
})
