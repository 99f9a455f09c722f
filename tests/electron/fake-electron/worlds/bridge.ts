import { isLeaf, refuse } from './leaf'

type Packed =
  | { kind: 'leaf'; value: unknown }
  | { kind: 'list'; items: Packed[] }
  | { kind: 'object'; entries: [string, Packed][] }
  | { kind: 'function' | 'promise'; id: number }
  | { kind: 'error'; message: string }

type Signal =
  | { op: 'expose'; call: number; key: string; value: Packed }
  | { op: 'call'; call: number; id: number; args: Packed[] }
  | { op: 'answer'; call: number; ok: boolean; value: Packed }
  | { op: 'settle'; id: number; ok: boolean; value: Packed }

type Unknown = (...args: unknown[]) => unknown
interface Settling {
  resolve: (value: unknown) => void
  reject: (error: unknown) => void
}

/**
 * One side of the passage between a page's own world and the preload's. Values are copied without prototypes and
 * frozen, functions and promises are stood in for, ports and symbols do not pass. Calls are synchronous, carried by
 * events whose details Chromium clones from world to world.
 */
export const createBridge = (side: 'main' | 'preload', secret: string) => {
  const other = side === 'main' ? 'preload' : 'main'
  const functions: Unknown[] = []
  const numbers = new Map<Unknown, number>()
  const promises = new Map<number, Settling>()
  const answers = new Map<number, { ok: boolean; value: unknown }>()
  let lastPromise = 0
  let lastCall = 0
  const tell = (signal: Signal): boolean => window.dispatchEvent(new CustomEvent(`${secret}-${other}`, { detail: signal }))

  const numberOf = (fn: Unknown): number => {
    const known = numbers.get(fn)
    if (known !== undefined) return known
    numbers.set(fn, functions.length)
    return functions.push(fn) - 1
  }

  const pack = (value: unknown, depth = 0): Packed => {
    if (depth > 1000) throw new Error('Recursion depth exceeded while converting a value')
    if (typeof value === 'function') return { kind: 'function', id: numberOf(value as Unknown) }
    if (value instanceof Promise) return packPromise(value)
    if (value instanceof Error) return { kind: 'error', message: value.message }
    if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => pack(item, depth + 1)) }
    if (isLeaf(value)) return { kind: 'leaf', value }
    if (typeof value !== 'object' || value === null) return refuse()
    return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, pack(item, depth + 1)]) }
  }

  const packPromise = (promise: Promise<unknown>): Packed => {
    const id = ++lastPromise
    const settle = (ok: boolean) => (value: unknown) => {
      tell({ op: 'settle', id, ok, value: pack(value) })
    }
    promise.then(settle(true)).catch(settle(false))
    return { kind: 'promise', id }
  }

  const unpack = (packed: Packed): unknown => {
    if (packed.kind === 'leaf') return packed.value
    if (packed.kind === 'list') return packed.items.map(unpack)
    if (packed.kind === 'error') return new Error(packed.message)
    if (packed.kind === 'object') return Object.fromEntries(packed.entries.map(([key, item]) => [key, unpack(item)]))
    const { id } = packed
    if (packed.kind === 'promise') return new Promise((resolve, reject) => promises.set(id, { resolve, reject }))
    return (...args: unknown[]): unknown => ask((call) => ({ op: 'call', call, id, args: args.map((arg) => pack(arg)) }))
  }

  const ask = (signal: (call: number) => Signal): unknown => {
    const call = ++lastCall
    tell(signal(call))
    const answer = answers.get(call)
    answers.delete(call)
    if (answer === undefined) return refuse()
    if (!answer.ok) throw answer.value
    return answer.value
  }

  const answer = (call: number, work: () => unknown): void => {
    try {
      tell({ op: 'answer', call, ok: true, value: pack(work()) })
    } catch (error) {
      tell({ op: 'answer', call, ok: false, value: pack(error) })
    }
  }

  window.addEventListener(`${secret}-${side}`, (event) => {
    const signal = (event as CustomEvent<Signal | null>).detail
    if (signal === null) return
    if (signal.op === 'call') return answer(signal.call, () => functions[signal.id]?.(...signal.args.map(unpack)))
    if (signal.op === 'expose') return answer(signal.call, () => defineOnWindow(signal.key, unpack(signal.value)))
    if (signal.op === 'answer') return void answers.set(signal.call, { ok: signal.ok, value: unpack(signal.value) })
    const waiting = promises.get(signal.id)
    promises.delete(signal.id)
    if (signal.ok) waiting?.resolve(unpack(signal.value))
    else waiting?.reject(unpack(signal.value))
  })

  return {
    expose: (key: string, value: unknown): void => {
      ask((call) => ({ op: 'expose', call, key, value: pack(value) }))
    },
  }
}

const defineOnWindow = (key: string, value: unknown): void => {
  if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object')
  Object.defineProperty(window, key, { value: deepFreeze(value), enumerable: true, configurable: false, writable: false })
}

const deepFreeze = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value
  for (const inner of Object.values(value)) deepFreeze(inner)
  return Object.freeze(value)
}
