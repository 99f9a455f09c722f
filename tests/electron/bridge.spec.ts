import { expect, test } from './launch/fixtures'

test('the page sees the bridge and nothing else of Electron or Node', async ({ watchedShell }) => {
  const page = await watchedShell.page()
  const seen = await page.evaluate(() => {
    const { host } = window as unknown as { host: Record<string, unknown> }
    return {
      keys: Object.keys(host).sort(),
      kinds: [...new Set(Object.values(host).map((member) => typeof member))],
      frozen: Object.isFrozen(host) && Object.getOwnPropertyDescriptor(window, 'host')?.writable === false,
      globals: ['require', 'process', 'module', 'global', 'Buffer', 'ipcRenderer', 'electron', '__dirname'].filter((name) => name in window),
    }
  })
  expect(seen).toEqual({
    keys: ['act', 'chooseFiles', 'connect', 'onEvent', 'openRecent', 'pathOf', 'saveAs', 'status'],
    kinds: ['function'],
    frozen: true,
    globals: [],
  })
})

test('the page cannot read or replace what lies behind the bridge', async ({ watchedShell }) => {
  const page = await watchedShell.page()
  const seen = await page.evaluate(() => {
    const { host } = window as unknown as { host: { status: () => Promise<unknown>; pathOf: (file: unknown) => unknown } }
    const refusal = (work: () => unknown): string => {
      try {
        return `answered ${String(work())}`
      } catch (error) {
        return error instanceof Error ? 'refused' : 'thrown'
      }
    }
    return {
      notOnDisk: host.pathOf(new File(['x'], 'made-up.csv')),
      notAFile: refusal(() => host.pathOf({ path: '/etc/passwd' })),
      symbol: refusal(() => host.pathOf(Symbol('x'))),
      replaced: refusal(() => {
        'use strict'
        Object.defineProperty(window, 'host', { value: null })
      }),
    }
  })
  expect(seen).toEqual({ notOnDisk: '', notAFile: 'refused', symbol: 'refused', replaced: 'refused' })
})

const channels: [channel: string, ...args: unknown[]][] = [
  ['engine:status'],
  ['engine:connect', crypto.randomUUID()],
  ['shell:act', 'open-project'],
  ['shell:open-recent', '/somewhere.subcool'],
  ['files:choose', 'telemetry'],
  ['files:save-as', 'a.csv', { folder: 'reports', path: 'a.csv' }],
]
const strangers = [
  { url: 'https://www.epa.gov/', top: true },
  { url: 'app://elsewhere/index.html', top: true },
  { url: 'app://subcool/index.html', top: false },
  { url: 'file:///index.html', top: true },
  { url: 'about:blank', top: true },
]

for (const stranger of strangers)
  test(`no call is answered to ${stranger.top ? 'a page' : 'a frame within the page'} at ${stranger.url}`, async ({ watchedShell }) => {
    test.skip(watchedShell.kind === 'electron', 'nobody can pretend to be another frame there')
    await watchedShell.page()
    for (const [channel, ...args] of channels)
      await expect(watchedShell.invokeAs(stranger, channel, ...args), channel).rejects.toThrow('is not open to this sender')
  })

test('a call with arguments it does not take is refused', async ({ watchedShell }) => {
  const page = await watchedShell.page()
  const refused = await page.evaluate(async () => {
    const { host } = window as unknown as { host: Record<string, (...args: unknown[]) => Promise<unknown>> }
    const calls: [string, ...unknown[]][] = [
      ['connect', 'short'],
      ['connect', 7],
      ['act', 'format-disk'],
      ['chooseFiles', '../telemetry'],
      ['saveAs', '', { folder: 'reports', path: 'a.csv' }],
      ['saveAs', 'a.csv', { folder: 'imports', path: 'a.csv' }],
      ['saveAs', 'a.csv', null],
    ]
    return Promise.all(calls.map(([name, ...args]) => host[name]?.(...args).then(() => `${name} answered`, (error: Error) => error.message)))
  })
  for (const message of refused) expect(message).toContain('was called with arguments it does not take')
})
