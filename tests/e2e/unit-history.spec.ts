import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expectAccessible, expectNoEmptyChart, listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

test.use({ actionTimeout: 15_000 })

const unitId = 'SIM-001'

test('a unit’s history in lanes, its sensors at rest and its rated COP', async ({ smallProject, openStation }) => {
  test.setTimeout(120_000)
  const instance = await DuckDBInstance.create(join(smallProject, 'project.duckdb'))
  const connection = await instance.connect()
  await connection.run(`UPDATE unit_day SET fault_codes = 'U4' WHERE unit_id = '${unitId}' AND day BETWEEN DATE '2025-11-10' AND DATE '2025-11-12'`)
  connection.closeSync()
  instance.closeSync()
  const { page } = await openStation(smallProject)
  const errors = listenForErrors(page)
  await page.evaluate((id) => (location.hash = `#/unit/${id}`), unitId)
  const lanes = page.getByRole('group', { name: /^History in lanes/ })
  await expect(lanes).toBeVisible()
  await settled(page)

  await test.step('the lanes begin and end where the trace does', async () => {
    await page.getByText('All', { exact: true }).click()
    await settled(page)
    const edges = await page.evaluate(() => {
      const period = [...document.querySelectorAll('[data-lane]')].at(-1)?.nextElementSibling?.getBoundingClientRect()
      const trace = document.querySelector('[aria-label^="Drag across"] canvas')?.getBoundingClientRect()
      return [period?.left, period?.right, (trace?.left ?? 0) + 64, (trace?.right ?? 0) - 118]
    })
    expect(Math.abs((edges[0] as number) - (edges[2] as number))).toBeLessThan(2)
    expect(Math.abs((edges[1] as number) - (edges[3] as number))).toBeLessThan(2)
  })

  await test.step('keys go through them, and Enter shows in the trace what stands there', async () => {
    await lanes.focus()
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown', 'Home']) await page.keyboard.press(key)
    const tip = lanes.getByRole('status')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Home')
    await expect(tip).toContainText(/^Mode, .*Mostly /)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Home')
    await expect(tip).toHaveText('Alarms, 10 Nov 2025 to 12 Nov 2025Fault codes U4')
    await page.keyboard.press('Enter')
    await expect(page.getByText(/^10 Nov 2025, 00:00 .* to 13 Nov 2025, 00:00 /)).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(tip).toBeEmpty()
  })

  await test.step('the table has what the lanes have', async () => {
    await page.getByRole('button', { name: 'Show History as a table' }).click()
    const rows = page.getByRole('grid', { name: 'History' })
    await expect(rows.getByText(/^Mostly (heating|standby or off): /).first()).toBeVisible()
    await rows.focus()
    await page.keyboard.press('Control+End')
    await expect(rows.getByText('Fault codes U4')).toBeVisible()
    await page.getByRole('button', { name: 'Show History as a chart' }).click()
  })

  await test.step('sensors at rest are drawn between the lines of their threshold, with the verdict in words', async () => {
    const panel = page.getByRole('region', { name: 'Sensor agreement at rest' })
    await expect(panel.getByText(/^(All \d agree|Not enough data|Supply and return agree)/).first()).toBeVisible()
    await expect(panel.getByText('moved from 1.1 K').first()).toBeVisible()
  })

  await test.step('the rated COP stands at its outdoor temperature', async () => {
    await expect(page.getByText(/^Rated by the unit register: COP \d\.\d\d at 8 °C/)).toBeVisible()
  })

  await settled(page)
  expect(await expectNoEmptyChart(page)).toBeGreaterThanOrEqual(5)
  await expectAccessible(page)
  expect(errors).toEqual([])
})
