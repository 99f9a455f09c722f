import type { Page } from '@playwright/test'
import { expect, test } from './workstation'

const ask = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill(words)
}
const chosen = (page: Page) => page.getByRole('listbox', { name: 'Search or run a command' }).getByRole('option', { selected: true })

test('the palette finds findings, orders and measures, does what it says, and takes it back', async ({ filledStation: { page } }) => {
  await expect(page.getByText('4 units', { exact: true })).toBeVisible()

  await test.step('all findings of a rule', async () => {
    await ask(page, 'cop degradation')
    await expect(chosen(page)).toContainText('All findings: COP degradation')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/findings/)
    await expect(page.getByRole('heading', { name: 'Findings', level: 1 })).toBeVisible()
  })

  await test.step('a finding of a unit', async () => {
    await ask(page, 'sim-')
    const finding = page.getByRole('option', { name: /^SIM-\d+: / }).first()
    const [unit = ''] = (await finding.textContent())?.split(':') ?? []
    await finding.click()
    await expect(page).toHaveURL(new RegExp(`#/findings/${unit}`))
  })

  await test.step('a work order by its number', async () => {
    await ask(page, 'wo-')
    await expect(chosen(page)).toContainText('WO-SIM')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/#\/orders\/WO-SIM/)
  })

  await test.step('what a measure means', async () => {
    await ask(page, 'carnot')
    await page.keyboard.press('Enter')
    const definition = page.getByRole('dialog', { name: 'Definition' })
    await expect(definition).toContainText('COP over the ideal COP between the same temperatures')
    await page.keyboard.press('Escape')
    await expect(definition).toBeHidden()
  })

  await test.step('a command changes the look at once', async () => {
    await ask(page, '°F')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: '°F, psig' }).or(page.getByRole('button', { name: '°F, psig' })).first()).toBeVisible()
    await ask(page, '°C')
    await expect(chosen(page)).toContainText('Show °C')
    await page.keyboard.press('Escape')
  })

  await test.step('the last change of findings is taken back from anywhere', async () => {
    await ask(page, 'undo')
    await expect(page.getByRole('option', { name: 'Undo the last change of findings' })).toHaveCount(0)
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: 'Findings' }).click()
    const grid = page.getByRole('grid').first()
    await expect(grid.getByRole('row').nth(1)).toBeVisible()
    await grid.getByRole('row').nth(1).click()
    await page.keyboard.press('a')
    await expect(page.getByText('1 finding acknowledged')).toBeVisible()
    await page.getByRole('link', { name: 'Start' }).click()
    await ask(page, 'undo')
    await page.keyboard.press('Enter')
    await expect(page.getByText('The last change of findings was taken back')).toBeVisible()
  })
})

test('a view that was saved is offered by its name, and the fleet is exported from any screen', async ({ filledStation: { page, save } }) => {
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('menuitem', { name: 'Save this view' }).click()
  await page.getByRole('dialog').getByRole('textbox').fill('Morning round')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'SQL' }).click()
  await ask(page, 'morning')
  await expect(chosen(page)).toContainText('Morning round')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/#\/fleet/)
  await page.getByRole('link', { name: 'Settings' }).click()
  const saved = await save(async () => {
    await ask(page, 'export fleet xlsx')
    await page.keyboard.press('Enter')
  })
  expect(saved.name).toMatch(/\.xlsx$/)
  await expect(page.getByText(/^\d+ rows exported$/)).toBeVisible()
})
