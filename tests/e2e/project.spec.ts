import { execFileSync } from 'node:child_process'
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locator } from '@playwright/test'
import { expectAccessible, expectNoClippedText, listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

const archive = fileURLToPath(new URL('../fixtures/projects/v1/fleet.subcool.tar.gz', import.meta.url))

/** A box that is wider than the one around it would be cut. */
const expectInside = async (inner: Locator, outer: Locator): Promise<void> => {
  const [a, b] = await Promise.all([inner.boundingBox(), outer.boundingBox()])
  expect((a?.x ?? 0) + (a?.width ?? 0)).toBeLessThanOrEqual((b?.x ?? 0) + (b?.width ?? 0))
  expect(await outer.evaluate((element) => element.parentElement !== null && element.scrollWidth <= element.parentElement.clientWidth)).toBe(true)
}

test('the project is checked, backed up and made anew, and every command is in the audit trail', async ({ home: root, openStation }) => {
  test.setTimeout(180_000)
  execFileSync('tar', ['-xzf', archive, '-C', root])
  const { page, save } = await openStation(join(root, 'fleet.subcool'))
  const errors = listenForErrors(page)
  await page.getByRole('link', { name: 'Project' }).click()
  const trail = page.getByRole('grid', { name: 'Audit trail' })
  const check = page.getByRole('button', { name: 'Check', exact: true })
  await expect(trail.getByText('version 1', { exact: true })).toBeVisible()

  const report = join('reports', '2024-12-31-1', 'findings.csv')
  const whole = readFileSync(join(root, 'fleet.subcool', report))
  appendFileSync(join(root, 'fleet.subcool', report), 'x')
  await check.click()
  await expect(page.getByText('1 problem found')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(report)).toBeVisible()
  await expect(check).toBeEnabled()
  await settled(page)
  await expectNoClippedText(page)
  await expectAccessible(page)
  writeFileSync(join(root, 'fleet.subcool', report), whole)
  await check.click()
  await expect(page.getByText('No problems')).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('1 problem found')).toBeHidden()

  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText(/^Copied to backups\/project-v3-0002-/)).toBeVisible({ timeout: 30_000 })
  await page.getByRole('button', { name: 'Rebuild' }).click()
  await expectInside(page.getByRole('dialog').getByRole('button', { name: 'Rebuild' }), page.getByRole('dialog'))
  await page.getByRole('dialog').getByRole('button', { name: 'Rebuild' }).click()
  await expect(page.getByText('Made anew from 3 imports')).toBeVisible({ timeout: 60_000 })
  for (const command of ['Migrate', 'Back up', 'Rebuild', 'Undo import']) await expect(trail.getByText(command, { exact: true })).toBeVisible()

  await trail.getByText('Migrate', { exact: true }).click()
  const entry = page.getByRole('dialog')
  await expect(entry.getByText('"version": 1')).toBeVisible()
  await expectAccessible(page)
  await expectInside(entry.getByRole('button', { name: 'Close' }), entry)
  await entry.getByRole('button', { name: 'Close' }).click()

  const saved = await save(() => page.getByRole('button', { name: 'Export CSV' }).click())
  const csv = saved.bytes.toString('utf8').trimEnd().split('\n')
  expect(csv[0]).toBe('seq,at,who,command,before,after,previous,sha256')
  await expect(page.getByText(`${csv.length - 1} lines exported`)).toBeVisible()
  await page.getByRole('link', { name: 'Fleet' }).click()
  await expect(page.getByRole('grid', { name: 'Fleet' }).getByText('SIM-001')).toBeVisible()
  expect(errors).toEqual([])
})
