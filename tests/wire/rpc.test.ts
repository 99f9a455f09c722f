import { setTimeout as wait } from 'node:timers/promises'
import { tableFromIPC } from 'apache-arrow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  arrow,
  command,
  EngineError,
  fromErrorData,
  inputCheck,
  job,
  json,
  query,
  toErrorData,
  type CallContext,
  type Calls,
  type JobProgress,
} from '../../analytics/contract'
import { toArrow } from '../../analytics/db/to-arrow'
import { createRpcClient, type RpcClient } from '../../analytics/wire/rpc-client'
import { serve } from '../../analytics/wire/serve'
import type { Service } from '../../analytics/wire/service'
import { transports, type Link } from './transports'

const calls = {
  'sum.of': query(z.strictObject({ a: z.number(), b: z.number().default(10) }), json<number>()),
  'line.of': query(z.strictObject({ points: z.number().int() }), arrow<'x' | 'y' | 'name'>()),
  'name.set': command(z.strictObject({ name: z.string() }), json<null>()),
  'work.long': job(z.strictObject({ steps: z.number() }), json<string>()),
  'wait.forever': query(z.strictObject({}), json<null>()),
  'fail.known': query(z.strictObject({}), json<null>()),
  'fail.unknown': query(z.strictObject({}), json<null>()),
  'too.large': query(z.strictObject({}), arrow<'x'>()),
} satisfies Calls

const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) =>
    signal.addEventListener('abort', () => reject(new EngineError('cancelled', 'Stopped at your wish.'))),
  )

