import type { AnswerOf, CallName, ColumnNamesOf, Contract, EngineErrorData, EventName, Events, InputOf, JobProgress } from '../../analytics/contract'
import { EngineError } from '../../analytics/contract/errors'
import { createRpcClient } from '../../analytics/wire/rpc-client'
import type { Host } from '../host/host'
import { readColumnSet, type ColumnSet } from './column-set'
import { createConnection, type ConnectionState } from './connection'

/** What the page gets: the JSON value, or the columns of an Arrow answer. */
export type PageAnswer<Name extends CallName> =
  [ColumnNamesOf<Contract[Name]>] extends [never] ? AnswerOf<Contract[Name]> : ColumnSet<ColumnNamesOf<Contract[Name]>>

export interface CallOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
  awaitEnd?: boolean | undefined
}

export interface EngineClient {
  /** Fails with an `EngineError`; waits for a connection that is being made. */
  call<Name extends CallName>(
    name: Name,
    input: InputOf<Contract[Name]>,
    options?: CallOptions,
  ): Promise<PageAnswer<Name>>
  onEvent<Name extends EventName>(name: Name, listener: (data: Events[Name]) => void): () => void
  connectionState(): ConnectionState
  onConnection(listener: (state: ConnectionState) => void): () => void
  /** Why calls fail when the wire closes, where the shell knows that the engine has ended with it. */
  readonly lost: (() => EngineErrorData) | undefined
  close(): void
}

/** The engine as the page sees it: typed calls over whatever wire the shell opens, opened again when it is lost. */
export const createEngineClient = (host: Pick<Host, 'openEngine' | 'lost'>): EngineClient => {
  const listeners = new Set<(name: string, data: unknown) => void>()
  const connection = createConnection(async () => {
    const wire = await host.openEngine()
    const client = createRpcClient(wire, EngineError.fromData, host.lost)
    client.onEvent((name, data) => {
      for (const listener of listeners) listener(name, data)
    })
    return { client, wire }
  })
  return {
    call: async (name, input, options) => {
      const { client } = await connection.current()
      const { value, body } = await client.call(name, input, options)
      return (body.length > 0 ? readColumnSet(body) : value) as PageAnswer<typeof name>
    },
    onEvent: (name, listener) => {
      const heard = (told: string, data: unknown) => {
        if (told === name) listener(data as Events[typeof name])
      }
      listeners.add(heard)
      return () => listeners.delete(heard)
    },
    connectionState: connection.state,
    onConnection: connection.onState,
    lost: host.lost,
    close: connection.close,
  }
}
