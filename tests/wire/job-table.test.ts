import { describe, expect, it } from 'vitest'
import { EngineError, fromErrorData, toErrorData, type CallContext } from '../../analytics/contract'
import { createJobTable } from '../../analytics/wire/job-table'
import { createMemoryPair } from '../../analytics/wire/memory-pair'
import { createRpcClient } from '../../analytics/wire/rpc-client'
import { serve } from '../../analytics/wire/serve'

const create = () => {
  let context: CallContext | undefined
  let finish: (value: string) => void = () => undefined
  const table = createJobTable({
    check: (_, input) => input,
    kindOf: () => 'job',
    toErrorData,
    call: (_, __, given) => {
      context = given
      return new Promise((resolve, reject) => {
        finish = resolve
        given.signal.addEventListener('abort', () => reject(new EngineError('cancelled', 'Cancelled.')))
      })
    },
    onEvent: () => () => undefined,
  })
  const connect = () => {
    const [near, far] = createMemoryPair()
    serve(far, table.service)
    const client = createRpcClient(near, fromErrorData)
    const events: [string, unknown][] = []
    client.onEvent((name, data) => events.push([name, data]))
    return { client, events, near }
  }
  return { table, connect, context: () => context as CallContext, finish: (value: string) => finish(value) }
}

describe('jobs', () => {
  it('outlive the page that started them, and another page sees them end', async () => {
    const { table, connect, context, finish } = create()
    const first = connect()
    const second = connect()
    const lost = expect(first.client.call('import.start', {})).rejects.toMatchObject({ code: 'connection-lost' })
    await expect.poll(() => table.list().length).toBe(1)
    first.near.close()
    await lost
    expect(context().signal.aborted).toBe(false)
    context().onProgress({ stage: 'import', done: 1, total: 4 })
    expect(table.list()[0]).toMatchObject({ name: 'import.start', progress: { done: 1, total: 4 } })
    finish('done')
    await expect.poll(() => second.events.map(([name]) => name)).toEqual(['job.progress', 'job.ended'])
    expect(second.events[1]?.[1]).toMatchObject({ outcome: 'done' })
    expect(table.list()).toEqual([])
  })

  it('are cancelled by number from any page', async () => {
    const { table, connect } = create()
    const { client, events } = connect()
    const pending = client.call('import.start', {})
    const cancelled = expect(pending).rejects.toMatchObject({ code: 'cancelled' })
    await expect.poll(() => table.list().length).toBe(1)
    expect(table.cancel('import.start-99')).toBe(false)
    expect(table.cancel(table.list()[0]?.jobId ?? '')).toBe(true)
    await cancelled
    await expect.poll(() => events.at(-1)?.[1]).toMatchObject({ outcome: 'cancelled' })
  })

  it('report what the eye can follow, every stage and the end', async () => {
    const { table, connect, context, finish } = create()
    const { client } = connect()
    const seen: string[] = []
    const answered = client.call('x', {}, { onProgress: ({ stage, done }) => seen.push(`${stage} ${done}`) })
    await expect.poll(() => table.list().length).toBe(1)
    for (let done = 1; done <= 1000; done++) context().onProgress({ stage: 'a', done, total: 1000 })
    context().onProgress({ stage: 'b', done: 0, total: 2 })
    await expect.poll(() => seen.at(-1)).toBe('b 0')
    expect(seen[0]).toBe('a 1')
    expect(seen).toContain('a 1000')
    expect(seen.length).toBeLessThan(20)
    finish('')
    await answered
  })
})
