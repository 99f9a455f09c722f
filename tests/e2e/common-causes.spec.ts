import { expectAccessible, listenForErrors, settled } from './page-checks'
import { seedCauses } from './seed-causes'
import { expect, test } from './workstation'

test.use({ actionTimeout: 15_000 })

test('findings of one common cause are one row and one order, and come apart again', async ({ smallProject, openStation }) => {
  test.setTimeout(120_000)
  await seedCauses(smallProject)
  const { page } = await openStation(smallProject)
  const errors = listenForErrors(page)
  const name = 'Short cycling: firmware of Norrvik AW-8P 4.3.0'

  await test.step('each severity of the news leads to its findings', async () => {
    await page.getByRole('link', { name: 'Start' }).click()
    await page.getByRole('link', { name: /^\d+ ?Minor$/ }).click()
    const severity = page.getByRole('group', { name: 'Severity' }).or(page.getByRole('toolbar', { name: 'Severity' }))
    await expect(severity.getByRole('button', { name: 'Minor' })).toHaveAttribute('aria-pressed', 'true')
    await expect(severity.getByRole('button', { name: 'Major' })).toHaveAttribute('aria-pressed', 'false')
    await expect(page.getByRole('grid', { name: 'Findings' }).getByText(/^SIM-/).first()).toBeVisible()
    await page.getByRole('link', { name: 'Start' }).click()
    await page.getByRole('link', { name: 'All findings' }).click()
    await expect(severity.getByRole('button', { name: 'Minor' })).toHaveAttribute('aria-pressed', 'false')
  })

  await test.step('one line of the news', async () => {
    await page.getByRole('link', { name: 'Start' }).click()
    const cause = page.getByRole('list', { name: 'Common causes' }).getByRole('listitem')
    await expect(cause).toHaveCount(1)
    await expect(cause).toContainText(name)
    await expect(cause).toContainText('Began in 6 of 6 units from 3 Nov 2025 to 8 Nov 2025; elsewhere in 0 of 18; by chance: under 0.001')
    await expectAccessible(page)
    await cause.getByRole('button', { name: 'Show the units' }).click()
  })

  const grid = page.getByRole('grid', { name: 'Findings' })
  const strip = page.getByRole('region', { name: 'Common causes' })
  await test.step('its units, all selected at once', async () => {
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(6)
    await strip.getByRole('button', { name: 'Select all 6' }).click()
    await expect(page.getByText('6 selected')).toBeVisible()
    await strip.getByRole('button', { name: 'Back to all findings' }).click()
  })

  await test.step('one row in their place, which can be taken apart and folded again', async () => {
    await expect(strip.getByText(/^6 findings folded under 1 common cause/)).toBeVisible()
    await expect(grid.getByRole('row').nth(1)).toBeVisible()
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(0)
    await settled(page)
    await expectAccessible(page)
    await strip.getByRole('button', { name: 'Take apart' }).click()
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(6)
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(6)
    await strip.getByRole('button', { name: 'Fold again' }).click()
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(0)
    await page.getByLabel('Filter', { exact: true }).last().fill('FW-03')
    await expect(grid.getByText('FW-03')).toBeVisible()
    await page.getByLabel('Filter', { exact: true }).last().fill('')
  })

  await test.step('one order to go to first, the others behind it', async () => {
    await page.getByRole('link', { name: 'Work orders' }).click()
    const orders = page.getByRole('listbox', { name: 'Work orders' })
    await expect(page.getByText('5 more orders folded under common causes')).toBeVisible()
    await expect(orders.getByRole('option', { name: /FW-0/ })).toHaveCount(1)
    await orders.getByRole('option', { name: /FW-00/ }).click()
    await expect(page.getByText(/^This order stands for 6 orders of one common cause/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show all orders' }).click()
    await expect(orders.getByRole('option', { name: /FW-0/ })).toHaveCount(6)
    await orders.getByRole('option', { name: /FW-04/ }).click()
    await expect(page.getByText('This order waits for another one of the same common cause.')).toBeVisible()
    await page.getByRole('link', { name: 'Open that order' }).click()
    await expect(page.getByText(/^This order stands for 6 orders/)).toBeVisible()
    await page.getByRole('button', { name: 'Fold orders of common causes' }).click()
    await page.getByRole('radio', { name: 'Board' }).click()
    await expect(page.getByRole('combobox', { name: /^Give WO-FW-/ })).toHaveCount(1)
  })

  await test.step('dismissing them together ends it', async () => {
    await page.getByRole('link', { name: 'Findings' }).click()
    await strip.getByRole('button', { name: 'Show the units' }).click()
    await strip.getByRole('button', { name: 'Select all 6' }).click()
    await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByText('6 findings dismissed')).toBeVisible()
    await expect(strip.getByText('No finding of this cause stands any more.')).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(grid.getByText(/^FW-0\d$/)).toHaveCount(6)
  })

  expect(errors).toEqual([])
})
