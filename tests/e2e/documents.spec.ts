import { listenForErrors } from './page-checks'
import { expect, test } from './workstation'

test('all work orders are saved as a workbook and as a calendar', async ({ filledStation: { page, save } }) => {
  const errors = listenForErrors(page)
  await page.getByRole('link', { name: 'Work orders' }).click()
  for (const [name, file, start] of [
    ['Save all work orders as a workbook', 'work-orders.xlsx', 'PK'],
    ['Save all work orders as a calendar', 'work-orders.ics', 'BEGIN:VCALENDAR'],
  ] as const) {
    const saved = await save(() => page.getByRole('button', { name }).click())
    expect(saved.name).toBe(file)
    expect(saved.bytes.subarray(0, start.length).toString()).toBe(start)
  }
  expect(errors).toEqual([])
})
