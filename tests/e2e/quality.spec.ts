import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, expectNoEmptyChart, listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

test.use({ actionTimeout: 15_000 })

const lines = Array.from({ length: 4 * 288 }, (_, i) => {
  const runs = i % 12 < 6
  const outdoor = Math.floor(i / 288) === 2 ? '' : ((i % 288) / 40).toFixed(1)
  return `${new Date(Date.UTC(2026, 0, 1) + i * 300_000).toISOString()},${runs ? 1200 + (i % 50) : 8},${outdoor},${runs ? 38 + (i % 3) : 30}`
})
const spoilt = new Set([10, 300, 700])
const file = (rows: readonly string[]): string => ['ts,power_w,outdoor_c,supply_c', ...rows, ''].join('\n')

test('rejected rows are exported, corrected and loaded, and the quality of the data is shown', async ({ emptyStation: station, home }) => {
  test.setTimeout(120_000)
  const { page } = station
  const errors = listenForErrors(page)
  const folder = join(home, 'house')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'log.csv'), file(lines.map((line, i) => (spoilt.has(i) ? line.replace(/^[^,]+/, 'soon') : line))))
  const corrected = join(home, 'log.csv')
  writeFileSync(corrected, file(lines))

  await test.step('import a file with bad rows and see them', async () => {
    await page.getByRole('link', { name: 'Import' }).first().click()
    await station.choose([folder])
    await page.getByRole('button', { name: /^Import 1 file$/ }).click()
    await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 60_000 })
    const rejects = page.getByRole('table', { name: 'Rejected rows and cells' })
    await expect(rejects.getByRole('row')).toHaveCount(4)
    await expectAccessible(page)
  })

  await test.step('export them', async () => {
    const saved = await station.save(() => page.getByRole('button', { name: 'Export', exact: true }).click())
    const csv = saved.bytes.toString('utf8').trim().split('\n')
    expect(csv[0]).toBe('file,line,column,reason,text')
    expect(csv.slice(1).map((line) => line.split(',')[1])).toEqual(['12', '302', '702'])
  })

  await test.step('import the corrected file as the same unit', async () => {
    await station.choose([corrected], 'Import the corrected file of log.csv')
    await expect(page.getByLabel(/Unit of/).first()).toHaveValue('house')
    await page.getByRole('button', { name: /^Import 1 file$/ }).click()
    await expect(page.getByText(/rows of 1 unit loaded in/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 60_000 })
    await expect(page.getByText('Every row and every cell of this import could be read.')).toBeVisible()
  })

  await test.step('open the quality of the unit', async () => {
    await page.getByRole('link', { name: 'Data quality' }).click()
    const grid = page.getByRole('grid', { name: 'Units by data quality' })
    await expect(grid.getByText('house')).toBeVisible()
    await expectAccessible(page)
    await grid.getByText('house').click()
    await expect(page.getByRole('heading', { name: /things cannot be judged/ })).toBeVisible()
    await expect(page.getByText(/^COP: no heat meter and no water flow/)).toBeVisible()
    await expect(page.getByRole('img', { name: /covered by Rows, from 1 Jan 2026 to 4 Jan 2026/ })).toBeVisible()
    await page.getByRole('button', { name: 'Outdoor', exact: true }).click()
    await expect(page.getByRole('img', { name: /covered by Outdoor/ })).toBeVisible()
    await settled(page)
    expect(await expectNoEmptyChart(page)).toBe(1)
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Show Coverage: Outdoor as a table' }).click()
    const days = page.getByRole('grid', { name: 'Coverage: Outdoor' })
    await expect(days.getByText('100.0 %')).toHaveCount(3)
    await expect(days.getByText('0.0 %', { exact: true })).toHaveCount(1)
  })

  expect(errors).toEqual([])
})
