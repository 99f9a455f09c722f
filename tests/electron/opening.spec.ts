import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { answerDialogs, clickMenu, menuLines } from './launch/drive'
import { dropFiles } from '../e2e/drop-files'
import { makeNewer } from './launch/make-newer'
import { expect, test } from '../e2e/workstation'

const writeExport = (folder: string, name: string): string => {
  const path = join(folder, name)
  const rows = Array.from({ length: 300 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${500 + (i % 7)},3`)
  writeFileSync(path, ['ts,power_w,outdoor_c', ...rows, ''].join('\n'))
  return path
}
const offered = (page: Page, name: string) => page.getByRole('region', { name: 'Chosen files' }).getByText(name).first()

test('the first start makes a project of its own, and the page starts where it can be filled, also with what the system asks to open', async ({ launch, home }) => {
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  expect(existsSync(join(home, '.config/Subcool/My fleet.subcool/project.duckdb'))).toBe(shell.kind === 'fake')
  expect(await shell.evaluate(({ crashReporter }) => crashReporter.getUploadToServer(), undefined)).toBe(false)
  await shell.evaluate(({ app }, path) => void app.emit('open-file', { preventDefault: () => undefined }, path), writeExport(home, 'cellar.csv'))
  await expect(offered(page, 'cellar.csv')).toBeVisible()
})

test('a project named at the start is opened, remembered, and opened again without a name', async ({ launch, smallProject }) => {
  const first = await launch({ args: [smallProject] })
  const page = await first.page()
  await expect(page.getByText('4 units', { exact: true })).toBeVisible()
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 60, y: 40, width: 1111, height: 777 }), undefined)
  await first.close()
  expect(await first.exited).toBe(0)

  const second = await launch()
  await expect((await second.page()).getByText('4 units', { exact: true })).toBeVisible()
  const bounds = await second.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds(), undefined)
  expect(bounds).toEqual({ x: 60, y: 40, width: 1111, height: 777 })
  expect(await menuLines(second)).toContain(`File > Open recent > ${basename(smallProject)}`)
})

test('a second start shows the first window, hands over what it was asked to open, and ends', async ({ launch, home, smallProject }) => {
  const first = await launch()
  const page = await first.page()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize(), undefined)
  const second = await launch({ args: [writeExport(home, 'kitchen.csv')] })
  expect(await second.exited).toBe(0)
  await expect(offered(page, 'kitchen.csv')).toBeVisible()
  expect(await first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()), undefined)).toEqual([false])

  const third = await launch({ args: [smallProject] })
  expect(await third.exited).toBe(0)
  await expect(page.getByText('4 units', { exact: true })).toBeVisible({ timeout: 30_000 })
})

test('exports on the command line are offered on the Import screen and not loaded', async ({ launch, home }) => {
  const shell = await launch({ args: [writeExport(home, 'attic.csv'), join(home, 'not-there.csv')] })
  const page = await shell.page()
  await expect(offered(page, 'attic.csv')).toBeVisible()
  await page.getByRole('button', { name: 'Start over' }).click()
  await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
})

test('a project that has lost its database is made again from the panel that says so', async ({ launch, home }) => {
  execFileSync('tar', ['-xzf', fileURLToPath(new URL('../fixtures/projects/v1/fleet.subcool.tar.gz', import.meta.url)), '-C', home])
  const project = join(home, 'fleet.subcool')
  rmSync(join(project, 'project.duckdb'))
  const shell = await launch({ args: [project] })
  const page = await shell.page()
  await expect(page.getByText('has lost its project.duckdb')).toBeVisible()
  await page.getByRole('button', { name: 'Make the database anew' }).click()
  await expect(page.getByText('3 units', { exact: true })).toBeVisible({ timeout: 60_000 })
  await page.getByRole('link', { name: 'Project' }).click()
  await expect(page.getByRole('grid', { name: 'Audit trail' }).getByText('Rebuild', { exact: true })).toBeVisible()
})

test('a dropped folder is read where it lies, and what lies nowhere is refused', async ({ launch, home }) => {
  const folder = join(home, 'from the vendor')
  mkdirSync(join(folder, '2026'), { recursive: true })
  writeExport(join(folder, '2026'), 'porch.csv')
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  const transfer = await page.evaluateHandle(() => {
    const made = new DataTransfer()
    made.items.add(new File(['ts,power_w\n'], 'made-up.csv'))
    return made
  })
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('[data-drop-zone]', type, { dataTransfer: transfer })
  await expect(page.getByText('made-up.csv is not a file on this computer.')).toBeVisible()

  await shell.aboutToDrop([folder])
  await dropFiles(page, '[data-drop-zone]', [folder])
  await expect(offered(page, 'porch.csv')).toBeVisible()
  const inbox = join(home, '.config/Subcool/My fleet.subcool/inbox')
  expect(existsSync(inbox) ? readdirSync(inbox) : []).toEqual([])
})

test('the menu leads to the screens and opens projects', async ({ launch, home, smallProject }) => {
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
  await clickMenu(shell, 'View', 'Work orders')
  await expect(page.getByRole('heading', { name: 'Work orders', level: 1 })).toBeVisible()
  await clickMenu(shell, 'View', 'Search and commands')
  await expect(page.getByRole('combobox')).toBeVisible()
  await page.keyboard.press('Escape')
  await clickMenu(shell, 'View', 'Import')
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()

  await answerDialogs(shell, { open: [writeExport(home, 'loft.csv')] })
  await clickMenu(shell, 'File', 'Import files..')
  await expect(offered(page, 'loft.csv')).toBeVisible()

  await answerDialogs(shell, { open: [smallProject] })
  await clickMenu(shell, 'File', 'Open project..')
  await expect(page.getByText('4 units', { exact: true })).toBeVisible({ timeout: 30_000 })

  const made = join(home, 'New houses')
  await answerDialogs(shell, { save: made })
  await clickMenu(shell, 'File', 'New project..')
  await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
  expect(existsSync(`${made}.subcool/project.duckdb`)).toBe(true)
})

test('a project that is not one, or does not open, is told in a panel with ways on', async ({ launch, home }) => {
  const strange = join(home, 'Strange.subcool')
  mkdirSync(strange)
  writeFileSync(join(strange, 'project.duckdb'), 'this is not a database')
  const shell = await launch({ args: [strange] })
  const page = await shell.page()
  const panel = page.getByRole('region', { name: 'The project could not be opened' })
  await expect(panel).toBeVisible()
  await expect(panel.getByText(strange).first()).toBeVisible()
  await expect(panel.getByText(/engine\.log$/)).toBeVisible()
  await answerDialogs(shell, { save: join(home, 'Anew.subcool') })
  await panel.getByRole('button', { name: 'Make a new project' }).click()
  await expect(page.getByRole('heading', { name: 'Import', level: 1 })).toBeVisible()
})

test('a project that another program has open is told with its owner', async ({ launch, home, smallProject }) => {
  const holder = await launch({ args: [smallProject], home: join(home, 'holder') })
  await expect((await holder.page()).getByText('4 units', { exact: true })).toBeVisible()
  const shell = await launch({ args: [smallProject], home: join(home, 'late') })
  const page = await shell.page()
  const panel = page.getByRole('region', { name: 'The project could not be opened' })
  await expect(panel).toContainText(/open|in use/i)
  await holder.close()
  await panel.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('4 units', { exact: true })).toBeVisible()
})

test('a project of a newer version is told and left as it is', async ({ launch, smallProject }) => {
  const shell = await launch({ args: [await makeNewer(smallProject)] })
  const panel = (await shell.page()).getByRole('region', { name: 'The project could not be opened' })
  await expect(panel).toContainText(/newer/i)
})

test('a project opened before is opened again from the page, and no other folder', async ({ launch, home, smallProject }) => {
  const first = await launch({ args: [smallProject] })
  await expect((await first.page()).getByText('4 units', { exact: true })).toBeVisible()
  await first.close()
  const cellar = join(home, 'Cellar.subcool')
  cpSync(smallProject, cellar, { recursive: true })
  const second = await launch({ args: [cellar] })
  const page = await second.page()
  await page.getByRole('link', { name: 'Start' }).click()
  const list = page.getByRole('list', { name: 'Opened lately' })
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(list.getByRole('listitem').nth(1)).toContainText(/4 units · \d+ open findings/)
  await page.evaluate((path) => (window as unknown as { host: { openRecent: (path: string) => Promise<void> } }).host.openRecent(path), join(home, 'never-opened.subcool'))
  await expect(list.getByRole('listitem').nth(0)).toContainText(/Cellar.*open here/)
  await list.getByRole('button', { name: `Open ${basename(smallProject, '.subcool')}` }).click()
  await expect(page.getByRole('navigation').getByText(basename(smallProject, '.subcool'))).toBeVisible({ timeout: 30_000 })
  expect(await menuLines(second)).toContain(`File > Open recent > ${basename(smallProject)}`)
})
