import { expect, it } from 'vitest'
import { createFarEngine } from './far-engine'

it('waits for the first connection, tells its state, and comes back when the engine does', async () => {
  const far = createFarEngine()
  const page = far.newPage()
  const states: string[] = []
  page.onConnection((state) => states.push(state))
  expect(page.connectionState()).toBe('connecting')
  expect(await page.call('jobs.list', {})).toEqual([])
  expect(states).toEqual(['open'])

  far.setReachable(false)
  far.cut()
  await expect.poll(() => page.connectionState()).toBe('lost')
  await expect(page.call('jobs.list', {})).rejects.toMatchObject({ code: 'connection-lost' })

  far.setReachable(true)
  await expect.poll(() => page.connectionState(), { timeout: 5000 }).toBe('open')
  expect(await page.call('jobs.list', {})).toEqual([])
  page.close()
})

it('does not come back once closed', async () => {
  const far = createFarEngine()
  const page = far.newPage()
  await page.call('jobs.list', {})
  page.close()
  await new Promise((resolve) => setTimeout(resolve, 600))
  expect(far.connections()).toBe(1)
})
