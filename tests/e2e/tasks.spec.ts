import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { de } from '../../renderer/text/de'
import { en } from '../../renderer/text/en'
import { listenForErrors, settled } from './page-checks'
import { expect, test } from './workstation'

test.use({ actionTimeout: 15_000 })

const folder = process.env['SUBCOOL_SCREENSHOTS']
const picture = async (page: Page, name: string): Promise<void> => {
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  await settled(page)
  await page.screenshot({ path: join(folder, `task-${name}.png`) })
}

const dragAcross = async (page: Page, range: Locator): Promise<void> => {
  const box = await range.boundingBox()
  if (box === null) throw new Error('the slider is not in sight')
  const y = box.y + box.height / 2
  await page.mouse.move(box.x + box.width * 0.3, y)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, y, { steps: 5 })
  await page.mouse.up()
}

/** What a new user does on the first day, without help. */
test('the worst units and why, a fair comparison, a threshold, a dismissal, a job sheet', async ({ filledStation: { page, look } }) => {
  test.setTimeout(300_000)
  await look({ width: 1280, height: 800, theme: 'light' })
  const errors = listenForErrors(page)
  await page.reload()

  await test.step('the three worst units, and why', async () => {
    await page.getByRole('link', { name: 'Fleet' }).click()
    const grid = page.getByRole('grid', { name: 'Fleet' })
    await expect(grid.getByRole('row').nth(3)).toBeVisible()
    await grid.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-why-flagged]')).toContainText('Threshold')
    await expect(page.locator('[data-why-flagged]')).toContainText('What would clear it')
    await picture(page, 'why')
  })

  await test.step('brushing anywhere narrows everything, is told as a sentence, and Esc clears it', async () => {
    await page.getByRole('link', { name: 'Fleet' }).click()
    const units = page.getByRole('status').filter({ hasText: /units$/ })
    await expect(units).toHaveText(/^\d+ units$/)
    const facet = page.getByRole('region', { name: 'Status' }).getByRole('button', { name: /^Major/ })
    await facet.click()
    await expect(units).toHaveText(/^\d+ of \d+ units$/)
    await expect(page.getByText('Status is Major')).toBeVisible()
    expect(await page.evaluate(() => location.hash)).toBe('#/fleet?severity=major')
    await page.goBack()
    await expect(units).toHaveText(/^\d+ units$/)
    await page.goForward()
    await expect(page.getByText('Status is Major')).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(units).toHaveText(/^\d+ units$/)
  })

  await test.step('two brands in one climate zone, or the word that there are too few units', async () => {
    await page.getByRole('link', { name: 'Compare' }).click()
    const choices = async (label: string): Promise<string[]> => page.getByLabel(label, { exact: true }).locator('option').evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value).filter((value) => value !== ''))
    await expect.poll(async () => (await choices('A, which')).length).toBeGreaterThan(0)
    const brands = await choices('A, which')
    await expect(page.getByRole('row', { name: /^Carnot fraction/ }), 'two brands are compared before any is chosen').toBeVisible()
    await page.getByLabel('A, which', { exact: true }).selectOption(brands[0] as string)
    await page.getByLabel('B, which', { exact: true }).selectOption(brands[1] ?? (brands[0] as string))
    await expect(page.getByRole('row', { name: /^Carnot fraction/ })).toBeVisible()
    await expect(page.getByText(/Not enough units|No difference beyond noise|A is (higher|lower)/).first()).toBeVisible()
    await picture(page, 'compare')
    await page.getByRole('radio', { name: 'Matrix' }).click()
    await expect(page.getByRole('columnheader', { name: 'Brand' })).toBeVisible()
  })

  await test.step('a lower threshold, and what it buys', async () => {
    await page.getByRole('link', { name: 'Thresholds' }).click()
    await expect(page.getByRole('row', { name: /^Units to visit/ })).toBeVisible()
    await expect(page.getByText('No unit flips')).toBeVisible()
    await page.getByRole('slider', { name: 'Threshold line' }).focus()
    for (let press = 0; press < 4; press++) await page.keyboard.press('Shift+ArrowRight')
    await expect(page.getByText(/units? flips?$/)).toBeVisible()
    const value = page.getByRole('spinbutton', { name: 'Value' })
    await value.press('Control+a')
    await value.pressSequentially('-0.015')
    await expect(value).toHaveValue('-0.015')
    await expect(page.getByText(/1 change not applied$/)).toBeVisible()
    await expect(page.getByText(/units? flips?$|days earlier$/).first()).toBeVisible()
    await picture(page, 'threshold')
    const range = page.getByRole('slider', { name: 'Loss, minor, Value' })
    for (const move of [() => range.press('ArrowRight'), () => dragAcross(page, range)]) {
      await move()
      await expect(value).not.toHaveValue('-0.015')
      await page.getByRole('button', { name: 'Undo' }).click()
      await expect(value).toHaveValue('-0.015')
    }
    await page.getByRole('button', { name: 'Undo' }).click()
    await page.getByRole('button', { name: 'Default', exact: true }).click()
  })

  await test.step('a finding is dismissed with a reason, and taken back', async () => {
    await page.getByRole('link', { name: 'Findings' }).click()
    const list = page.getByRole('grid', { name: 'Findings' })
    await expect(list.getByRole('row').nth(1)).toBeVisible()
    expect(await cutCauses(page, 'Findings', Object.values(en.faults))).toEqual([])
    expect(await wordsFit(page.getByLabel('Group by'))).toBe(true)
    const count = async (): Promise<number> => Number.parseInt((await page.getByRole('status').filter({ hasText: /^\d+ findings?$/ }).textContent()) ?? '', 10)
    const before = await count()
    await list.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('d')
    await page.getByRole('dialog').getByLabel('Reason', { exact: true }).selectOption('Sensor or meter error')
    await picture(page, 'dismiss')
    await page.getByRole('dialog').getByRole('button', { name: 'Dismiss' }).click()
    await expect(page.getByText('1 finding dismissed')).toBeVisible()
    await expect.poll(count).toBe(before - 1)
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(count).toBe(before)
  })

  await test.step('keys speak of the finding that the arrows have gone to, and go on to the next', async () => {
    const list = page.getByRole('grid', { name: 'Findings' })
    const unitOf = async (row: number): Promise<string> => (await list.getByRole('row').nth(row).getByRole('gridcell').nth(3).textContent()) ?? ''
    const detail = page.getByRole('complementary', { name: 'Why flagged' })
    const [second, third] = [await unitOf(2), await unitOf(3)]
    expect(second).not.toBe(await unitOf(1))
    expect(third).not.toBe(second)
    await list.focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await expect(detail).toContainText(second)
    await page.keyboard.press('r')
    await expect(page.getByText('1 finding resolved')).toBeVisible()
    await expect(detail).toContainText(third)
    await page.keyboard.press('u')
    await expect.poll(() => unitOf(2)).toBe(second)
  })

  await test.step('an order goes to another technician and back, and its job sheet is at hand', async () => {
    await page.getByRole('link', { name: 'Work orders' }).click()
    await page.getByRole('radio', { name: 'Board' }).click()
    const give = page.getByRole('combobox', { name: /^Give / }).first()
    const order = (await give.getAttribute('aria-label')) ?? ''
    const others = await give.locator('option').evaluateAll((options) => options.map((one) => (one as HTMLOptionElement).value).filter((value) => value !== ''))
    const owner = await give.evaluate((select) => select.closest('tr')?.querySelector('th')?.textContent)
    const names = await give.locator('option').allTextContents()
    await give.focus()
    await give.selectOption(others[names.slice(1).findIndex((name) => name !== owner)] as string)
    await expect(page.getByText(/ given to /)).toBeVisible()
    await expect(page.getByRole('combobox', { name: order })).toBeFocused()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(page.getByText(/ back to the plan$/)).toBeVisible()
    await page.getByRole('radio', { name: 'List' }).click()
    await expect(page.getByText(/job sheets are older than the last change/)).toBeVisible()
    await page.getByRole('button', { name: 'Analyse and write them again' }).click()
    await expect(page.getByText(/job sheets are older than the last change/)).toBeHidden({ timeout: 60_000 })
    await expect(page.getByRole('link', { name: 'Job sheet PDF' })).toHaveAttribute('href', /#page=\d+$/)
    await picture(page, 'job-sheet')
  })

  await test.step('the project answers in SQL', async () => {
    await page.getByRole('link', { name: 'SQL' }).click()
    await expect(page.getByRole('textbox', { name: 'Statement' })).toBeVisible()
    await page.getByRole('button', { name: /^Run/ }).click()
    await expect(page.getByRole('grid', { name: 'Result' }).getByRole('row').nth(1)).toBeVisible()
  })

  expect(errors).toEqual([])
})

