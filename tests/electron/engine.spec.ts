import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { answerDialogs, clickMenu, watchOpened } from './launch/drive'
import { enginePids, killEngine } from './launch/engines'
import { expect, test } from '../e2e/workstation'

const units = (page: Page) => page.getByText('4 units', { exact: true })

test('an engine that is killed is started again, and the page goes on over a fresh port; closing the window closes the project and ends the program', async ({ launch, smallProject }) => {
  const shell = await launch({ args: [smallProject] })
  const page = await shell.page()
  await expect(units(page)).toBeVisible()
  const [before] = await enginePids(shell)
  await killEngine(shell)
  await expect.poll(() => enginePids(shell)).toHaveLength(1)
  expect(await enginePids(shell)).not.toEqual([before])
  await page.getByRole('link', { name: 'Work orders' }).click()
  await expect(page.getByRole('heading', { name: 'Work orders', level: 1 })).toBeVisible()
  await page.getByRole('link', { name: 'Fleet' }).click()
  await page.getByLabel('Filter', { exact: true }).last().fill('SIM-002')
  await expect(page.getByText('1 of 4 units')).toBeVisible()

  const [engine] = await enginePids(shell)
  await shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined).catch(() => undefined)
  expect(await shell.exited).toBe(0)
  expect(() => process.kill(engine ?? 0, 0)).toThrow()
  expect(existsSync(join(smallProject, 'project.duckdb.wal'))).toBe(false)
})

test('what was being done when the engine died fails with a word, and the project is as before', async ({ launch, exports }) => {
  test.setTimeout(120_000)
  const shell = await launch()
  const page = await shell.page()
  await answerDialogs(shell, { open: [exports] })
  await page.getByRole('button', { name: 'Choose files' }).click()
  await page.getByRole('button', { name: /^Import \d+ files$/ }).click()
  await expect(page.locator('[data-job="import.start"]')).toBeVisible()
  await killEngine(shell)
  await expect(page.getByText('The engine was started again.').first()).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
})

test('an engine that keeps dying is not started for ever: a panel tells where the log is, and its button starts it', async ({ launch, smallProject, home }) => {
  const shell = await launch({ args: [smallProject] })
  const page = await shell.page()
  await expect(units(page)).toBeVisible()
  for (let death = 1; death <= 4; death++) {
    await expect.poll(() => enginePids(shell)).toHaveLength(1)
    await killEngine(shell)
  }
  const panel = page.getByRole('region', { name: 'The engine has stopped' })
  await expect(panel).toBeVisible()
  expect(await enginePids(shell)).toEqual([])
  const log = (await panel.getByText(/engine\.log$/).textContent()) ?? ''
  expect(existsSync(log)).toBe(true)
  expect(log.startsWith(home)).toBe(true)
  await expect.poll(() => readFileSync(log, 'utf8').match(/engine ended with/g)?.length).toBe(4)

  const opened = await watchOpened(shell)
  await panel.getByRole('button', { name: 'Show the log' }).click()
  await expect.poll(opened).toEqual([log])
  await panel.getByRole('button', { name: 'Start again' }).click()
  await page.getByRole('link', { name: 'Fleet' }).click()
  await expect(units(page)).toBeVisible()
})

test('closing while the sample fleet is made asks first; stopped, it leaves nothing behind', async ({ launch, home }) => {
  test.setTimeout(180_000)
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('button', { name: 'Open the sample fleet' })).toBeVisible()
  await clickMenu(shell, 'File', 'Open the sample fleet')
  const job = page.locator('[data-job="project.load-sample"]')
  await expect(job).toBeVisible({ timeout: 60_000 })
  await expect(job.getByText('Simulating units')).toBeVisible({ timeout: 60_000 })
  const close = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close(), undefined).catch(() => undefined)
  await answerDialogs(shell, { button: 0 })
  await close()
  await expect(job).toBeVisible()
  await answerDialogs(shell, { button: 1 })
  await close()
  expect(await shell.exited).toBe(0)

  const again = await launch()
  const empty = await again.page()
  await expect(empty.getByText('Nothing has been imported yet.')).toBeVisible()
  const { project } = await empty.evaluate(() => (window as unknown as { host: { status: () => Promise<{ project: string }> } }).host.status())
  expect([basename(project), project.startsWith(home)]).toEqual(['Sample fleet.subcool', true])
  expect(readdirSync(join(project, 'telemetry'))).toEqual([])
  expect(existsSync(join(project, 'tmp', 'sample-fleet'))).toBe(false)
})

test('when the shell itself is killed, its engine does not stay, and the project opens again', async ({ launch, smallProject }) => {
  const shell = await launch({ args: [smallProject] })
  await expect(units(await shell.page())).toBeVisible()
  const [engine] = await enginePids(shell)
  process.kill(shell.pid, 'SIGKILL')
  await shell.exited
  await expect.poll(() => isAlive(engine ?? 0)).toBe(false)
  const again = await launch()
  await expect(units(await again.page())).toBeVisible()
})

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
