import { mkdtempSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { serve } from './serve'

/** Seconds from the click that opens a project that was closed: until it is open, and until its fleet is filled, gone to at once. */
export interface Opening {
  opened: number
  filled: number
}

const closedVisits = 3
/** The program has been running for so long when its user opens the other project. */
const settledMs = 5000

/** Milliseconds from the navigation until the fleet's figures, grid and charts are painted. */
export const navigate = async (page: Page, url: string): Promise<number> => {
  const started = performance.now()
  await page.goto(url)
  await filled(page)
  return performance.now() - started
}

const filled = async (page: Page): Promise<void> => {
  await page.locator('[role="gridcell"]').first().waitFor()
  await page.locator('[data-chart] canvas').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[data-fetching]') === null)
}

/** Opens the project from the list of the last ones, with the engine running on another, three times; none where the host may not open it, outside this folder and the user's. */
export const openClosed = async (browser: Browser, project: string): Promise<Opening[]> => {
  if (![process.cwd(), homedir()].some((allowed) => resolve(project).startsWith(`${allowed}/`))) return []
  const folder = mkdtempSync(resolve('.cache/bench/closed-'))
  const times: Opening[] = []
  const remember = await serve(project, folder)
  remember.child.kill('SIGTERM')
  await new Promise((done) => remember.child.once('exit', done))
  for (let visit = 0; visit < closedVisits; visit++) {
    const { child, url } = await serve(join(folder, 'other.subcool'), folder)
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.goto(`${url}#/start`)
    await page.getByRole('listitem').first().waitFor()
    await page.waitForTimeout(settledMs)
    const row = page.getByRole('listitem').filter({ hasText: basename(project) })
    const started = performance.now()
    await row.getByRole('button', { name: /^Open/ }).first().click()
    await row.getByText('open here').waitFor()
    const opened = performance.now() - started
    await page.evaluate(() => {
      location.hash = '#/fleet'
    })
    await filled(page)
    times.push({ opened: opened / 1000, filled: (performance.now() - started) / 1000 })
    await page.close()
    child.kill('SIGTERM')
    await new Promise((done) => child.once('exit', done))
  }
  rmSync(folder, { recursive: true, force: true })
  return times
}
