import type { Page } from '@playwright/test'

/** Frames of a scripted scroll through the grid, and the page's longest stretch without a turn for input, ms. */
export interface Smoothness {
  scrollFrames: number
  /** 95th percentile of the time from frame to frame, ms, and how many took over 34 ms. */
  scrollP95Ms: number
  scrollSlow: number
  longestBlocks: { screen: string; ms: number }[]
}

const scrollFrames = 180

/** Scrolls the fleet's grid by 90 px a frame, down and up again. */
export const measureScroll = async (page: Page): Promise<Omit<Smoothness, 'longestBlocks'>> => {
  await page.evaluate(() => {
    location.hash = '#/fleet'
  })
  await page.locator('[role="gridcell"]').first().waitFor()
  await page.waitForFunction(() => document.querySelector('[data-fetching]') === null)
  const gaps = await page.evaluate(async (frames) => {
    const inside = document.querySelector('[role="gridcell"]') as HTMLElement
    let box: HTMLElement | null = inside.parentElement
    while (box !== null && !(box.scrollHeight > box.clientHeight + 200 && getComputedStyle(box).overflowY !== 'visible')) box = box.parentElement
    if (box === null) throw new Error('the grid has nothing to scroll: take a project of more units')
    const times: number[] = []
    let last = await new Promise<number>((done) => requestAnimationFrame(done))
    for (let frame = 0; frame < frames; frame++) {
      box.scrollTop += frame < frames / 2 ? 90 : -90
      const now = await new Promise<number>((done) => requestAnimationFrame(done))
      times.push(now - last)
      last = now
    }
    return times
  }, scrollFrames)
  const sorted = gaps.toSorted((a, b) => a - b)
  return { scrollFrames: gaps.length, scrollP95Ms: Math.round(10 * (sorted[Math.floor(0.95 * sorted.length)] ?? 0)) / 10, scrollSlow: gaps.filter((ms) => ms > 34).length }
}

/** The longest task of the page's main thread while each screen is opened, from the second visit on; tasks under 50 ms count as 50. */
export const measureBlocks = async (page: Page, screens: readonly { screen: string; hash: string }[]): Promise<Smoothness['longestBlocks']> => {
  const blocks: Smoothness['longestBlocks'] = []
  for (const { screen, hash } of screens) {
    const ms = await page.evaluate(async (address) => {
      const tasks: number[] = []
      const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration)))
      observer.observe({ type: 'longtask' })
      const settled = async (): Promise<void> => {
        const until = performance.now() + 15_000
        do await new Promise((done) => setTimeout(done, 100))
        while (document.querySelector('[data-fetching]') !== null && performance.now() < until)
        await new Promise((done) => setTimeout(done, 300))
      }
      for (let visit = 0; visit < 3; visit++) {
        location.hash = '#/settings'
        await settled()
        if (visit === 1) tasks.length = 0
        location.hash = address
        await settled()
      }
      observer.disconnect()
      return Math.max(50, ...tasks)
    }, hash)
    blocks.push({ screen, ms: Math.round(ms) })
  }
  return blocks
}