/** Whether what is chosen stands whole beside the arrow. */
const wordsFit = (choice: Locator): Promise<boolean> =>
  choice.evaluate((element) => {
    const { selectedOptions, clientWidth } = element as HTMLSelectElement
    const { font, paddingLeft, paddingRight } = getComputedStyle(element)
    const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    pen.font = font
    return pen.measureText(selectedOptions[0]?.text ?? '').width <= clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
  })

/** The causes that would not stand whole in their column of the list. */
const cutCauses = (page: Page, list: string, causes: readonly string[]): Promise<string[]> =>
  page.getByRole('grid', { name: list }).getByRole('row').nth(1).getByRole('gridcell').nth(2).evaluate((cell, names) => {
    const { paddingLeft, paddingRight } = getComputedStyle(cell)
    const room = cell.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight)
    const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D
    pen.font = getComputedStyle(cell.firstElementChild as Element).font
    return names.filter((name) => pen.measureText(name).width > room)
  }, causes)

/** Every text of a catalogue that takes no arguments. */
const textsOf = (tree: object): string[] => Object.values(tree).flatMap((value: unknown) => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? textsOf(value) : []))

test('in German no main screen shows an English text of the catalogue', async ({ filledStation: { page, look } }) => {
  test.setTimeout(180_000)
  await look({ width: 1280, height: 800, theme: 'light' })
  await page.evaluate(() => localStorage.setItem('subcool.preferences', JSON.stringify({ state: { ...JSON.parse(localStorage.getItem('subcool.preferences') ?? '{"state":{}}').state, language: 'de' }, version: 0 })))
  await page.reload()
  const german = new Set(textsOf(de))
  const english = new Set(textsOf(en).filter((words) => /[a-z]{3}/.test(words) && !german.has(words)))
  const months = /^(\d+ )?(Mar|May|Oct|Dec)$/
  for (const screen of ['start', 'fleet', 'unit/SIM-001', 'findings', 'thresholds', 'compare', 'compare?tab=matrix', 'compare?tab=firmware', 'compare?tab=causes', 'orders', 'sql', 'settings', 'project', 'import', 'quality', 'quality/SIM-001']) {
    await page.evaluate((name) => {
      location.hash = `#/${name}`
    }, screen)
    await settled(page)
    const shown = await page.evaluate(() =>
      [...document.querySelectorAll('body *:not(details *)')].flatMap((element) => [...element.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent?.trim() ?? '')).filter((words) => words !== ''),
    )
    expect(shown.filter((words) => english.has(words) || months.test(words)), screen).toEqual([])
    const tight = await page.evaluate(() => [...document.querySelectorAll('dt')].filter((label) => label.scrollWidth > label.clientWidth + 1).map((label) => label.textContent))
    expect(tight, screen).toEqual([])
    if (screen.startsWith('compare?tab=firmware') || screen.startsWith('compare?tab=matrix')) expect(await wordsFit(page.getByLabel(de.compare.metric, { exact: true })), screen).toBe(true)
    if (screen === 'findings') {
      expect(await wordsFit(page.getByLabel('Gruppieren nach'))).toBe(true)
      expect(await cutCauses(page, 'Befunde', Object.values(de.faults))).toEqual([])
    }
    expect(await page.locator('[role=columnheader] > span').evaluateAll((heads) => heads.filter((head) => head.scrollWidth > head.clientWidth).map((head) => head.textContent)), screen).toEqual([])
  }
  await expect(page.getByRole('link', { name: 'Flotte' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
})
