import { expect, type Page } from '@playwright/test'
import { settled } from '../e2e/page-checks'

/** A state of the page that is held against its signature. */
export interface KeyState {
  name: string
  theme: 'light' | 'dark'
  language?: 'en' | 'de'
  /** Its address. */
  hash: string
  /** What is done there, and what is waited for. */
  reach?: (page: Page) => Promise<void>
}

const press = (name: string | RegExp) => async (page: Page): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).first().click()
}

/** Once nothing moves under the pointer any more. */
const choose = (name: string) => async (page: Page): Promise<void> => {
  const choice = page.getByRole('radio', { name, exact: true })
  await expect(choice).toBeVisible()
  await settled(page)
  await choice.click()
  await expect(choice).toBeChecked()
}

const grid = (name: string) => async (page: Page): Promise<void> => {
  await expect(page.getByRole('grid', { name }).getByRole('row').nth(1)).toBeVisible()
}

const charts = (count: number) => async (page: Page): Promise<void> => {
  await expect.poll(() => page.locator('[data-chart]').count()).toBeGreaterThanOrEqual(count)
}

const inOrder = (...steps: readonly ((page: Page) => Promise<void>)[]) => async (page: Page): Promise<void> => {
  for (const step of steps) await step(page)
}

const moveThreshold = async (page: Page): Promise<void> => {
  await page.getByRole('spinbutton').first().fill('-0.015')
  await expect(page.getByText(/1 change not applied$|1 Änderung noch nicht angewendet$/)).toBeVisible()
}

/** The key states of the screens, on the four simulated units and the twenty of `common-cause.sql`. */
export const keyStates: readonly KeyState[] = [
  { name: 'start', theme: 'light', hash: '#/start', reach: async (page) => expect(page.getByRole('list', { name: 'Common causes' })).toBeVisible() },
  { name: 'fleet', theme: 'light', hash: '#/fleet', reach: inOrder(grid('Fleet'), charts(2)) },
  { name: 'fleet-brushed', theme: 'dark', hash: '#/fleet?brand=Caldera~Halden', reach: inOrder(grid('Fleet'), charts(2)) },
  { name: 'unit', theme: 'dark', hash: '#/unit/SIM-001', reach: charts(3) },
  { name: 'unit-why-flagged', theme: 'light', hash: '#/unit/SIM-004', reach: inOrder(charts(3), async (page) => expect(page.locator('[data-why-flagged]')).toBeVisible()) },
  { name: 'unit-below', theme: 'light', hash: '#/unit/SIM-001', reach: inOrder(charts(6), settled, async (page) => page.locator('[data-chart]').nth(5).scrollIntoViewIfNeeded()) },
  { name: 'findings', theme: 'light', hash: '#/findings', reach: inOrder(grid('Findings'), press('Take apart')) },
  { name: 'findings-folded', theme: 'dark', hash: '#/findings', reach: inOrder(grid('Findings'), async (page) => expect(page.getByRole('button', { name: 'Take apart' })).toBeVisible()) },
  { name: 'thresholds-moved', theme: 'light', hash: '#/thresholds', reach: inOrder(charts(1), moveThreshold) },
  { name: 'compare', theme: 'dark', hash: '#/compare?a=brand:Norrvik&b=brand:Caldera', reach: async (page) => expect(page.getByRole('row', { name: /^Carnot fraction/ })).toBeVisible() },
  { name: 'orders', theme: 'light', hash: '#/orders', reach: async (page) => expect(page.getByRole('heading', { level: 2 }).first()).toBeVisible() },
  { name: 'board', theme: 'dark', hash: '#/orders', reach: choose('Board') },
  { name: 'quality', theme: 'dark', hash: '#/quality', reach: grid('Units by data quality') },
  { name: 'sql', theme: 'dark', hash: '#/sql', reach: inOrder(press(/^Run/), grid('Result')) },
  { name: 'settings', theme: 'dark', language: 'de', hash: '#/settings', reach: async (page) => expect(page.locator('kbd').nth(5)).toBeVisible() },
  { name: 'fleet-german', theme: 'light', language: 'de', hash: '#/fleet', reach: inOrder(grid('Flotte'), charts(2)) },
]
