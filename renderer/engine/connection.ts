import type { RpcClient } from '../../analytics/wire/rpc-client'
import type { Wire } from '../../analytics/wire/wire'

export type ConnectionState = 'connecting' | 'open' | 'lost'

export interface Line {
  client: RpcClient
  wire: Wire
}

export interface Connection {
  /** The open line; waits for the attempt under way and fails when that fails. */
  current(): Promise<Line>
  state(): ConnectionState
  onState(listener: (state: ConnectionState) => void): () => void
  close(): void
}

const firstDelayMs = 250
const longestDelayMs = 5000

/** Keeps one line open: a lost one is opened again after 0.25 s, then less and less often, at least every 5 s. */
export const createConnection = (open: () => Promise<Line>): Connection => {
  const listeners = new Set<(state: ConnectionState) => void>()
  let state: ConnectionState = 'connecting'
  let delay = firstDelayMs
  let timer: ReturnType<typeof setTimeout> | undefined
  let ended = false

  const become = (next: ConnectionState) => {
    if (state === next) return
    state = next
    for (const listener of listeners) listener(next)
  }

  const again = () => {
    if (ended) return
    become('lost')
    timer = setTimeout(() => {
      line = attempt()
    }, delay)
    delay = Math.min(delay * 2, longestDelayMs)
  }

  const attempt = (): Promise<Line> => {
    const opened = open()
    opened.then(settle, again)
    return opened
  }

  const settle = ({ wire }: Line) => {
    if (ended) return wire.close()
    delay = firstDelayMs
    wire.onClose(again)
    become('open')
  }

  let line = attempt()
  return {
    current: () => line,
    state: () => state,
    onState: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      ended = true
      clearTimeout(timer)
      line.then(({ wire }) => wire.close()).catch(() => undefined)
    },
  }
}
