import type { Page } from '@playwright/test'
import { enginePids, killEngine } from './launch/engines'
import { expect, test } from '../e2e/workstation'

/** Each screen with what shows that it has its answers; three a program, as more deaths in a minute stop it. */
const groups: readonly (readonly (readonly [name: string, sign: (page: Page) => ReturnType<Page['locator']>])[])[] = [
  [
    ['Fleet', (page) => page.getByRole('grid', { name: 'Fleet' }).getByRole('row').nth(1)],
    ['Findings', (page) => page.getByText('Why flagged')],
    ['Thresholds', (page) => page.getByRole('row', { name: /^Units to visit/ })],
  ],
  [
    ['Compare', (page) => page.getByLabel('A, which', { exact: true }).locator('option').nth(1)],
    ['Work orders', (page) => page.getByRole('heading', { name: 'Checklist' })],
    ['SQL', (page) => page.getByText('telemetry', { exact: true })],
  ],
  [
    ['Start', (page) => page.getByRole('button', { name: 'Mark as seen' })],
    ['Settings', (page) => page.getByText('Name in the audit trail')],
    ['Project', (page) => page.getByRole('grid', { name: 'Audit trail' }).getByRole('row').nth(1)],
  ],
]

for (const screens of groups)
  test(`an engine that dies under ${screens.map(([name]) => name).join(', ')} comes back, and the screen with it`, async ({ launch, smallProject }) => {
    test.setTimeout(120_000)
    const shell = await launch({ args: [smallProject] })
    const page = await shell.page()
    for (const [name, sign] of screens) {
      await page.getByRole('link', { name: new RegExp(`^${name}( [\\d,]+)?$`) }).click()
      await expect(sign(page).first()).toBeAttached()
      const before = await enginePids(shell)
      await killEngine(shell)
      await expect.poll(() => enginePids(shell)).toHaveLength(1)
      expect(await enginePids(shell)).not.toEqual(before)
      await page.getByRole('link', { name: 'Import' }).first().click()
      await page.getByRole('link', { name: new RegExp(`^${name}( [\\d,]+)?$`) }).click()
      await expect(sign(page).first()).toBeAttached()
      await expect(page.getByRole('alert')).toHaveCount(0)
    }
  })
