import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type BrowserContext, type CDPSession, type Page } from '@playwright/test'
import { environment } from './environment'

const profile = join(environment.home, `chromium-${process.pid}`)
const downloads = join(profile, 'downloads')
const arguments_ = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--remote-debugging-port=0',
]

export interface Chromium {
  context: BrowserContext
  /** Where a test can attach to the same pages. */
  endpoint: string
  /** A page of its own for a window; the first window gets the one that Chromium starts with. */
  newPage(): Promise<Page>
  send: CDPSession['send']
  /** Another client of Chromium takes downloads to itself; this takes them back. */
  takeDownloads(): Promise<void>
}

/** Starts the Chromium that shows the windows. */
export const startChromium = async (): Promise<Chromium> => {
  mkdirSync(downloads, { recursive: true })
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: environment.chromium,
    args: arguments_,
    viewport: null,
    serviceWorkers: 'block',
    downloadsPath: downloads,
    locale: environment.locale,
    timezoneId: environment.timezone,
  })
  const [port] = readFileSync(join(profile, 'DevToolsActivePort'), 'utf8').split('\n')
  const first = context.pages()[0] ?? (await context.newPage())
  const session = await context.newCDPSession(first)
  let spare: Page | undefined = first
  return {
    context,
    endpoint: `http://127.0.0.1:${port}`,
    newPage: () => {
      const page = spare === undefined ? context.newPage() : Promise.resolve(spare)
      spare = undefined
      return page
    },
    send: session.send.bind(session),
    takeDownloads: async () => {
      await session.send('Browser.setDownloadBehavior', { behavior: 'allowAndName', downloadPath: downloads, eventsEnabled: true })
    },
  }
}
