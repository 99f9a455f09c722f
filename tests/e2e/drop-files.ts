import type { Page } from '@playwright/test'

/** Drops files and folders of this computer on an element, as a hand does. */
export const dropFiles = async (page: Page, selector: string, files: string[]): Promise<void> => {
  const box = await page.locator(selector).first().boundingBox()
  if (box === null) throw new Error(`${selector} is not shown`)
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const session = await page.context().newCDPSession(page)
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, ...at, data: { items: [], files, dragOperationsMask: 1 } })
  await session.detach()
}
