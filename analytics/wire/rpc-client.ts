import type { EngineErrorData } from '../contract/errors'
import type { JobProgress } from '../contract/jobs'
import { decodeFrame, encodeFrame } from './frame'
import type { Wire } from './wire'

export interface RpcAnswer {
  value: unknown
  /** Arrow IPC bytes; empty for a JSON answer. */
  body: Uint8Array
}

export interface RpcCallOptions {
  signal?: AbortSignal | undefined
  onProgress?: ((progress: JobProgress) => void) | undefined
  /** Wait for the far side's last word after a cancel instead of failing at once: for jobs, which may still finish. */
  awaitEnd?: boolean | undefined
}

export interface RpcClient {
  call(name: string, input: unknown, options?: RpcCallOptions): Promise<RpcAnswer>
  onEvent(listener: (name: string, data: unknown) => void): () => void
  close(): void
}

interface Pending {
  resolve(answer: RpcAnswer): void
  reject(error: Error): void
  onProgress: ((progress: JobProgress) => void) | undefined
}

/**
 * The calling side of a wire. When the wire closes, every pending and later call fails with `lost`
 * (`connection-lost`, or `engine-restarted` where the shell knows it). Errors of the far side come as `makeError` builds them.
 */
export const createRpcClient = (
  wire: Wire,
  makeError: (data: EngineErrorData) => Error,
  lost: () => EngineErrorData = connectionLost,
): RpcClient => {
  const pending = new Map<number, Pending>()
  const listeners = new Set<(name: string, data: unknown) => void>()
  let lastId = 0
  let closed = false

  wire.onClose(() => {
    closed = true
    const calls = [...pending.values()]
    pending.clear()
    for (const call of calls) call.reject(makeError(lost()))
  })

  wire.onFrame((bytes) => {
    const { header, body } = decodeFrame(bytes)
    if (header.type === 'event') {
      for (const listener of listeners) listener(header.name, header.data)
      return
    }
    if (header.type === 'call' || header.type === 'cancel') return
    const call = pending.get(header.id)
    if (call === undefined) return
    if (header.type === 'progress') {
      call.onProgress?.(header.progress)
      return
    }
    pending.delete(header.id)
    if (header.type === 'result') call.resolve({ value: header.value, body })
    else call.reject(makeError(header.error))
  })

  const call = (name: string, input: unknown, options: RpcCallOptions = {}): Promise<RpcAnswer> => {
    const { signal, onProgress, awaitEnd } = options
    if (closed) return Promise.reject(makeError(lost()))
    if (signal?.aborted) return Promise.reject(makeError(cancelled))
    const id = ++lastId
    const cancel = () => {
      if (!pending.has(id)) return
      wire.send(encodeFrame({ type: 'cancel', id }))
      if (awaitEnd) return
      const waiting = pending.get(id)
      pending.delete(id)
      waiting?.reject(makeError(cancelled))
    }
    signal?.addEventListener('abort', cancel, { once: true })
    return new Promise<RpcAnswer>((resolve, reject) => {
      pending.set(id, { resolve, reject, onProgress })
      wire.send(encodeFrame({ type: 'call', id, name, input }))
    }).finally(() => signal?.removeEventListener('abort', cancel))
  }

  return {
    call,
    onEvent: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => wire.close(),
  }
}

const cancelled: EngineErrorData = { code: 'cancelled', message: 'Cancelled.' }

const connectionLost = (): EngineErrorData => ({
  code: 'connection-lost',
  message: 'The connection to the engine was lost.',
  hint: 'Check that Subcool is still running; the page reconnects by itself.',
})
