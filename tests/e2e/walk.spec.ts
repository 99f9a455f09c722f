import type { Page } from '@playwright/test'
import { expectAccessible, listenForErrors, settled } from './page-checks'
import { expect, test, type Workstation } from './workstation'

test.use({ actionTimeout: 15_000 })

const choose = async ({ page, choose: chooseIn }: Workstation, folder: string): Promise<void> => {
  await chooseIn([folder])
  await expect(page.getByRole('region', { name: 'Chosen files' }).getByText('Subcool telemetry').first()).toBeVisible()
}

test('from an empty project to a job sheet', async ({ emptyStation: station, exports }) => {
  test.setTimeout(300_000)
  const { page } = station
  const errors = listenForErrors(page)
  await page.getByRole('link', { name: 'Fleet' }).first().click()
  await expect(page.getByText('No units yet')).toBeVisible()
  await page.getByRole('link', { name: 'Import' }).first().click()

  await test.step('cancel an import: the project stays as it was', async () => {
    await choose(station, exports)
    await page.getByRole('button', { name: /^Import \d+ files$/ }).click()
    await page.locator('[data-job="import.start"]').getByRole('button', { name: 'Cancel' }).press('Enter')
    await expect(page.locator('[data-job="import.start"]')).toHaveCount(0)
    await expect(page.getByText('Cancelled. The project is as it was before.')).toBeVisible()
    await page.getByRole('button', { name: 'Start over' }).click()
    await expect(page.getByText('Nothing has been imported yet.')).toBeVisible()
  })

  await test.step('import and analyse', async () => {
    await choose(station, exports)
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Import \d+ files$/ }).click()
    await expect(page.getByText(/rows of 4 units loaded in/)).toBeVisible({ timeout: 120_000 })
    await expect(page.getByText(/^Analysis done: \d+ findings/)).toBeVisible({ timeout: 120_000 })
    await page.getByRole('link', { name: 'Open the fleet' }).click()
  })

  const grid = page.getByRole('grid', { name: 'Fleet' })
  await test.step('sort by a column', async () => {
    await expect(page.getByText('4 units', { exact: true })).toBeVisible()
    await grid.getByRole('columnheader', { name: 'COP' }).click()
    await expect(grid.getByRole('columnheader', { name: 'COP' })).toHaveAttribute('aria-sort', 'descending')
    await expect.poll(() => copColumn(page)).toEqual((await copColumn(page)).toSorted((a, b) => b - a))
  })

  await test.step('filter, and export exactly what is shown', async () => {
    await page.getByLabel('Filter', { exact: true }).last().fill('refrigerant leak')
    await expect(page.getByText(/^\d of 4 units$/)).toBeVisible()
    const shown = await grid.getByRole('row').count() - 1
    const saved = await station.save(async () => {
      await page.getByRole('button', { name: 'Export' }).click()
      await page.getByRole('menuitem', { name: 'CSV' }).click()
    })
    const csv = saved.bytes.toString('utf8').trim().split('\n')
    expect(csv[0]).toMatch(/^unit_id,severity,faults,/)
    expect(csv).toHaveLength(shown + 1)
    for (const line of csv.slice(1)) expect(line).toContain('refrigerant_leak')
  })

  await test.step('open the unit and read why it was flagged', async () => {
    await grid.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Enter')
    const why = page.locator('[data-why-flagged]')
    await expect(why).toContainText('Threshold')
    await expect(why).toContainText('charge loss')
    await why.getByRole('button', { name: 'Show this period in the trace' }).click()
    await settled(page)
  })

  await test.step('zoom the trace to raw samples', async () => {
    await page.getByText('1 day', { exact: true }).click()
    await expect(page.getByText(/Raw samples/)).toBeVisible()
    await page.getByRole('button', { name: 'Show Trace as a table' }).click()
    await expect(page.getByRole('grid', { name: 'Trace' }).getByRole('row')).not.toHaveCount(1)
  })

  await test.step('switch the units everywhere at once', async () => {
    await page.getByText('°F, psig').click()
    await expect(page.getByRole('grid', { name: 'Trace' }).getByText(/°F$/).first()).toBeVisible()
    await expect(page.getByText(/lb$/).first()).toBeVisible()
    await expect(page.getByText(/°C$/)).toHaveCount(0)
    await page.getByText('°C, kPa').click()
  })

  await test.step('go on to the work order and its job sheet', async () => {
    await page.getByRole('link', { name: 'Open work order' }).click()
    await expect(page.getByRole('heading', { name: 'Checklist' })).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Safety' })).toBeVisible()
    await expect(page.getByText('Total a month')).toBeVisible()
    const address = (await page.getByRole('link', { name: 'Job sheet PDF' }).getAttribute('href')) ?? ''
    const sheet = await page.evaluate(async (href) => {
      const answer = await fetch(href)
      return { status: answer.status, type: answer.headers.get('content-type'), start: (await answer.text()).slice(0, 5) }
    }, address)
    expect(sheet).toEqual({ status: 200, type: 'application/pdf', start: '%PDF-' })
  })

  await test.step('find a unit by keyboard alone', async () => {
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('SIM-002')
    await expect(page.getByRole('option', { name: /^SIM-002(?!:)/ })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText('SIM-002')
    await expect(page.getByRole('main').getByText('Simulated data')).toBeVisible()
  })

  expect(errors).toEqual([])
})

const copColumn = async (page: Page): Promise<number[]> => {
  const index = await page
    .getByRole('columnheader', { name: 'COP', exact: true })
    .getAttribute('aria-colindex')
  const cells = await page.locator(`[role="gridcell"][aria-colindex="${index}"]`).allTextContents()
  return cells.map(Number)
}
