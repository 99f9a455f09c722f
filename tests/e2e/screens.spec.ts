import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import {
  expectAccessible,
  expectNoClippedText,
  expectNoEmptyChart,
  expectNoSidewaysScroll,
  listenForErrors,
  settled,
} from './page-checks'
import { expect, test } from './workstation'

const folder = process.env['SUBCOOL_SCREENSHOTS']
const small = { width: 1280, height: 800 }
const large = { width: 1920, height: 1080 }
/** Colours are judged at one size, the layout at both in one theme; pictures are taken of all. */
const looks = [
  { ...small, theme: 'light', accessible: true },
  { ...small, theme: 'dark', accessible: true },
  { ...large, theme: 'light', accessible: false },
  ...(folder === undefined ? [] : [{ ...large, theme: 'dark', accessible: false } as const]),
] as const

const screens = [
  { name: 'import', open: (page: Page) => page.getByRole('link', { name: 'Import' }).click(), charts: 0 },
  { name: 'start', open: (page: Page) => openScreen(page, 'Start', page.getByRole('button', { name: 'Mark as seen' })), charts: 0 },
  { name: 'fleet', open: (page: Page) => openScreen(page, 'Fleet', page.getByRole('grid', { name: 'Fleet' }).getByRole('row').nth(1)), charts: 2 },
  { name: 'findings', open: (page: Page) => openScreen(page, 'Findings', page.getByText('Why flagged')), charts: 0 },
  { name: 'thresholds', open: (page: Page) => openScreen(page, 'Thresholds', page.getByRole('row', { name: /^Units to visit/ })), charts: 1 },
  { name: 'compare', open: (page: Page) => openCompare(page), charts: 1 },
  { name: 'sql', open: (page: Page) => openSql(page), charts: 0 },
  { name: 'settings', open: (page: Page) => openScreen(page, 'Settings', page.getByText('Name in the audit trail')), charts: 0 },
  { name: 'unit', open: (page: Page) => openWorstCop(page), charts: 4 },
  { name: 'quality', open: (page: Page) => openQuality(page), charts: 0 },
  { name: 'quality-unit', open: (page: Page) => openWorstQuality(page), charts: 1 },
  { name: 'work-orders', open: (page: Page) => page.getByRole('link', { name: 'Work orders' }).click(), charts: 0 },
  { name: 'board', open: (page: Page) => openBoard(page), charts: 0 },
  { name: 'project', open: (page: Page) => openProject(page), charts: 0 },
]

const openScreen = async (page: Page, name: string, sign: Locator): Promise<void> => {
  await page.getByRole('link', { name, exact: true }).or(page.getByRole('link', { name: new RegExp(`^${name} [\\d,]+$`) })).first().click()
  await expect(sign.first()).toBeVisible()
}

const openCompare = async (page: Page): Promise<void> => {
  await openScreen(page, 'Compare', page.getByLabel('A, which', { exact: true }))
  await expect.poll(() => page.getByLabel('A, which', { exact: true }).locator('option').count()).toBeGreaterThan(2)
  await page.getByLabel('A, which', { exact: true }).selectOption({ index: 1 })
  await page.getByLabel('B, which', { exact: true }).selectOption({ index: 2 })
  await expect(page.getByRole('row', { name: /^Carnot fraction/ })).toBeVisible()
}

const openSql = async (page: Page): Promise<void> => {
  await openScreen(page, 'SQL', page.getByRole('textbox', { name: 'Statement' }))
  await page.getByRole('button', { name: /^Run/ }).click()
  await expect(page.getByRole('grid', { name: 'Result' }).getByRole('row').nth(1)).toBeVisible()
}

const openBoard = async (page: Page): Promise<void> => {
  await openScreen(page, 'Work orders', page.getByRole('radio', { name: 'Board' }))
  await page.getByRole('radio', { name: 'Board' }).click()
  await expect(page.getByRole('table', { name: 'Orders by technician and week' })).toBeVisible()
}

const openWorstCop = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Fleet' }).click()
  await page.getByRole('region', { name: 'Findings' }).getByRole('button', { name: /^COP degradation/ }).click()
  await page.getByRole('grid', { name: 'Fleet' }).getByText('COP degradation').first().click()
  await expect(page.getByText('Why flagged')).toBeVisible()
  await expect(page.locator('[data-chart]').first()).toBeVisible()
}

const openQuality = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Fleet' }).click()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Search or run a command' }).fill('data quality')
  await page.getByRole('option', { name: 'Go to Data quality' }).click()
  await expect(page.getByRole('grid', { name: 'Units by data quality' }).getByRole('row').nth(1)).toBeVisible()
}

const openWorstQuality = async (page: Page): Promise<void> => {
  await openQuality(page)
  await page.getByRole('grid', { name: 'Units by data quality' }).focus()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('table', { name: 'Signals' })).toBeVisible()
  await expect(page.locator('[data-chart]').first()).toBeVisible()
}

const openProject = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: 'Project' }).click()
  await page.getByRole('button', { name: 'Check' }).click()
  await expect(page.getByText('No problems')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Check' })).toBeEnabled()
  await expect(page.getByRole('grid', { name: 'Audit trail' }).getByText('Analyse').first()).toBeVisible()
}

/** Pictures name no folder of the machine that they were taken on. */
const hideFolders = (page: Page): Promise<void> =>
  page.getByText(/^\/.*\.subcool$/).evaluateAll((found) => {
    for (const one of found) one.textContent = `~${one.textContent?.replace(/^.*(?=\/)/, '') ?? ''}`
  })

