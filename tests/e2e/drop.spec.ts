import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { listenForErrors } from './page-checks'
import { expect, test } from './workstation'

test('a file dropped on the page is told, imported, and taken back', async ({ emptyStation: station, home }) => {
  test.setTimeout(180_000)
  const { page } = station
  const errors = listenForErrors(page)
  await page.getByRole('link', { name: 'Import' }).first().click()
  const rows = Array.from({ length: 600 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${500 + (i % 7)},3`)
  const file = join(home, 'kitchen.csv')
  writeFileSync(file, ['ts,power_w,outdoor_c', ...rows, ''].join('\n'))
  await station.drop([file])
  const told = page.getByRole('region', { name: 'Chosen files' })
  await expect(told.getByText('kitchen.csv', { exact: true })).toBeVisible()
  await expect(told.getByRole('heading', { name: 'Sure' })).toBeVisible()
  await page.getByRole('button', { name: /^Import/ }).last().click()
  await expect(page.getByText(/600 rows of 1 unit/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 60_000 })
  const history = page.getByRole('table', { name: 'Imports of this project' })
  await history.getByRole('button', { name: /Undo/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(history.getByText('Taken back')).toBeVisible({ timeout: 60_000 })
  expect(errors).toEqual([])
})
