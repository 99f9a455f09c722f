import { expect, test } from '@playwright/test'
import { listenForErrors } from './page-checks'
import { startEmpty, type Workstation } from './workstation'

let station: Workstation
test.beforeAll(async () => {
  test.setTimeout(180_000)
  station = await startEmpty()
})
test.afterAll(() => station.close())

test('a file dropped on the page is told, imported, and taken back', async ({ page }) => {
  test.setTimeout(180_000)
  const errors = listenForErrors(page)
  await page.goto(station.url)
  await page.getByRole('link', { name: 'Import' }).first().click()
  const rows = Array.from({ length: 600 }, (_, i) => `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${500 + (i % 7)},3`)
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([text], 'kitchen.csv', { type: 'text/csv' }))
    return transfer
  }, ['ts,power_w,outdoor_c', ...rows, ''].join('\n'))
  for (const type of ['dragenter', 'dragover', 'drop']) await page.dispatchEvent('[data-drop-zone]', type, { dataTransfer: dropped })
  const told = page.getByRole('table', { name: 'What it is' })
  await expect(told.getByText('kitchen.csv')).toBeVisible()
  await expect(told.getByText('Telemetry').first()).toBeVisible()
  await page.getByRole('button', { name: /^Import/ }).last().click()
  await expect(page.getByText(/600 rows of 1 unit/)).toBeVisible({ timeout: 60_000 })
  await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 60_000 })
  const history = page.getByRole('table', { name: 'Imports of this project' })
  await history.getByRole('button', { name: /Undo/ }).click()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await expect(history.getByText('Taken back')).toBeVisible({ timeout: 60_000 })
  expect(errors).toEqual([])
})
