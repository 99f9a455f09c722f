import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expectAccessible, expectNoClippedText, expectNoSidewaysScroll, listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

test.use({ actionTimeout: 10_000 })

/** Ten-minute rows of a logger whose `T_out` is the water that leaves the machine, and whose outdoor sensor has a name of its own. */
const log = (day: number): string =>
  [
    'Zeit;T_out;AF1;T_ret;Leistung [kW]',
    ...Array.from({ length: 288 }, (_, i) => {
      const outdoor = 4 + 5 * Math.sin(i / 23)
      const flow = 36 - outdoor / 2
      const clock = new Date(Date.UTC(2026, 0, day) + i * 600_000).toISOString()
      const time = `${clock.slice(8, 10)}.${clock.slice(5, 7)}.${clock.slice(0, 4)} ${clock.slice(11, 16)}`
      return `${time};${flow.toFixed(1)};${outdoor.toFixed(1)};${(flow - 5).toFixed(1)};${(1.2 + (i % 9) / 10).toFixed(2)}`
    }),
    '',
  ].join('\n')

test('a wrong guess is corrected on the screen, and the next export of the kind asks nothing', async ({ emptyStation: station, home }) => {
  test.setTimeout(120_000)
  const { page } = station
  const errors = listenForErrors(page)
  const chosen = page.getByRole('region', { name: 'Chosen files' })
  const [first, next] = [join(home, 'january', 'plant'), join(home, 'later', 'plant')]
  for (const [folder, day] of [[first, 15], [next, 20]] as const) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `log_2026-01-${day}.csv`), log(day))
  }
  writeFileSync(join(first, 'empty.csv'), '')
  await page.getByRole('link', { name: 'Import' }).first().click()

  await test.step('each file says what it is', async () => {
    await station.drop([first])
    await expect(chosen.getByRole('heading', { name: 'Likely' })).toBeVisible()
    await expect(chosen.getByText(/empty.csv is empty \(0 bytes\). Export it again.$/)).toBeVisible()
    await expect(page.getByText('Times of 1 file carry no zone. They are in')).toBeVisible()
    await page.getByRole('button', { name: /^Time zone:/ }).click()
    await page.keyboard.type('berlin')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Time zone: Europe/Berlin' })).toBeVisible()
    await settled(page)
    await expectNoSidewaysScroll(page)
    await expectNoClippedText(page)
    await expectAccessible(page)
  })

  await test.step('a column is corrected, and shown as it will be', async () => {
    await chosen.getByRole('button', { name: /^Check columns of .*log_2026-01-15.csv$/ }).click()
    const supply = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^T_out/ }) })
    await expect(supply.getByRole('button', { name: 'Signal of T_out: Outdoor' })).toBeVisible()
    await expect(supply.getByRole('img', { name: /How often values of T_out occur/ })).toBeVisible()
    await supply.getByRole('button', { name: /^Signal of T_out/ }).click()
    await page.keyboard.type('supply')
    await page.keyboard.press('Enter')
    await expect(supply.getByText('As you say')).toBeVisible()
    await page.getByRole('button', { name: /^Signal of AF1/ }).click()
    await page.keyboard.type('outdoor')
    await page.getByRole('option', { name: 'Outdoor °C' }).click()
    const outdoor = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: /^AF1/ }) })
    await expect(outdoor.getByText(/^−1.0 … .* … 9.0 °C$/)).toBeVisible()
    await page.getByLabel('Unit of AF1').selectOption('degF')
    await expect(outdoor.getByText(/^−18.3 … .* … −12.8 °C$/)).toBeVisible()
    await page.getByLabel('Unit of AF1').selectOption('degC')
    await expect(outdoor.getByText(/^−1.0 … .* … 9.0 °C$/)).toBeVisible()
    await settled(page)
    await expectNoSidewaysScroll(page)
    await expectNoClippedText(page)
    await expectAccessible(page)
  })

  await test.step('what was said is kept, and the file is sure', async () => {
    await page.getByLabel('Name of the mapping').fill('Plant logger')
    await page.getByRole('button', { name: 'Use this mapping' }).click()
    await expect(chosen.getByRole('heading', { name: 'Sure' })).toBeVisible()
    await expect(chosen.getByText('Plant logger', { exact: true })).toBeVisible()
    const unit = chosen.getByLabel(/^Unit of .*log_2026-01-15.csv$/)
    await expect(unit).toHaveValue('plant')
    await unit.fill('House 12')
    await page.getByRole('button', { name: 'Saved mappings (1)' }).click()
    await expect(page.getByRole('dialog', { name: 'Saved mappings' }).getByText('Plant logger')).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('the import says what became of the rows', async () => {
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect(page.getByText(/^288 rows of 1 unit loaded in/)).toBeVisible()
    await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByRole('link', { name: 'House 12' }).first()).toBeVisible()
    await settled(page)
    await expectNoSidewaysScroll(page)
    await expectAccessible(page)
  })

  await test.step('the next export of the kind is sure by itself', async () => {
    await station.drop([next])
    await expect(chosen.getByRole('heading', { name: 'Sure' })).toBeVisible()
    await expect(chosen.getByText('Plant logger', { exact: true })).toBeVisible()
    await expect(chosen.getByRole('heading')).toHaveCount(1)
    await page.getByRole('button', { name: 'Import 1 file' }).click()
    await expect(page.getByText(/^288 rows of 1 unit loaded in/)).toBeVisible()
    await expect(page.getByText(/^Analysis done/)).toBeVisible({ timeout: 30_000 })
  })

  await test.step('an import is taken back', async () => {
    await page.getByRole('button', { name: 'Undo import 2' }).first().click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await expect(page.getByRole('table', { name: 'Imports of this project' }).getByText('Taken back')).toBeVisible()
  })
  expect(errors).toEqual([])
})
