import { execFileSync } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from './workstation'

const logo = fileURLToPath(new URL('../fixtures/logos/logo-alpha.png', import.meta.url))
const pictures = (path: string): string[] =>
  execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).split('\n').slice(2).filter((line) => line.trim().split(/\s+/)[2] === 'image')

test('an organisation and its logo that are set are on the next job sheet', async ({ openStation, smallProject }) => {
  test.setTimeout(120_000)
  const { page } = await openStation(smallProject)
  await page.getByRole('link', { name: 'Settings' }).click()
  const form = page.getByRole('form', { name: 'Organisation on documents' })

  await test.step('what is no picture is refused in words', async () => {
    const letter = join(smallProject, '..', 'letter.png')
    writeFileSync(letter, 'Dear service,')
    await form.locator('input[type=file]').setInputFiles(letter)
    await form.getByLabel('Name', { exact: true }).fill('Northwind Heat Service')
    await form.getByRole('button', { name: 'Save' }).click()
    await expect(form.getByRole('alert')).toContainText('The file is neither a PNG nor a JPEG picture.')
  })

  await form.getByLabel('Address').fill('12 Example Street, Springfield\nservice@example.org')
  await form.locator('input[type=file]').setInputFiles(logo)
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(form.getByText('Saved', { exact: true })).toBeVisible()
  await expect(form.getByText('360 × 120 pixels, 3.9 kB')).toBeVisible()
  await page.reload()
  await expect(form.getByLabel('Name', { exact: true })).toHaveValue('Northwind Heat Service')
  await expect(form.getByRole('img', { name: 'Logo as it is printed' })).toBeVisible()

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('analyse')
  await page.keyboard.press('Enter')
  await expect.poll(() => readdirSync(join(smallProject, 'reports')).length, { timeout: 60_000 }).toBe(2)
  await page.getByRole('link', { name: 'Work orders' }).click()
  const sheet = page.getByRole('link', { name: 'Job sheet PDF' })
  await expect(sheet).toHaveAttribute('href', /(?<!2025-12-31-1)\/work-orders\.pdf#page=\d+$/)
  const [, report = '', sheetPage = ''] = /reports\/([^/]+)\/work-orders\.pdf#page=(\d+)$/.exec((await sheet.getAttribute('href')) ?? '') ?? []
  const at = Number(sheetPage)
  const path = join(smallProject, 'reports', report, 'work-orders.pdf')
  const printed = execFileSync('pdftotext', ['-f', String(at), '-l', String(at), '-layout', path, '-'], { encoding: 'utf8' })
  for (const line of ['Northwind Heat Service', '12 Example Street, Springfield', 'service@example.org']) expect(printed).toContain(line)
  expect(pictures(path).map((line) => Number(line.trim().split(/\s+/)[0]))).toContain(at)

  await page.getByRole('link', { name: 'Project', exact: true }).click()
  await expect(page.getByText('Change organisation').first()).toBeVisible()
})

test('name, costs and memory are set by keyboard, with what they do and when, and wrong ones are told', async ({ openStation, smallProject }) => {
  const { page } = await openStation(smallProject)
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('this computer')
  await page.keyboard.press('Enter')
  const computer = page.getByRole('form', { name: 'This computer' })
  await expect(computer.getByLabel('Name in the audit trail')).toBeFocused()
  await page.keyboard.type('Anna Berg')
  await page.keyboard.press('Enter')
  await expect(computer.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Anna Berg, \d+ threads?, [\d,]+ MB$/)).toBeVisible()
  await computer.getByLabel('Memory, MB').fill('100')
  await expect(computer.getByRole('alert')).toContainText(/Memory, MB: Write a whole number from 512 to \d+/)
  await expect(computer.getByRole('button', { name: 'Save' })).toBeDisabled()
  await computer.getByLabel('Memory, MB').fill('600')
  await computer.getByRole('button', { name: 'Save' }).click()
  await expect(computer.getByText('Saved', { exact: true })).toBeVisible()

  const costs = page.getByRole('form', { name: 'Costs' })
  await costs.getByLabel('A visit', { exact: true }).fill('210,50')
  await page.keyboard.press('Enter')
  await expect(costs.getByText('Saved', { exact: true })).toBeVisible()
  await expect(page.getByText('Changed since the last analysis: findings and orders still count with the former costs.')).toBeVisible()
  await page.getByRole('link', { name: 'Project', exact: true }).click()
  await expect(page.getByRole('grid').getByText('Anna Berg').first()).toBeVisible()
})
