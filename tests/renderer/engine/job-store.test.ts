import { afterEach, beforeEach, expect, it } from 'vitest'
import type { EngineClient } from '../../../renderer/engine/client'
import { createJobStore, type JobStore } from '../../../renderer/engine/job-store'
import { createFarEngine } from './far-engine'

let far: ReturnType<typeof createFarEngine>
let pages: EngineClient[]
let jobs: JobStore

const openPage = (): JobStore => {
  const page = far.newPage()
  pages.push(page)
  return createJobStore(page)
}

beforeEach(() => {
  far = createFarEngine()
  pages = []
  jobs = openPage()
})
afterEach(() => {
  for (const page of pages) page.close()
})

const name = 'project.analyse'
const started = () => expect.poll(() => far.calls.length).toBe(1)

it('reports progress and the result', async () => {
  const ended = jobs.start(name, {})
  await started()
  expect(jobs.running()).toEqual([name])
  far.calls[0]?.context.onProgress({ stage: 'features', done: 1, total: 3, secondsLeft: 4 })
  await expect.poll(() => jobs.read(name).progress).toEqual({ stage: 'features', done: 1, total: 3, secondsLeft: 4 })
  far.calls[0]?.resolve({ asOf: '2025-12-31' })
  expect(await ended).toEqual({ asOf: '2025-12-31' })
  expect(jobs.read(name)).toMatchObject({ status: 'done', result: { asOf: '2025-12-31' } })
  expect(jobs.running()).toEqual([])
  jobs.clear(name)
  expect(jobs.read(name).status).toBe('idle')
})

it('runs one of a name at a time', async () => {
  void jobs.start(name, {})
  await started()
  expect(await jobs.start(name, {})).toBeUndefined()
  expect(far.calls.length).toBe(1)
})

it('ends as cancelled when cancelled, as failed when it fails', async () => {
  const first = jobs.start(name, {})
  await started()
  jobs.cancel(name)
  expect(await first).toBeUndefined()
  expect(jobs.read(name).status).toBe('cancelled')
  const second = jobs.start(name, {})
  await expect.poll(() => far.calls.length).toBe(2)
  far.calls[1]?.reject(new Error('out of luck'))
  await second
  expect(jobs.read(name)).toMatchObject({ status: 'failed', error: { code: 'internal', detail: 'out of luck' } })
})

it('is found again by a page that comes later, and cancelled from there', async () => {
  const own = jobs.start(name, {})
  await started()
  far.calls[0]?.context.onProgress({ stage: 'models', done: 2, total: 3 })
  const later = openPage()
  await expect.poll(() => later.read(name)).toMatchObject({ status: 'running', progress: { stage: 'models' } })
  later.cancel(name)
  await own
  expect(jobs.read(name).status).toBe('cancelled')
  await expect.poll(() => later.read(name).status).toBe('cancelled')
})

it('goes on when the connection breaks, and is found again', async () => {
  const own = jobs.start(name, {})
  await started()
  far.cut()
  await own
  expect(jobs.read(name)).toMatchObject({ status: 'failed', error: { code: 'connection-lost' } })
  expect(far.calls[0]?.context.signal.aborted).toBe(false)
  await expect.poll(() => jobs.read(name).status, { timeout: 3000 }).toBe('running')
  far.calls[0]?.resolve({})
  await expect.poll(() => jobs.read(name).status).toBe('done')
})

it('of another page has failed, not ended, when the engine itself is gone', async () => {
  void jobs.start(name, {})
  await started()
  const page = far.newPage(() => ({ code: 'engine-restarted', message: 'The engine was started again.' }))
  pages.push(page)
  const later = createJobStore(page)
  await expect.poll(() => later.read(name).status).toBe('running')
  far.setReachable(false)
  far.cut()
  await expect.poll(() => later.read(name)).toMatchObject({ status: 'failed', error: { code: 'engine-restarted' } })
})
