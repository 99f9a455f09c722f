import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

/** Collects what the page complains about; read it at the end of a test. */
export const listenForErrors = (page: Page): string[] => {
  const heard: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') heard.push(`${message.type()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => heard.push(`error: ${error.message}`))
  return heard
}

/** Waits until answers are there and charts are drawn. */
export const settled = async (page: Page): Promise<void> => {
  await page.evaluate(() => document.fonts.ready)
  await expect(page.locator('[data-fetching]')).toHaveCount(0)
  await expect(page.getByText('Loading', { exact: true })).toHaveCount(0)
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
}

/** Nothing is wider than the window, and no part of a screen scrolls sideways. */
export const expectNoSidewaysScroll = async (page: Page): Promise<void> => {
  const wide = await page.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('main, main *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element)
        const scrolls = element === document.documentElement || overflowX === 'auto' || overflowX === 'scroll'
        return scrolls && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
      })
      .map((element) => `${element.tagName} ${element.className}: ${element.scrollWidth} > ${element.clientWidth}`),
  )
  expect(wide).toEqual([])
}

/** Text that does not fit is shortened with an ellipsis and whole in a tooltip; everything else fits. */
export const expectNoClippedText = async (page: Page): Promise<void> => {
  const clipped = await page.evaluate(() =>
    [...document.querySelectorAll('body *')]
      .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim() !== ''))
      .filter((element) => {
        const style = getComputedStyle(element)
        if (style.overflowX === 'visible' || style.clipPath !== 'none' || element.clientWidth === 0) return false
        if (element.scrollWidth <= element.clientWidth + 1 && element.scrollHeight <= element.clientHeight + 3) return false
        return !(style.textOverflow === 'ellipsis' && element.closest('[title]') !== null)
      })
      .map((element) => `${element.className}: ${element.textContent}`),
  )
  expect(clipped).toEqual([])
}

/** Every chart has something drawn on it besides its frame. */
export const expectNoEmptyChart = async (page: Page): Promise<number> => {
  const charts = await page.evaluate(() =>
    [...document.querySelectorAll('[data-chart]')].map((chart) => {
      const label = chart.getAttribute('aria-label') ?? chart.querySelector('svg')?.getAttribute('aria-label') ?? ''
      const canvas = chart.querySelector('canvas')
      if (canvas === null) return { label, marks: chart.querySelectorAll('rect, path, circle, polyline').length }
      const { data } = (canvas.getContext('2d') as CanvasRenderingContext2D).getImageData(0, 0, canvas.width, canvas.height)
      let marks = 0
      for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue, alpha] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0, data[at + 3] ?? 0]
        if (alpha > 120 && Math.max(red, green, blue) - Math.min(red, green, blue) > 60) marks++
      }
      return { label, marks }
    }),
  )
  for (const { label, marks } of charts) {
    expect(label).not.toBe('')
    expect(marks, label).toBeGreaterThan(1)
  }
  return charts.length
}

/** No serious or critical issue of accessibility, contrast of 4.5 included; judged within the page, as a shell opens no other. */
export const expectAccessible = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`)
  expect(serious).toEqual([])
}
