import type { Page } from '@playwright/test'
import { settled } from '../e2e/page-checks'
import type { KeyState } from './states'

/** Opens a key state in its language and theme. */
export const openState = async (page: Page, { hash, theme, language = 'en', reach }: KeyState): Promise<void> => {
  await page.evaluate(
    ([address, look]) => {
      location.hash = address
      if (localStorage.getItem('subcool.preferences') === look) return
      localStorage.setItem('subcool.preferences', look)
      location.reload()
    },
    [hash, JSON.stringify({ state: { theme, units: 'si', language }, version: 0 })] as const,
  )
  await page.waitForLoadState()
  await reach?.(page)
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
}

/** A picture of what is shown, without what a machine says of itself: folders, durations, memory. */
export const takePicture = async (page: Page): Promise<Buffer> => {
  await settled(page)
  await page.evaluate(() => {
    const own = /^\/.*\.subcool$|\d ms$|^[\d.,]+ [MG]B$/
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (own.test(node.textContent?.trim() ?? '')) node.textContent = '·'
  })
  return page.screenshot({ animations: 'disabled', caret: 'hide' })
}
