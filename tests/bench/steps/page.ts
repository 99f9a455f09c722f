import { chromium, type Page } from '@playwright/test'
import { peakMbOf } from '../child'
import { navigate, openClosed } from './closed'
import { measureInteractions } from './interactions'
import { serve } from './serve'
import { measureBlocks, measureScroll } from './smoothness'

interface Figure {
  screen: string
  /** Medians over the visits, ms, and the slowest. */
  medianMs: number
  worstMs: number
}

const visits = 7

/** Opens each screen of an analysed project in Chromium: from the click until answers are there and drawn. */
export const openPage = async ({ project, browserPath, unit: named }: { project: string; browserPath: string; unit?: string }) => {
  const browser = await chromium.launch({ executablePath: browserPath })
  const closed = await openClosed(browser, project)
  const { child, url } = await serve(project)
  try {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    const firstMs = await navigate(page, url)
    const unit = named ?? await page.locator('[role="gridcell"]', { hasText: /^(SIM|EV|BENCH|U)-?/ }).first().textContent()
    const screens = [
      { screen: 'fleet', hash: '#/fleet', shows: '[role="gridcell"]' },
      { screen: 'unit', hash: `#/unit/${encodeURIComponent(unit ?? '')}`, shows: '[data-chart] canvas' },
      { screen: 'findings', hash: '#/findings', shows: '[role="gridcell"]' },
      { screen: 'work orders', hash: '#/orders', shows: '[role="gridcell"], [role="row"], li' },
      { screen: 'import', hash: '#/import', shows: 'main table, main [role="table"]' },
    ]
    const times = new Map<string, number[]>()
    for (let visit = 0; visit < visits; visit++)
      for (const { screen, hash, shows } of screens) times.set(screen, [...(times.get(screen) ?? []), await visitTime(page, hash, shows)])
    const figures = screens.map(({ screen }): Figure => {
      const sorted = (times.get(screen) ?? []).toSorted((a, b) => a - b)
      return { screen, medianMs: Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0), worstMs: Math.round(sorted.at(-1) ?? 0) }
    })
    const interactions = await measureInteractions(page, screens[1]?.hash ?? '#/unit')
    const smoothness = { ...(await measureScroll(page)), longestBlocks: await measureBlocks(page, screens) }
    return { seconds: firstMs / 1000, closed, figures, interactions, smoothness, engineMb: child.pid === undefined ? undefined : peakMbOf(child.pid) }
  } finally {
    await browser.close()
    child.kill('SIGTERM')
  }
}

/** Milliseconds from the change of address until the screen shows its content and waits for nothing. */
const visitTime = (page: Page, address: string, content: string): Promise<number> =>
  page.evaluate(
    ([hash, shows]) =>
      new Promise<number>((done, fail) => {
        const started = performance.now()
        const look = (): void => {
          if (performance.now() - started > 30_000) return fail(new Error(`${hash} does not show ${shows}`))
          const ready = document.querySelector(shows as string) !== null && document.querySelector('[data-fetching]') === null
          if (ready && performance.now() - started > 20) requestAnimationFrame(() => done(performance.now() - started))
          else requestAnimationFrame(look)
        }
        location.hash = hash as string
        requestAnimationFrame(look)
      }),
    [address, content],
  )
