import type { Page } from '@playwright/test'

export interface Interaction {
  name: string
  medianMs: number
  p95Ms: number
}

const rounds = 30

const summary = (name: string, times: readonly number[]): Interaction => {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number): number => Math.round(10 * (sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)) / 10
  return { name, medianMs: at(0.5), p95Ms: at(0.95) }
}

/** Brushing, sorting, a threshold and a trace, each from the input event until it is painted. */
export const measureInteractions = async (page: Page, unitHash: string): Promise<Interaction[]> => {
  const open = async (hash: string, shows: string): Promise<void> => {
    await page.evaluate((address) => {
      location.hash = address
    }, hash)
    await page.locator(shows).first().waitFor()
    await page.waitForFunction(() => document.querySelector('[data-fetching]') === null)
  }
  await open('#/fleet', '[role="gridcell"]')
  const brush = await page.evaluate(async (count) => {
    const svg = document.querySelector('section svg[aria-label*="drag"]') as SVGElement
    const box = svg.getBoundingClientRect()
    const send = (type: string, share: number): boolean => svg.dispatchEvent(new PointerEvent(type, { bubbles: true, clientX: box.left + share * box.width, clientY: box.top + box.height / 2, pointerId: 1, isPrimary: true }))
    svg.setPointerCapture = () => undefined
    const times: { script: number; painted: number }[] = []
    send('pointerdown', 0.2)
    for (let round = 0; round < count; round++) {
      const from = performance.now()
      send('pointermove', 0.35 + 0.5 * (round / count))
      await new Promise((done) => setTimeout(done))
      const script = performance.now() - from
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      times.push({ script, painted: performance.now() - from })
    }
    send('pointerup', 0.9)
    location.hash = '#/fleet'
    return times
  }, rounds)
  const sort = await page.evaluate(async (count) => {
    const times: number[] = []
    for (let round = 0; round < count; round++) {
      const head = document.querySelectorAll<HTMLElement>('[role="columnheader"]')[round % 4] as HTMLElement
      const from = performance.now()
      head.click()
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
      times.push(performance.now() - from)
    }
    return times
  }, rounds)
  const opened = performance.now()
  await open('#/thresholds', 'table tbody tr')
  await page.getByText('No unit flips').waitFor()
  const ready = performance.now() - opened
  await page.locator('[role="slider"]').first().focus()
  const threshold: number[] = []
  for (let round = 0; round < rounds; round++)
    threshold.push(
      await page.evaluate(
        (key) =>
          new Promise<number>((done) => {
            const shown = (): string => document.querySelector('aside')?.textContent ?? ''
            const slider = document.activeElement as HTMLElement
            const [before, stood] = [shown(), slider.getAttribute('aria-valuenow')]
            const from = performance.now()
            slider.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey: true, bubbles: true }))
            const look = (): void => {
              const waited = performance.now() - from
              if (waited > 100 && slider.getAttribute('aria-valuenow') === stood) done(NaN)
              else if (shown() !== before) done(waited)
              else if (waited > 5000) done(NaN)
              else requestAnimationFrame(look)
            }
            requestAnimationFrame(look)
          }),
        round < rounds / 2 ? 'ArrowLeft' : 'ArrowRight',
      ),
    )
  await open(unitHash, '[data-chart] canvas')
  const zoom: number[] = []
  for (let round = 0; round < 10; round++) {
    const span = round % 2 === 0 ? '30 days' : '7 days'
    zoom.push(
      await page.evaluate(async (label) => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === label)
        const from = performance.now()
        button?.click()
        await new Promise((done) => requestAnimationFrame(done))
        while (document.querySelector('[data-fetching]') !== null) await new Promise((done) => requestAnimationFrame(done))
        await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
        return performance.now() - from
      }, span),
    )
  }
  return [
    summary('brush, script', brush.map(({ script }) => script)),
    summary('brush, painted', brush.map(({ painted }) => painted)),
    summary('sort, painted', sort),
    summary('thresholds ready, once', [ready]),
    summary('threshold to counts and backtest', threshold.filter((ms) => !Number.isNaN(ms))),
    summary('trace, other span', zoom),
  ]
}