const createService = () => {
  const aborted: string[] = []
  const listeners = new Set<(name: string, data: unknown) => void>()
  const answer = async (name: string, input: never, { signal, onProgress }: CallContext): Promise<unknown> => {
    const i = input as Record<string, number>
    signal.addEventListener('abort', () => aborted.push(name))
    if (name === 'sum.of') return (i['a'] as number) + (i['b'] as number)
    if (name === 'line.of') return lineOf(i['points'] as number)
    if (name === 'too.large') return new Uint8Array(8 * 1024 * 1024 + 1)
    if (name === 'fail.known')
      throw new EngineError('unit-not-found', 'No unit "X9".', { hint: 'See the list of units.', detail: 'X9' })
    if (name === 'fail.unknown') throw new TypeError('x is not a function')
    if (name === 'work.long') {
      for (let done = 1; done <= (i['steps'] as number); done++) {
        onProgress({ stage: 'count', done, total: i['steps'] as number })
        await wait(1)
      }
      return 'counted'
    }
    return untilAborted(signal)
  }
  const service: Service = {
    check: inputCheck(calls),
    kindOf: (name) => (calls as Calls)[name]?.kind ?? 'query',
    toErrorData,
    call: (name, input, context) => answer(name, input as never, context),
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return { service, aborted, listeners }
}

const lineOf = (points: number): Uint8Array => {
  const x = Float64Array.from({ length: points }, (_, i) => i)
  const y = x.map((value) => (value === 2 ? NaN : value * value))
  return toArrow({
    rowCount: points,
    names: ['x', 'y', 'name'],
    columns: {
      x: { kind: 'number', values: x },
      y: { kind: 'number', values: y },
      name: { kind: 'text', values: [...x].map((value) => (value % 2 === 0 ? 'even' : null)) },
    },
  })
}

describe.each(transports)('calls over %s', (_, connect) => {
  let link: Link
  let client: RpcClient
  let far: ReturnType<typeof createService>

  beforeEach(async () => {
    link = await connect()
    far = createService()
    serve(link.far, far.service)
    client = createRpcClient(link.near, fromErrorData)
  })
  afterEach(() => link.end())

  it('answers JSON, with the defaults of the input filled in', async () => {
    expect((await client.call('sum.of', { a: 1, b: 2 })).value).toBe(3)
    expect((await client.call('sum.of', { a: 1 })).value).toBe(11)
  })

  it('keeps many calls in flight apart', async () => {
    const numbers = Array.from({ length: 200 }, (_unused, index) => index)
    const sums = await Promise.all(numbers.map((a) => client.call('sum.of', { a, b: 0 })))
    expect(sums.map((answer) => answer.value)).toEqual(numbers)
  })

  it('carries an Arrow body whole', async () => {
    const { body } = await client.call('line.of', { points: 5000 })
    const table = tableFromIPC(body)
    expect(table.numRows).toBe(5000)
    expect(table.getChild('y')?.get(2)).toBeNull()
    expect(table.getChild('y')?.get(4999)).toBe(4999 * 4999)
    expect([0, 1, 2].map((row) => table.getChild('name')?.get(row))).toEqual(['even', null, 'even'])
  })

  it('refuses a body over 8 MB by name', async () => {
    await expect(client.call('too.large', {})).rejects.toMatchObject({ code: 'result-too-large' })
  })

  it('names the field of a bad input, and an unknown call', async () => {
    await expect(client.call('sum.of', { a: 'one' })).rejects.toThrow(/sum\.of: a: .*number/)
    await expect(client.call('sum.of', { a: 1, c: 1 })).rejects.toMatchObject({ code: 'bad-arguments' })
    await expect(client.call('sum.off', {})).rejects.toThrow('There is no call named "sum.off".')
    await expect(client.call('constructor', {})).rejects.toMatchObject({ code: 'bad-arguments' })
  })

  it('brings an engine error over with everything in it', async () => {
    const error: unknown = await client.call('fail.known', {}).catch((e: unknown) => e)
    expect(error).toBeInstanceOf(EngineError)
    expect(error).toMatchObject({
      code: 'unit-not-found',
      message: 'No unit "X9".',
      hint: 'See the list of units.',
      detail: 'X9',
    })
  })

  it('brings a program error over as internal, without its stack', async () => {
    const error = (await client.call('fail.unknown', {}).catch((e: unknown) => e)) as EngineError
    expect(error.code).toBe('internal')
    expect(JSON.stringify(error.toData())).not.toContain('at ')
  })

  it('reports progress in order before the answer', async () => {
    const steps: JobProgress[] = []
    const answer = await client.call('work.long', { steps: 5 }, { onProgress: (progress) => steps.push(progress) })
    expect(answer.value).toBe('counted')
    expect(steps.map((step) => step.done)).toEqual([1, 2, 3, 4, 5])
  })

  it('cancels on the far side and fails at once here', async () => {
    const controller = new AbortController()
    const pending = client.call('wait.forever', {}, { signal: controller.signal })
    setTimeout(() => controller.abort(), 5)
    await expect(pending).rejects.toMatchObject({ code: 'cancelled' })
    await expect.poll(() => far.aborted).toEqual(['wait.forever'])
  })

  it('waits for the last word of the far side when asked', async () => {
    const controller = new AbortController()
    const pending = client.call('wait.forever', {}, { signal: controller.signal, awaitEnd: true })
    setTimeout(() => controller.abort(), 5)
    await expect(pending).rejects.toThrow('Stopped at your wish.')
  })

  it('sends nothing for a call that is cancelled before it starts', async () => {
    const signal = AbortSignal.abort()
    await expect(client.call('wait.forever', {}, { signal })).rejects.toMatchObject({ code: 'cancelled' })
    await client.call('sum.of', { a: 1 })
    expect(far.aborted).toEqual([])
  })

  it('tells events until the wire closes', async () => {
    const told: unknown[] = []
    client.onEvent((name, data) => told.push([name, data]))
    await client.call('sum.of', { a: 1 })
    for (const listener of far.listeners) listener('project.changed', { reason: 'import' })
    await expect.poll(() => told).toEqual([['project.changed', { reason: 'import' }]])
    await link.end()
    await expect.poll(() => far.listeners.size).toBe(0)
  })

  it('fails pending and later calls when the far side goes away, and stops its queries', async () => {
    const pending = client.call('wait.forever', {})
    const failed = expect(pending).rejects.toMatchObject({ code: 'connection-lost' })
    await client.call('sum.of', { a: 1 })
    link.far.close()
    await failed
    await expect(client.call('sum.of', { a: 1 })).rejects.toMatchObject({ code: 'connection-lost' })
    await expect.poll(() => far.aborted).toEqual(['wait.forever'])
  })

  it('closes on bytes that are no frame', async () => {
    const closed = new Promise<void>((resolve) => link.near.onClose(resolve))
    link.near.send(new Uint8Array([255, 255, 255, 255, 0, 1]))
    await closed
  })
})

it('fails with what the shell says when it restarts the engine', async () => {
  const [, connect] = transports[0] as (typeof transports)[0]
  const link = await connect()
  const client = createRpcClient(link.near, fromErrorData, () => ({ code: 'engine-restarted', message: 'Restarted.' }))
  const pending = client.call('sum.of', { a: 1 })
  link.near.close()
  await expect(pending).rejects.toMatchObject({ code: 'engine-restarted' })
})
