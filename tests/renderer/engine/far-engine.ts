import { EngineError, type CallContext, type EngineErrorData } from '../../../analytics/contract'
import { createEngineService, type EngineLike } from '../../../analytics/hosts/engine-service'
import { createMemoryPair } from '../../../analytics/wire/memory-pair'
import { serve } from '../../../analytics/wire/serve'
import type { Wire } from '../../../analytics/wire/wire'
import { createEngineClient } from '../../../renderer/engine/client'

export interface Pending {
  name: string
  input: unknown
  context: CallContext
  resolve(value: unknown): void
  reject(error: Error): void
}

/** An engine whose calls are answered by the test, behind the real service and a wire that the test can cut. */
export const createFarEngine = () => {
  const calls: Pending[] = []
  const wires: Wire[] = []
  let reachable = true
  const engine: EngineLike = {
    call: (name, input, context) =>
      new Promise((resolve, reject) => {
        calls.push({ name, input, context, resolve, reject })
        context.signal.addEventListener('abort', () => reject(new EngineError('cancelled', 'Cancelled.')))
      }),
  }
  const jobs = createEngineService(engine, {
    list: async () => ({ path: '', parent: null, entries: [], truncated: false }),
    check: async () => undefined,
  })
  const openEngine = async (): Promise<Wire> => {
    if (!reachable) throw new EngineError('connection-lost', 'Not there.')
    const [near, far] = createMemoryPair()
    serve(far, jobs.service)
    wires.push(far)
    return near
  }
  return {
    calls,
    connections: () => wires.length,
    newPage: (lost?: () => EngineErrorData) => createEngineClient({ openEngine, ...(lost === undefined ? {} : { lost }) }),
    cut: () => wires.at(-1)?.close(),
    setReachable: (value: boolean) => {
      reachable = value
    },
  }
}
