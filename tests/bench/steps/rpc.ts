import { WebSocket, WebSocketServer } from 'ws'
import type { AddressInfo } from 'node:net'
import { openDatabase } from '../../../analytics/db/database'
import { readColumns, run } from '../../../analytics/db/query'
import { toArrow } from '../../../analytics/db/to-arrow'
import { createRpcClient } from '../../../analytics/wire/rpc-client'
import { serve } from '../../../analytics/wire/serve'
import type { Service } from '../../../analytics/wire/service'
import { wireOverSocket } from '../../../analytics/wire/socket-wire'
import { EngineError, toErrorData } from '../../../analytics/contract'
import { readColumnSet } from '../../../renderer/engine/column-set'
import { runStep, type StepResult } from '../child'

const rows = 1_000_000
const pageRows = 200_000

interface AskResult extends StepResult {
  calls: number
  raw: number
  bytes: number
}

/** A million rows of five numbers, page by page (a result may have 8 MB), asked for from another process over a socket. */
export const answerCalls = async () => {
  const database = await openDatabase(':memory:', { threads: 2, memoryLimitMb: 1024, tempDirectory: '.cache/bench/rpc-spill' })
  const connection = await database.connect()
  await run(connection, `CREATE TABLE value AS SELECT i, i * 0.5::DOUBLE AS a, sin(i) AS b, cos(i) AS c, (i % 97)::DOUBLE AS d FROM range(${rows}) t(i)`)
  const page = async (from: number): Promise<Uint8Array> =>
    toArrow(await readColumns(connection, `SELECT i::DOUBLE AS i, a, b, c, d FROM value WHERE i >= $from AND i < $from + ${pageRows}`, { from }))
  const made = new Map<number, Uint8Array>()
  for (let from = 0; from < rows; from += pageRows) made.set(from, await page(from))
  const service: Service = {
    check: (_name, input) => input,
    kindOf: () => 'query',
    toErrorData,
    onEvent: () => () => undefined,
    call: async (name, input) => {
      const { from } = input as { from: number }
      return name === 'raw' ? made.get(from) : page(from)
    },
  }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
  server.on('connection', (socket) => serve(wireOverSocket(socket as never), service))
  await new Promise<void>((ready) => server.once('listening', () => ready()))
  return runStep<AskResult>('rpc-client', { port: (server.address() as AddressInfo).port })
}

/** Asks for all pages and reads every number: computed by the engine, and as ready bytes (the floor). */
export const askCalls = async ({ port }: { port: number }) => {
  const client = createRpcClient(wireOverSocket(new WebSocket(`ws://127.0.0.1:${port}`, { perMessageDeflate: false }) as never), EngineError.fromData)
  const times: Record<'page' | 'raw', number[]> = { page: [], raw: [] }
  let bytes = 0
  for (let pair = 0; pair < 6; pair++)
    for (const name of ['page', 'raw'] as const) {
      const started = performance.now()
      bytes = 0
      for (let from = 0; from < rows; from += pageRows) {
        const { body } = await client.call(name, { from })
        bytes += body.length
        if (name === 'page') sumAll(body)
      }
      if (pair > 0) times[name].push((performance.now() - started) / 1000)
    }
  return { seconds: median(times.page), raw: median(times.raw), bytes }
}

const sumAll = (body: Uint8Array): number => {
  const set = readColumnSet<'i' | 'a' | 'b' | 'c' | 'd'>(body)
  let sum = 0
  for (const name of ['i', 'a', 'b', 'c', 'd'] as const) for (const value of set.numbers(name)) sum += value
  return sum
}

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] as number
