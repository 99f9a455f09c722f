import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { canUseApt, installWithApt } from './apt.mjs'
import { root, runQuietly, say } from './run.mjs'

const known = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The path of a Chromium for the end-to-end tests: the one that is there, else Debian's package (as root),
 * else Playwright's own download; undefined when none can be had.
 */
export const ensureChromium = async () => {
  const present = findChromium()
  if (present !== undefined) return present
  if (canUseApt()) installWithApt('Chromium', ['chromium'])
  const installed = findChromium()
  if (installed !== undefined) return installed
  say('Fetching Chromium through Playwright ..')
  runQuietly(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium'], {
    timeout: 5 * 60_000,
  })
  return playwrightChromium()
}

const findChromium = () => [process.env.SUBCOOL_CHROMIUM, ...known].find((path) => path && existsSync(path))

const playwrightChromium = async () => {
  const { chromium } = await import('@playwright/test')
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}
