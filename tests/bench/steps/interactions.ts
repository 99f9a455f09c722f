import type { Page } from '@playwright/test'

export interface Interaction {
  name: string
  medianMs: number
  p95Ms: number
}

const rounds = 30
/** What a move of a brush starts is over after so long. */
const settleMs = 100
const pansOfTrace = 12

const summary = (name: string, times: readonly number[]): Interaction => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10
  return { name, medianMs: at(0.5), p95Ms: at(0.95) }
}

/** Brushing, sorting, filtering, a threshold and a trace, each from the input event until it is painted. */
export const measureInteractions = async (page: Page, unitHash: string): Promise<Interaction[]> => {
  const open = async (hash: string, shows: string): Promise<void> => {
    await page.evaluate((address) => {
      location.hash = address
    }, hash)
    await page.locator(shows).first().waitFor()
    await page.waitForFunction(() => document.querySelector('[data-fetching]') === null)
  }
  await open('#/fleet', '[role="gridcell"]')
  const brush = await dragBrush(page)
  const sort = await clickThrough(page, '[role="columnheader"]', rounds, 1)
  const filter = await clickThrough(page, 'section button[aria-pressed]', rounds, 2)
  const opened = performance.now()
  await open('#/thresholds', 'table tbody tr')
  await page.getByText('No unit flips').waitFor()
  const ready = performance.now() - opened
  const step = await dragThreshold(page, 'Loss, minor')
  const budget = await dragThreshold(page, 'Alarm budget')
  await open(unitHash, '[data-chart] canvas')
  const pans = await panTrace(page)
  return [
    summary('brush, script', brush.map(({ script }) => script)),
    summary('brush, painted', brush.map(({ painted }) => painted)),
    summary('sort, painted', sort),
    summary('filter, painted', filter),
    summary('thresholds ready, once', [ready]),
    summary('threshold of one rule to backtest', step),
    summary('alarm budget to backtest', budget),
    summary('trace moved, first drawing', pans.map(({ drawn }) => drawn)),
    summary('trace moved, all of it', pans.map(({ whole }) => whole)),
  ]
}

/** Clicks the first four of some elements in turn, each so many times: milliseconds until it is painted. */
const clickThrough = (page: Page, selector: string, count: number, times: number): Promise<number[]> =>
  page.evaluate(
    async ({ which, clicks, each }) => {
      const painted: number[] = []
      for (let round = 0; round < clicks; round++) {
        const element = document.querySelectorAll<HTMLElement>(which)[Math.floor(round / each) % 4] as HTMLElement
        const from = performance.now()
        element.click()
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        painted.push(performance.now() - from)
      }
      return painted
    },
    { which: selector, clicks: count, each: times },
  )

/** Moves a trace by half its span, each time to days that were not asked for before: milliseconds until the chart has moved, and until it has all of their samples. */
const panTrace = (page: Page): Promise<{ drawn: number; whole: number }[]> =>
  page.evaluate(async (count) => {
    const frames = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))
    const times: { drawn: number; whole: number }[] = []
    for (let round = 0; round < count; round++) {
      const from = performance.now()
      document.querySelector<HTMLElement>('button[aria-label="Earlier"]')?.click()
      await frames()
      const drawn = performance.now() - from
      while (document.querySelector('[data-fetching]') !== null) await new Promise((done) => requestAnimationFrame(done))
      await frames()
      times.push({ drawn, whole: performance.now() - from })
      await new Promise((done) => setTimeout(done, 200))
    }
    return times
  }, pansOfTrace)

/** Drags one edge of a brush over a histogram: milliseconds of script until all is settled, and until it is painted. */
const dragBrush = async (page: Page): Promise<{ script: number; painted: number }[]> => {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const scriptMs = async (): Promise<number> => 1000 * ((await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? NaN)
  await page.evaluate(() => {
    const svg = document.querySelector('section svg[aria-label*="drag"]') as SVGElement
    svg.setPointerCapture = () => undefined
  })
  const move = (type: string, share: number): Promise<number> =>
    page.evaluate(
      async ([name, at]) => {
        const svg = document.querySelector('section svg[aria-label*="drag"]') as SVGElement
        const box = svg.getBoundingClientRect()
        const from = performance.now()
        svg.dispatchEvent(new PointerEvent(name, { bubbles: true, clientX: box.left + at * box.width, clientY: box.top + box.height / 2, pointerId: 1, isPrimary: true }))
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        return performance.now() - from
      },
      [type, share] as const,
    )
  await move('pointerdown', 0.2)
  const times: { script: number; painted: number }[] = []
  for (let round = 0; round < rounds; round++) {
    const before = await scriptMs()
    const painted = await move('pointermove', 0.35 + 0.5 * (round / rounds))
    await page.waitForTimeout(settleMs)
    times.push({ script: (await scriptMs()) - before, painted })
  }
  await move('pointerup', 0.9)
  await page.evaluate(() => {
    location.hash = '#/fleet'
  })
  await session.detach()
  return times
}

/** Moves a threshold by twentieths of its range, to its middle and back: milliseconds until other figures are painted; moves that change none are left out. */
const dragThreshold = async (page: Page, name: string): Promise<number[]> => {
  await page.getByRole('option').filter({ hasText: name }).first().click()
  await page.locator('input[type="range"]').waitFor()
  await page.waitForFunction(() => document.querySelector('[data-fetching]') === null)
  const inward = await page.evaluate(() => {
    const { value, min, max } = document.querySelector('input[type="range"]') as HTMLInputElement
    return Number(value) > (Number(min) + Number(max)) / 2 ? -1 : 1
  })
  const times: number[] = []
  for (let round = 0; round < rounds; round++)
    times.push(
      await page.evaluate(
        (way) =>
          new Promise<number>((done) => {
            const shown = (): string => document.querySelector('aside')?.textContent ?? ''
            const slider = document.querySelector('input[type="range"]') as HTMLInputElement
            const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
            const before = shown()
            const from = performance.now()
            set?.call(slider, String(Number(slider.value) + (way * (Number(slider.max) - Number(slider.min))) / 20))
            slider.dispatchEvent(new Event('input', { bubbles: true }))
            const look = (): void => {
              const waited = performance.now() - from
              if (shown() !== before) requestAnimationFrame(() => done(performance.now() - from))
              else if (waited > 2000) done(NaN)
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          }),
        round % 10 < 5 ? inward : -inward,
      ),
    )
  return times.filter((ms) => !Number.isNaN(ms))
}
