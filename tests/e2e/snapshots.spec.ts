import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page, TestInfo } from '@playwright/test'
import { differencesOf, tellDifferences, type Differences } from '../snapshots/differences'
import { drawSignature, reducePicture, type Alteration } from '../snapshots/in-browser'
import { decodeSignature, encodeSignature, type Signature } from '../snapshots/signature'
import { keyStates, type KeyState } from '../snapshots/states'
import { openState, takePicture } from '../snapshots/take-picture'
import { listenForErrors } from './page-checks'
import { seedCauses } from './seed-causes'
import { expect, test } from './workstation'

const writes = process.env['SUBCOOL_SNAPSHOTS'] === 'write'
const fileOf = (name: string): string => fileURLToPath(new URL(`./signatures/${name}.json`, import.meta.url))
const known = (name: string): Signature => decodeSignature(readFileSync(fileOf(name), 'utf8'))

interface Taken {
  png: Buffer
  found: Signature
}

const take = async (page: Page, blankPage: Page): Promise<Taken> => {
  const png = await takePicture(page)
  return { png, found: await reducePicture(blankPage, png) }
}

/** A picture that two moments agree on: a slow machine is given time to finish. */
const takeAtRest = async (page: Page, blankPage: Page): Promise<Taken> => {
  let last = await take(page, blankPage)
  for (let tries = 0; tries < 20; tries++) {
    await page.waitForTimeout(150)
    const next = await take(page, blankPage)
    if (Buffer.compare(last.found.cells, next.found.cells) === 0) return next
    last = next
  }
  return last
}

const report = async (blankPage: Page, info: TestInfo, name: string, expected: Signature, { png, found }: Taken, differences: Differences): Promise<void> => {
  writeFileSync(info.outputPath(`${name}-screenshot.png`), png)
  writeFileSync(info.outputPath(`${name}-expected.png`), await drawSignature(blankPage, expected, differences.off))
  writeFileSync(info.outputPath(`${name}-found.png`), await drawSignature(blankPage, found, differences.off))
}

const check = async (page: Page, blankPage: Page, info: TestInfo, name: string): Promise<void> => {
  const file = fileOf(name)
  if (writes) return writeFileSync(file, encodeSignature((await takeAtRest(page, blankPage)).found))
  expect(existsSync(file), `${file} is missing: SUBCOOL_SNAPSHOTS=write makes it`).toBe(true)
  const expected = known(name)
  let taken = await take(page, blankPage)
  if (!differencesOf(expected, taken.found).same) taken = await takeAtRest(page, blankPage)
  const differences = differencesOf(expected, taken.found)
  if (!differences.same) await report(blankPage, info, name, expected, taken, differences)
  expect.soft(differences.same, `${name}: ${tellDifferences(differences)}; pictures in ${info.outputDir}`).toBe(true)
}

test.use({ actionTimeout: 15_000 })

const stateTest = (title: string, states: readonly KeyState[]): void => {
  test(title, async ({ smallProject, openStation, context }, info) => {
    test.setTimeout(180_000)
    await seedCauses(smallProject)
    const { page } = await openStation(smallProject)
    const blankPage = await context.newPage()
    await page.bringToFront()
    const errors = listenForErrors(page)
    for (const state of states)
      await test.step(state.name, async () => {
        await openState(page, state)
        await check(page, blankPage, info, state.name)
      })
    expect(errors).toEqual([])
  })
}

stateTest('the key states in light look as they did', keyStates.filter(({ theme }) => theme === 'light'))
stateTest('the key states in dark look as they did', keyStates.filter(({ theme }) => theme === 'dark'))

/** Chromium as another machine would draw with it: text hinted, at whole pixels, in other colours at its edges. */
const otherRasterisation = ['--font-render-hinting=full', '--disable-font-subpixel-positioning', '--enable-lcd-text']

test('a lost chart, an overlapping panel and the other theme are seen; a pixel and another antialiasing are not', async ({ smallProject, openStation, context, playwright, launchOptions }) => {
  test.setTimeout(120_000)
  await seedCauses(smallProject)
  const { page } = await openStation(smallProject)
  const blankPage = await context.newPage()
  await page.bringToFront()
  const state = keyStates.find(({ name }) => name === 'fleet') as KeyState
  await openState(page, state)
  const { png, found } = await takeAtRest(page, blankPage)
  const compare = async (picture: Buffer, alteration: Alteration = {}): Promise<Differences> => differencesOf(found, await reducePicture(blankPage, picture, alteration))

  for (const [moveX, moveY] of [[1, 0], [0, 1], [-1, -1]] as const)
    expect(tellDifferences(await compare(png, { moveX, moveY })), `moved by ${moveX}, ${moveY}`).toMatch(/^0\.\d % /)
  for (const chart of await page.locator('[data-chart]').all()) {
    const { x, y, width, height } = (await chart.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    const lost = await compare(png, { blank: { left: x, top: y, width, height } })
    expect(lost.same, 'a lost chart').toBe(false)
    expect(lost.regions[0]?.left).toBeGreaterThanOrEqual(x - 20)
    expect(lost.regions[0]?.right).toBeLessThanOrEqual(x + width + 20)
    expect((await compare(png, { copy: { left: x, top: y, width, height, toLeft: x - 120, toTop: y + 100 } })).same, 'an overlapping panel').toBe(false)
  }

  const other = await playwright.chromium.launch({ ...launchOptions, args: [...(launchOptions.args ?? []), ...otherRasterisation] })
  const otherPage = await (await other.newContext({ viewport: { width: 1280, height: 800 }, timezoneId: 'UTC', locale: 'en-GB', storageState: await context.storageState() })).newPage()
  await otherPage.goto(page.url())
  await openState(otherPage, state)
  const redrawn = await takeAtRest(otherPage, blankPage)
  await other.close()
  expect(redrawn.png.equals(png), 'the other Chromium draws otherwise').toBe(false)
  expect(tellDifferences(await compare(redrawn.png))).toMatch(/^(no cell|0\.\d % )/)

  await openState(page, { ...state, theme: 'dark' })
  const { same, share } = await compare((await takeAtRest(page, blankPage)).png)
  expect({ same, most: share > 0.9 }).toEqual({ same: false, most: true })
})
