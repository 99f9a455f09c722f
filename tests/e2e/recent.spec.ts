import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './workstation'

test('projects opened lately are listed on Start, open with a click, and leave the list when their folder is gone', async ({ openStation, home, smallProject }) => {
  test.setTimeout(120_000)
  const state = join(home, '.state', 'subcool')
  const other = join(home, 'Cellar.subcool')
  const lost = join(home, 'Lost.subcool')
  cpSync(smallProject, other, { recursive: true })
  mkdirSync(state, { recursive: true })
  const listed = (path: string, name: string, day: string) => ({ path, name, openedAt: `2026-01-${day}T08:00:00Z`, units: null, openFindings: null })
  writeFileSync(join(state, 'recent-projects.json'), JSON.stringify([listed(other, 'Cellar', '03'), listed(lost, 'Lost', '02'), listed('/nowhere/Far.subcool', 'Far', '01')]))

  const { page } = await openStation(smallProject)
  await page.getByRole('link', { name: 'Start' }).click()
  const list = page.getByRole('list', { name: 'Opened lately' })
  await expect(list.getByRole('listitem')).toHaveCount(4)
  await expect(list.getByRole('listitem').nth(0)).toContainText(/Two houses.*open here/)
  await expect(list.getByRole('listitem').nth(0)).toContainText(/4 units · \d+ open findings/)
  await expect(list.getByRole('listitem').nth(2)).toContainText(/Lost.*folder is missing/)
  await list.getByRole('button', { name: 'Take Lost out of the list' }).click()
  await expect(list.getByRole('listitem')).toHaveCount(3)
  expect(readFileSync(join(state, 'recent-projects.json'), 'utf8')).not.toContain('Lost')

  await list.getByRole('button', { name: 'Open Cellar' }).click()
  await expect(list.getByRole('listitem').nth(0)).toContainText(/Cellar.*open here/)
  await expect(page.getByRole('navigation').getByText('Cellar')).toBeVisible()
  expect(existsSync(join(other, 'owner.json'))).toBe(true)
  await expect.poll(() => existsSync(join(smallProject, 'owner.json'))).toBe(false)
  await page.getByRole('link', { name: /^Fleet/ }).click()
  await expect(page.getByText('4 units', { exact: true })).toBeVisible()

  renameSync(smallProject, join(home, 'moved.subcool'))
  await page.getByRole('link', { name: 'Start' }).click()
  await page.reload()
  await expect(list.getByRole('listitem').nth(1)).toContainText(/Two houses.*folder is missing/)
})

test('a project that can not be opened leaves the one at hand open, and one elsewhere is offered as a command', async ({ openStation, home, smallProject }) => {
  const state = join(home, '.state', 'subcool')
  const broken = join(home, 'Broken.subcool')
  mkdirSync(broken)
  writeFileSync(join(broken, 'project.duckdb'), 'not a database')
  const outside = join(home, '..', `outside-${process.pid}.subcool`)
  cpSync(smallProject, outside, { recursive: true })
  mkdirSync(state, { recursive: true })
  writeFileSync(
    join(state, 'recent-projects.json'),
    JSON.stringify([broken, outside].map((path, index) => ({ path, name: index === 0 ? 'Broken' : 'Outside', openedAt: '2026-01-01T08:00:00Z', units: null, openFindings: null }))),
  )
  const { page } = await openStation(smallProject)
  await page.getByRole('link', { name: 'Start' }).click()
  const list = page.getByRole('list', { name: 'Opened lately' })
  await list.getByRole('button', { name: 'Open Broken' }).click()
  await expect(page.getByRole('alert')).toContainText(`can't be opened as a project`)
  await expect(list.getByRole('listitem').nth(0)).toContainText(/Two houses.*open here/)
  await expect(list.getByRole('button', { name: 'Open Outside' })).toHaveCount(0)
  await expect(list.getByText(`npm start -- --project ${outside}`)).toBeVisible()
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await list.getByRole('button', { name: 'Copy the command' }).click()
  await expect(list.getByText('Copied')).toBeVisible()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`npm start -- --project ${outside}`)
})