test.use({ actionTimeout: 15_000 })

for (const { theme, accessible, ...size } of looks)
  test(`the screens look finished in ${theme} at ${size.width} x ${size.height}`, async ({ filledStation: { page, look } }) => {
    test.setTimeout(600_000)
    if (folder !== undefined) mkdirSync(folder, { recursive: true })
    await look({ ...size, theme })
    const errors = listenForErrors(page)
    await page.reload()
    for (const screen of screens) {
      await screen.open(page)
      await settled(page)
      if (screen.charts > 0)
        await expect.poll(() => page.locator('[data-chart]').count()).toBeGreaterThanOrEqual(screen.charts)
      await settled(page)
      await page.mouse.move(0, 0)
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      if (folder !== undefined) {
        await hideFolders(page)
        await page.screenshot({ path: join(folder, `${screen.name}-${theme}-${size.width}.png`) })
      }
      await expectNoSidewaysScroll(page)
      await expectNoClippedText(page)
      await expectNoEmptyChart(page)
      if (accessible) await expectAccessible(page)
    }
    expect(errors).toEqual([])
  })

/** On a busy processor a screen's code often arrives between its first drawing and what React does after it. */
test('a page that is loaded again shows its screen, whenever the code of the screen arrives', async ({ filledStation: { page, look } }) => {
  test.setTimeout(120_000)
  await look({ ...small, theme: 'light' })
  await page.evaluate(() => {
    location.hash = '#/findings'
  })
  const chromium = await page.context().newCDPSession(page)
  for (let round = 0; round < 16; round++) {
    await chromium.send('Emulation.setCPUThrottlingRate', { rate: 2 + (round % 6) })
    await page.reload()
    await expect(page.getByRole('grid', { name: 'Findings' })).toBeVisible({ timeout: 15_000 })
  }
})

/** 1280 x 800 at 200 %: what scrolls sideways is a table of its own, everything else is in the window. */
test('at 200 % zoom every control is within reach', async ({ filledStation: { page, look } }) => {
  test.setTimeout(120_000)
  await look({ width: 640, height: 400, theme: 'light' })
  const errors = listenForErrors(page)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Findings' })).toBeVisible()
  for (const hash of ['unit/SIM-001', 'findings', 'compare?a=brand:Norrvik&b=brand:Caldera', 'thresholds', 'fleet', 'orders', 'start', 'settings', 'quality']) {
    await page.evaluate((place) => {
      location.hash = `#/${place}`
    }, hash)
    await settled(page)
    const outside = await page.evaluate(() =>
      [...document.querySelectorAll('main :is(button, a, input, select, h1, h2, h3)')]
        .filter((element) => {
          if (element.closest('table, [role=grid]') !== null) return false
          const { left, right, width } = element.getBoundingClientRect()
          return width > 1 && (left < 0 || right > innerWidth)
        })
        .map((element) => `${element.tagName} ${element.textContent}`),
    )
    expect(outside, hash).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), hash).toBe(640)
  }
  expect(errors).toEqual([])
})

/** Widths between the two the screens are made for, in the language with the longer words. */
test('in windows of every width a list shows all of its columns and a form all of its choices', async ({ filledStation: { page, look } }) => {
  test.setTimeout(120_000)
  await page.evaluate(() => localStorage.setItem('subcool.preferences', JSON.stringify({ state: { ...JSON.parse(localStorage.getItem('subcool.preferences') ?? '{"state":{}}').state, language: 'de' }, version: 0 })))
  await page.reload()
  for (const width of [1280, 1600, 1680, 1920]) {
    await look({ width, height: 900, theme: 'light' })
    await page.evaluate(() => {
      location.hash = '#/findings'
    })
    await page.reload()
    const list = page.getByRole('grid', { name: 'Befunde' })
    await expect(list.getByRole('row').nth(1)).toBeVisible()
    await expect.poll(() => list.evaluate((grid) => grid.scrollWidth - grid.clientWidth), String(width)).toBeLessThanOrEqual(1)
  }
  await look({ width: 1024, height: 700, theme: 'light' })
  for (const hash of ['settings', 'thresholds']) {
    await page.evaluate((place) => {
      location.hash = `#/${place}`
    }, hash)
    await settled(page)
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('main, main *')]
        .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX) && element.querySelector(':scope > table') === null && element.scrollWidth > element.clientWidth + 1)
        .map((element) => `${element.className}: ${element.scrollWidth} > ${element.clientWidth}`),
    )
    expect(wide, hash).toEqual([])
  }
})

test('a printed screen takes the width of the paper, and dark ink', async ({ filledStation: { page, look } }) => {
  await look({ width: 1280, height: 800, theme: 'light' })
  const ink = (): Promise<string> => page.locator('h1').evaluate((title) => getComputedStyle(title).color)
  const dark = await ink()
  await page.getByRole('radio', { name: 'Dark' }).click()
  await expect.poll(ink).not.toBe(dark)
  await page.emulateMedia({ media: 'print' })
  expect(await ink()).toBe(dark)
  for (const width of [1280, 720]) {
    await page.setViewportSize({ width, height: 900 })
    for (const hash of ['fleet', 'unit/SIM-001', 'orders']) {
      await page.evaluate((place) => {
        location.hash = `#/${place}`
      }, hash)
      await settled(page)
      expect(await page.locator('main').evaluate((main) => main.getBoundingClientRect().width), `${hash} at ${width}`).toBeGreaterThan(width - 20)
    }
  }
})
