import type { EngineErrorData } from '../contract/errors'
import type { JobProgress } from '../contract/jobs'

export type Header =
  | { type: 'call'; id: number; name: string; input: unknown }
  | { type: 'result'; id: number; value?: unknown }
  | { type: 'error'; id: number; error: EngineErrorData }
  | { type: 'progress'; id: number; progress: JobProgress }
  | { type: 'cancel'; id: number }
  | { type: 'event'; name: string; data: unknown }

export interface Frame {
  header: Header
  /** An Arrow IPC stream, or empty. */
  body: Uint8Array
}

const nothing = new Uint8Array(0)
const alignment = 8

/**
 * `u32 header length | JSON header | body`, little endian. The header is padded with spaces so that the body starts
 * at a multiple of 8 and typed arrays can lie on it without a copy.
 */
export const encodeFrame = (header: Header, body: Uint8Array = nothing): Uint8Array => {
  const json = new TextEncoder().encode(JSON.stringify(header))
  const bodyStart = Math.ceil((4 + json.length) / alignment) * alignment
  const frame = new Uint8Array(bodyStart + body.length)
  new DataView(frame.buffer).setUint32(0, bodyStart - 4, true)
  frame.set(json, 4)
  frame.fill(32, 4 + json.length, bodyStart)
  frame.set(body, bodyStart)
  return frame
}

/** The frame in these bytes; the body is a view on them. Throws when they are no frame. */
export const decodeFrame = (bytes: Uint8Array): Frame => {
  if (bytes.length < 4) throw new Error('a frame is at least four bytes long')
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (headerLength > bytes.length - 4) throw new Error('the header is longer than its frame')
  const header: unknown = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + headerLength)))
  if (!isHeader(header)) throw new Error('the header of a frame is not one of ours')
  return { header, body: bytes.subarray(4 + headerLength) }
}

const isHeader = (value: unknown): value is Header => {
  if (value === null || typeof value !== 'object') return false
  const header = value as Record<string, unknown>
  switch (header['type']) {
    case 'call':
      return isId(header['id']) && typeof header['name'] === 'string'
    case 'result':
    case 'cancel':
      return isId(header['id'])
    case 'error':
      return isId(header['id']) && isErrorData(header['error'])
    case 'progress':
      return isId(header['id']) && typeof header['progress'] === 'object' && header['progress'] !== null
    case 'event':
      return typeof header['name'] === 'string'
    default:
      return false
  }
}

const isId = (value: unknown): boolean => Number.isSafeInteger(value)

const isErrorData = (value: unknown): boolean =>
  value !== null && typeof value === 'object' && 'code' in value && 'message' in value
