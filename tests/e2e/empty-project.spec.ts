import { listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

test('an empty project says that nothing was analysed, and nothing of units that it has not', async ({ emptyStation: { page } }) => {
  const errors = listenForErrors(page)
  await page.getByRole('link', { name: 'Thresholds' }).click()
  await expect(page.getByText('Not analysed yet')).toBeVisible()
  await settled(page)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await page.getByRole('link', { name: 'Start', exact: true }).click()
  await expect(page.getByText('No units yet').first()).toBeVisible()
  await expect(page.getByText('Every unit sends data.')).toHaveCount(0)
  expect(errors).toEqual([])
})
