import type { CallName } from '../../analytics/contract'
import { EngineError, type EngineErrorData } from '../../analytics/contract/errors'
import type { EngineClient } from './client'

export interface QueryState {
  data: unknown
  error: EngineError | undefined
  fetching: boolean
}

interface Entry {
  name: CallName
  input: unknown
  state: QueryState
  stale: boolean
  controller: AbortController | undefined
  listeners: Set<() => void>
  /** Asked for, and not looked at yet. */
  ahead: boolean
}

export interface QueryCache {
  /** What is known of the answer to an input, given as `inputKey` writes it. */
  read(name: CallName, input: string): QueryState
  /** Fetches when nothing fresh is there; the last one to leave cancels what is under way. */
  subscribe(name: CallName, input: string, listener: () => void): () => void
  refresh(name: CallName, input: string): void
  /** Fetches for somebody who is about to subscribe. */
  askAhead(name: CallName, input: string): void
}

const idle: QueryState = { data: undefined, error: undefined, fetching: false }
const keptWithoutListeners = 100
/** Of answers that nobody has looked at yet. */
const keptAhead = 12

/**
 * Answers by call and input. Identical questions in flight are one; `project.changed` and a new connection make
 * every answer stale: it stays on screen until the new one is there. With another project the page begins anew by itself.
 */
export const createQueryCache = (engine: EngineClient): QueryCache => {
  const entries = new Map<string, Entry>()
  const keyOf = (name: CallName, input: string) => `${name} ${input}`

  const latest = (name: CallName, input: string): Entry => {
    const key = keyOf(name, input)
    const entry = entries.get(key) ?? createEntry(name, input)
    entries.delete(key)
    entries.set(key, entry)
    return entry
  }

  const update = (entry: Entry, change: Partial<QueryState>) => {
    entry.state = { ...entry.state, ...change }
    for (const listener of entry.listeners) listener()
  }

  const fetchInto = async (entry: Entry): Promise<void> => {
    entry.controller?.abort()
    const controller = new AbortController()
    entry.controller = controller
    entry.stale = false
    update(entry, { fetching: true })
    try {
      const data: unknown = await engine.call(entry.name, entry.input as never, { signal: controller.signal })
      if (entry.controller === controller) update(entry, { data, error: undefined, fetching: false })
    } catch (error) {
      if (entry.controller !== controller) return
      entry.stale = true
      update(entry, { error: asEngineError(error), fetching: false })
    } finally {
      if (entry.controller === controller) entry.controller = undefined
    }
  }

  const leave = (key: string, entry: Entry, listener: () => void) => {
    entry.listeners.delete(listener)
    setTimeout(() => {
      if (entry.listeners.size > 0 || entries.get(key) !== entry) return
      if (entry.controller !== undefined) {
        entry.controller.abort()
        entry.controller = undefined
        entry.stale = true
        entry.state = { ...entry.state, fetching: false }
      }
      const unused = [...entries].filter(([, { listeners }]) => listeners.size === 0)
      for (const [old] of unused.slice(0, -keptWithoutListeners)) entries.delete(old)
    })
  }

  const everythingIsStale = () => {
    for (const [key, entry] of entries) {
      if (entry.listeners.size === 0) entries.delete(key)
      else void fetchInto(entry)
    }
  }

  engine.onEvent('project.changed', ({ reason }) => {
    if (reason !== 'projects.open') everythingIsStale()
  })
  let wasLost = false
  engine.onConnection((state) => {
    if (state === 'open' && wasLost) everythingIsStale()
    wasLost = state === 'lost'
  })

  return {
    read: (name, input) => entries.get(keyOf(name, input))?.state ?? idle,
    subscribe: (name, input, listener) => {
      const entry = latest(name, input)
      entry.ahead = false
      entry.listeners.add(listener)
      if (entry.stale && entry.controller === undefined) void fetchInto(entry)
      return () => leave(keyOf(name, input), entry, listener)
    },
    refresh: (name, input) => {
      const entry = entries.get(keyOf(name, input))
      if (entry !== undefined) void fetchInto(entry)
    },
    askAhead: (name, input) => {
      const fresh = !entries.has(keyOf(name, input))
      const entry = latest(name, input)
      if (fresh) entry.ahead = true
      if (entry.stale && entry.controller === undefined) void fetchInto(entry)
      const waiting = [...entries].filter(([, { ahead }]) => ahead)
      for (const [old] of waiting.slice(0, -keptAhead)) entries.delete(old)
    },
  }
}

const createEntry = (name: CallName, input: string): Entry => ({
  name,
  input: JSON.parse(input) as unknown,
  state: idle,
  stale: true,
  controller: undefined,
  listeners: new Set(),
  ahead: false,
})

/** Anything that went wrong on the way to the engine as an `EngineError`. */
export const asEngineError = (error: unknown): EngineError => {
  if (error instanceof EngineError) return error
  const data: EngineErrorData = { code: 'internal', message: error instanceof Error ? error.message : String(error) }
  return EngineError.fromData(data)
}
