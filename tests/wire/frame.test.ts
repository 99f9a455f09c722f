import { describe, expect, it } from 'vitest'
import { decodeFrame, encodeFrame, type Header } from '../../analytics/wire/frame'

const headers: Header[] = [
  { type: 'call', id: 1, name: 'fleet.summary', input: { place: 'Zürich', nested: [1, null] } },
  { type: 'result', id: 1, value: { a: 1 } },
  { type: 'error', id: 2, error: { code: 'internal', message: 'no' } },
  { type: 'progress', id: 3, progress: { stage: 'import', done: 1, total: 2 } },
  { type: 'cancel', id: 4 },
  { type: 'event', name: 'project.changed', data: null },
]

const raw = (header: string, lengthOf = header.length): Uint8Array => {
  const bytes = new Uint8Array(4 + header.length)
  new DataView(bytes.buffer).setUint32(0, lengthOf, true)
  bytes.set(new TextEncoder().encode(header), 4)
  return bytes
}

describe('frames', () => {
  it.each(headers)('$type survives the way there, body and all', (header) => {
    const body = Uint8Array.from([1, 2, 3, 255])
    const frame = decodeFrame(encodeFrame(header, body))
    expect(frame.header).toEqual(header)
    expect([...frame.body]).toEqual([...body])
  })

  it('starts with the length of its header and puts the body where float64 can lie', () => {
    for (let extra = 0; extra < 16; extra++) {
      const frame = encodeFrame({ type: 'event', name: 'x'.repeat(extra), data: 1 }, new Uint8Array(8))
      const headerLength = new DataView(frame.buffer).getUint32(0, true)
      expect(JSON.parse(new TextDecoder().decode(frame.subarray(4, 4 + headerLength)))).toMatchObject({ type: 'event' })
      expect((4 + headerLength) % 8).toBe(0)
      expect(decodeFrame(frame).body.byteOffset % 8).toBe(0)
    }
  })

  it('reads a frame that lies inside a larger buffer', () => {
    const frame = encodeFrame({ type: 'cancel', id: 7 }, Uint8Array.from([9]))
    const larger = new Uint8Array(frame.length + 10)
    larger.set(frame, 5)
    const read = decodeFrame(larger.subarray(5, 5 + frame.length))
    expect(read.header).toEqual({ type: 'cancel', id: 7 })
    expect([...read.body]).toEqual([9])
  })

  it.each([
    ['nothing', new Uint8Array(0)],
    ['three bytes', new Uint8Array(3)],
    ['a header longer than the frame', raw('{}', 3)],
    ['a header that is not JSON', raw('{"type"')],
    ['no object', raw('null')],
    ['an unknown type', raw('{"type":"shutdown","id":1}')],
    ['a call without a name', raw('{"type":"call","id":1}')],
    ['an id that is no whole number', raw('{"type":"cancel","id":1.5}')],
    ['an error without a message', raw('{"type":"error","id":1,"error":{"code":"internal"}}')],
  ])('refuses %s', (_, bytes) => {
    expect(() => decodeFrame(bytes)).toThrow()
  })
})
