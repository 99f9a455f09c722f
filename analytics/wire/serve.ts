import type { JobProgress } from '../contract/jobs'
import { decodeFrame, encodeFrame, type Frame, type Header } from './frame'
import type { Service } from './service'
import type { Wire } from './wire'

/** Results to a page stay small: lines are reduced in SQL, lists are paged. */
export const maxBodyBytes = 8 * 1024 * 1024

/**
 * Answers the calls that come over a wire until it closes. Then its queries are cancelled; commands and jobs,
 * which change something, go on. A frame that cannot be read closes the wire.
 */
export const serve = (wire: Wire, service: Service): void => {
  const running = new Map<number, { controller: AbortController; name: string }>()
  const send = (header: Header, body?: Uint8Array) => wire.send(encodeFrame(header, body))
  const stopEvents = service.onEvent((name, data) => send({ type: 'event', name, data }))

  wire.onClose(() => {
    stopEvents()
    for (const { controller, name } of running.values()) if (service.kindOf(name) === 'query') controller.abort()
  })

  const answer = async (id: number, name: string, input: unknown): Promise<void> => {
    const controller = new AbortController()
    const onProgress = (progress: JobProgress) => {
      if (running.has(id)) send({ type: 'progress', id, progress })
    }
    try {
      const checked = service.check(name, input)
      running.set(id, { controller, name })
      const value = await service.call(name, checked, { signal: controller.signal, onProgress })
      running.delete(id)
      sendValue(send, id, name, value)
    } catch (error) {
      send({ type: 'error', id, error: service.toErrorData(error) })
    } finally {
      running.delete(id)
    }
  }

  wire.onFrame((bytes) => {
    const frame = readFrame(bytes)
    if (frame === undefined) return wire.close()
    const { header } = frame
    if (header.type === 'cancel') running.get(header.id)?.controller.abort()
    if (header.type !== 'call') return
    if (running.has(header.id)) return wire.close()
    void answer(header.id, header.name, header.input)
  })
}

const sendValue = (send: (header: Header, body?: Uint8Array) => void, id: number, name: string, value: unknown) => {
  if (!(value instanceof Uint8Array)) return send({ type: 'result', id, value })
  if (value.length <= maxBodyBytes) return send({ type: 'result', id }, value)
  const megabytes = (value.length / 1024 / 1024).toFixed(1)
  send({
    type: 'error',
    id,
    error: { code: 'result-too-large', message: `${name} answered ${megabytes} MB; at most 8 MB go to the page.` },
  })
}

const readFrame = (bytes: Uint8Array): Frame | undefined => {
  try {
    return decodeFrame(bytes)
  } catch {
    return undefined
  }
}
