import { readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { listenForErrors } from './page-checks'
import { startFilled, type Workstation } from './workstation'

let station: Workstation
test.beforeAll(async () => {
  test.setTimeout(600_000)
  station = await startFilled(false)
})
test.afterAll(() => station.close())

test('all work orders are saved as a workbook and as a calendar', async ({ page }) => {
  const errors = listenForErrors(page)
  await page.goto(station.url)
  await page.getByRole('link', { name: 'Work orders' }).click()
  for (const [name, file, start] of [
    ['Save all work orders as a workbook', 'work-orders.xlsx', 'PK'],
    ['Save all work orders as a calendar', 'work-orders.ics', 'BEGIN:VCALENDAR'],
  ] as const) {
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name }).click()
    const saved = await saving
    expect(saved.suggestedFilename()).toBe(file)
    expect(readFileSync(await saved.path()).subarray(0, start.length).toString()).toBe(start)
  }
  expect(errors).toEqual([])
})
