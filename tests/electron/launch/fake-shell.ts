import { spawn, type ChildProcess } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser } from '@playwright/test'
import type { ControlReply, ControlRequest } from '../fake-electron/control'
import type { FakeEnvironment } from '../fake-electron/environment'
import { knownFilesBelow } from './known-files'
import type { LaunchOptions, Shell } from './shell'

const patienceMs = 60_000
const environmentVariable = 'FAKE_ELECTRON'

type Unnumbered = ControlRequest extends infer One ? (One extends { call: number } ? Omit<One, 'call'> : never) : never

/** Starts the built program on the fake, as `electron` would start it, and attaches to its page. */
export const launchFake = async (app: string, { args = [], home, packaged = true, display }: LaunchOptions): Promise<Shell> => {
  mkdirSync(home, { recursive: true })
  const given: FakeEnvironment = {
    home,
    chromium: process.env['SUBCOOL_CHROMIUM'] ?? '/usr/bin/chromium',
    packaged,
    locale: 'en-GB',
    timezone: 'UTC',
    display: display ?? { width: 1920, height: 1200 },
  }
  const child = spawn(process.execPath, [join(app, 'dist/electron/main.js'), ...args], {
    cwd: home,
    env: { ...process.env, TZ: 'UTC', [environmentVariable]: JSON.stringify(given) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    serialization: 'advanced',
  })
  const said: string[] = []
  child.stdout?.on('data', (text: Buffer) => said.push(text.toString()))
  child.stderr?.on('data', (text: Buffer) => said.push(text.toString()))
  const exited = new Promise<number>((resolve) => child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 128)))
  const ask = createAsk(child, exited, said)

  let browser: Browser | undefined
  const page: Shell['page'] = async () => {
    if (browser === undefined) {
      browser = await chromium.connectOverCDP(await ask.endpoint)
      await ask.send({ type: 'attached' })
    }
    return firstPage(browser)
  }
  const evaluate: Shell['evaluate'] = async (work, argument) => (await ask.send({ type: 'evaluate', source: String(work), argument })) as never
  return {
    kind: 'fake',
    page,
    evaluate,
    invokeAs: (frame, channel, ...args_) => ask.send({ type: 'invoke-as', ...frame, channel, args: args_ }),
    aboutToDrop: async (paths) => void (await ask.send({ type: 'files', files: knownFilesBelow(paths) })),
    exited,
    output: () => said.join(''),
    pid: child.pid ?? 0,
    close: async () => {
      child.kill('SIGTERM')
      const late = setTimeout(() => child.kill('SIGKILL'), patienceMs)
      await exited
      clearTimeout(late)
      await browser?.close().catch(() => undefined)
    },
  }
}

const createAsk = (child: ChildProcess, exited: Promise<number>, said: readonly string[]) => {
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>()
  let lastCall = 0
  let reached: (url: string) => void = () => undefined
  const gone = exited.then((code): never => {
    const error = new Error(`the shell ended with ${code}: ${said.join('')}`)
    for (const { reject } of waiting.values()) reject(error)
    throw error
  })
  gone.catch(() => undefined)
  child.on('message', (reply: ControlReply) => {
    if (reply.type === 'endpoint') return reached(reply.url)
    const asked = waiting.get(reply.call)
    waiting.delete(reply.call)
    if (reply.type === 'answer') asked?.resolve(reply.value)
    else asked?.reject(new Error(reply.message))
  })
  const endpoint = Promise.race([gone, new Promise<string>((resolve) => (reached = resolve))])
  endpoint.catch(() => undefined)
  return {
    endpoint,
    send: (request: Unnumbered): Promise<unknown> =>
      new Promise((resolve, reject) => {
        const call = ++lastCall
        waiting.set(call, { resolve, reject })
        child.send({ call, ...request }, (error) => {
          if (error !== null) reject(error)
        })
      }),
  }
}

const firstPage = async (browser: Browser) => {
  const [context] = browser.contexts()
  if (context === undefined) throw new Error('there is no window')
  const found = context.pages().find((page) => page.url() !== 'about:blank')
  const page = found ?? context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForURL((url) => url.href !== 'about:blank', { waitUntil: 'domcontentloaded' })
  return page
}
