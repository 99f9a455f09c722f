import type { Page } from '@playwright/test'
import { expect, test } from './launch/fixtures'
import { watchOpened } from './launch/drive'

test('every permission is denied', async ({ watchedShell }) => {
  const page = await watchedShell.page()
  const seen = await page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read']
    const states = await Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state))
    const failure = (work: Promise<unknown>): Promise<string> => work.then(() => 'given', (error: Error) => error.name)
    return {
      states: [...new Set(states)],
      notification: await Notification.requestPermission(),
      camera: await failure(navigator.mediaDevices.getUserMedia({ video: true })),
      place: await new Promise((resolve) => navigator.geolocation.getCurrentPosition(() => resolve('given'), ({ code }) => resolve(code))),
    }
  })
  expect(seen).toEqual({ states: ['denied'], notification: 'denied', camera: 'NotAllowedError', place: 1 })
})

const follow = async (page: Page, href: string, target: string): Promise<void> => {
  await page.evaluate(([address, where]) => {
    const link = document.createElement('a')
    Object.assign(link, { href: address, target: where, textContent: 'a link', id: 'a-link', style: 'position:fixed;top:0;left:0;z-index:9999' })
    document.body.append(link)
  }, [href, target] as const)
  await page.locator('#a-link').click()
  await page.evaluate(() => document.querySelector('#a-link')?.remove())
}

test('no page opens a window; a listed link goes to the browser of the system, another one nowhere', async ({ launch }) => {
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('link', { name: 'Import' }).first()).toBeVisible()
  const opened = await watchOpened(shell)
  const windows = () => shell.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length, undefined)

  await follow(page, 'https://www.ecfr.gov/current/title-40/part-82', '_blank')
  await expect.poll(opened).toEqual(['https://www.ecfr.gov/current/title-40/part-82'])
  expect(await page.evaluate(() => window.open('https://www.epa.gov/section608'))).toBe(null)
  await expect.poll(opened).toHaveLength(2)
  for (const address of ['https://evil.example/', 'http://www.epa.gov/', 'https://www.epa.gov.evil.example/', 'file:///etc/passwd', 'about:blank'])
    await page.evaluate((to) => void window.open(to), address)
  await follow(page, 'https://evil.example/', '_blank')
  await follow(page, 'https://www.epa.gov/last', '_blank')
  await expect.poll(opened).toHaveLength(3)
  expect((await opened())[2]).toBe('https://www.epa.gov/last')
  expect(await windows()).toBe(1)
})

test('the page cannot be led away', async ({ launch }) => {
  const shell = await launch()
  const page = await shell.page()
  await expect(page.getByRole('link', { name: 'Import' }).first()).toBeVisible()
  const address = () => shell.evaluate(({ BrowserWindow }) => new URL(BrowserWindow.getAllWindows()[0]?.webContents.getURL() ?? '').host, undefined)
  for (const to of ['https://evil.example/', 'https://www.epa.gov/', 'http://127.0.0.1:1/']) {
    await page.evaluate((target) => location.assign(target), to)
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
    expect(await address()).toBe('subcool')
  }
  await follow(page, 'https://evil.example/', '')
  await page.evaluate(() => {
    const frame = document.createElement('iframe')
    frame.src = 'https://evil.example/'
    document.body.append(frame)
  })
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 200)))
  expect(await address()).toBe('subcool')
  await expect(page.getByRole('link', { name: 'Import' }).first()).toBeVisible()
})
