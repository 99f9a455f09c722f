import { chromium, type CDPSession, type Page } from '@playwright/test'
import { peakMbOf } from '../child'
import { serve } from './serve'

/** The page's heap after a forced collection, MB, after so many rounds of the walk. */
export interface WalkFigures {
  early: { round: number; mb: number }
  late: { round: number; mb: number }
  /** Late over early. */
  ratio: number
  engineMb: number | undefined
}

const screens = ['#/fleet', '#/findings', '#/orders', '#/quality', '#/compare', '#/settings'] as const
const earlyRound = 50

/** Walks the screens and some units round by round, and weighs the page early and late: what grows with the rounds leaks. */
export const walkPage = async ({ project, browserPath, rounds }: { project: string; browserPath: string; rounds: number }): Promise<WalkFigures & { seconds: number }> => {
  const { child, url } = await serve(project)
  const browser = await chromium.launch({ executablePath: browserPath })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
    await page.goto(url)
    await page.locator('[role="gridcell"]').first().waitFor()
    const units = await page.locator('[role="row"] [role="gridcell"]:first-child').allTextContents()
    const session = await page.context().newCDPSession(page)
    const started = performance.now()
    let early = 0
    for (let round = 1; round <= rounds; round++) {
      await visitAll(page, [...screens, `#/unit/${encodeURIComponent(units[round % units.length]?.trim() ?? '')}`])
      if (round === earlyRound) early = await heapMb(session)
    }
    const late = await heapMb(session)
    return {
      early: { round: earlyRound, mb: early },
      late: { round: rounds, mb: late },
      ratio: Math.round((1000 * late) / early) / 1000,
      engineMb: child.pid === undefined ? undefined : peakMbOf(child.pid),
      seconds: (performance.now() - started) / 1000,
    }
  } finally {
    await browser.close()
    child.kill('SIGTERM')
  }
}

const visitAll = (page: Page, hashes: readonly string[]): Promise<void> =>
  page.evaluate(async (addresses) => {
    for (const address of addresses) {
      location.hash = address
      const until = performance.now() + 10_000
      do await new Promise((done) => requestAnimationFrame(done))
      while (document.querySelector('[data-fetching]') !== null && performance.now() < until)
    }
  }, hashes)

const heapMb = async (session: CDPSession): Promise<number> => {
  await session.send('HeapProfiler.collectGarbage')
  await session.send('Performance.enable')
  const { metrics } = await session.send('Performance.getMetrics')
  return Math.round((metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0) / 1e4) / 100
}
