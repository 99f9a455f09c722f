import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../renderer/engine/client'
import { inputKey } from '../../../renderer/engine/input-key'
import { createQueryCache, type QueryCache } from '../../../renderer/engine/query-cache'
import { createFarEngine } from './far-engine'

let far: ReturnType<typeof createFarEngine>
let page: EngineClient
let queries: QueryCache
beforeEach(() => {
  far = createFarEngine()
  page = far.newPage()
  queries = createQueryCache(page)
})
afterEach(() => page.close())

const name = 'project.info'
const key = inputKey({})
const watch = (input = key, call: typeof name | 'import.rejects' = name) => queries.subscribe(call, input, () => undefined)
const answered = async (count: number) => expect.poll(() => far.calls.length).toBe(count)

describe('answers', () => {
  it('are asked for once, however many look', async () => {
    watch()
    watch()
    await answered(1)
    expect(queries.read(name, key)).toMatchObject({ data: undefined, fetching: true })
    far.calls[0]?.resolve({ units: 24 })
    await expect.poll(() => queries.read(name, key)).toEqual({ data: { units: 24 }, error: undefined, fetching: false })
    watch()
    expect(far.calls.length).toBe(1)
  })

  it('are the same for the same input in another order', () => {
    expect(inputKey({ a: 1, b: { d: 2, c: [1, { f: 1, e: 2 }] } })).toBe(inputKey({ b: { c: [1, { e: 2, f: 1 }], d: 2 }, a: 1 }))
    expect(inputKey({ a: 1, b: undefined })).toBe(inputKey({ a: 1 }))
    expect(inputKey([1, 2])).not.toBe(inputKey([2, 1]))
  })

  it('are cancelled when the last one leaves, and asked for again by the next', async () => {
    const leaveFirst = watch()
    const leaveSecond = watch()
    await answered(1)
    leaveFirst()
    await new Promise((resolve) => setTimeout(resolve, 5))
    expect(far.calls[0]?.context.signal.aborted).toBe(false)
    leaveSecond()
    await expect.poll(() => far.calls[0]?.context.signal.aborted).toBe(true)
    watch()
    await answered(2)
  })

  it('that were asked for ahead are those that the first view gets', async () => {
    queries.askAhead(name, key)
    await answered(1)
    far.calls[0]?.resolve(7)
    await expect.poll(() => queries.read(name, key).data).toBe(7)
    watch()
    queries.askAhead(name, key)
    expect(far.calls.length).toBe(1)
  })

  it('that were asked for ahead push out each other, and nothing that was looked at', async () => {
    const leave = watch()
    await answered(1)
    far.calls[0]?.resolve('seen')
    await expect.poll(() => queries.read(name, key).data).toBe('seen')
    leave()
    const rejects = (importNo: number): string => inputKey({ importNo })
    for (let importNo = 1; importNo <= 20; importNo++) queries.askAhead('import.rejects', rejects(importNo))
    expect(queries.read(name, key).data).toBe('seen')
    expect(queries.read('import.rejects', rejects(1)).fetching).toBe(false)
    expect(queries.read('import.rejects', rejects(20)).fetching).toBe(true)
  })

  it('are not asked for twice by a view that leaves and comes back at once', async () => {
    watch()()
    watch()
    await answered(1)
    far.calls[0]?.resolve(1)
    await expect.poll(() => queries.read(name, key).data).toBe(1)
    expect(far.calls.length).toBe(1)
  })

  it('stay on screen while newer ones are on their way after a change', async () => {
    watch()
    await answered(1)
    far.calls[0]?.resolve('old')
    await expect.poll(() => queries.read(name, key).data).toBe('old')
    const undone = page.call('import.undo', { importNo: 1 })
    await answered(2)
    far.calls[1]?.resolve({ importNo: 1, unitIds: [] })
    await undone
    await answered(3)
    expect(queries.read(name, key)).toMatchObject({ data: 'old', fetching: true })
    far.calls[2]?.resolve('new')
    await expect.poll(() => queries.read(name, key)).toMatchObject({ data: 'new', fetching: false })
  })

  it('are not asked for again when another project is opened, with which the page begins anew', async () => {
    let told: ((data: { reason: string }) => void) | undefined
    const another = createQueryCache({ ...page, onEvent: (event, listener) => { if (event === 'project.changed') told = listener as typeof told; return () => undefined } })
    another.subscribe(name, key, () => undefined)
    await answered(1)
    far.calls[0]?.resolve('old')
    await expect.poll(() => another.read(name, key).data).toBe('old')
    told?.({ reason: 'projects.open' })
    expect(another.read(name, key).fetching).toBe(false)
    told?.({ reason: 'import.undo' })
    expect(another.read(name, key).fetching).toBe(true)
  })

  it('keep the error and are asked for again on the next look', async () => {
    const leave = watch(inputKey({ importNo: -1 }), 'import.rejects')
    await expect
      .poll(() => queries.read('import.rejects', inputKey({ importNo: -1 })).error)
      .toMatchObject({ code: 'bad-arguments' })
    leave()
    expect(far.calls.length).toBe(0)
  })

  it('come back after a lost connection', async () => {
    watch()
    await answered(1)
    far.cut()
    await expect.poll(() => page.connectionState()).toBe('lost')
    await expect.poll(() => page.connectionState(), { timeout: 3000 }).toBe('open')
    await answered(2)
    far.calls[1]?.resolve('again')
    await expect.poll(() => queries.read(name, key)).toMatchObject({ data: 'again', error: undefined })
  })
})
