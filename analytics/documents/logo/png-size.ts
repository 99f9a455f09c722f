import { inflateSync } from 'node:zlib'

interface Header {
  width: number
  height: number
  /** Bits of one pixel. */
  pixelBits: number
  interlaced: boolean
}

const channels: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const depths: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] }
const mostRaw = 4000 * 4001 * 8

/** Sides of a PNG in pixels; undefined when it does not hold all of its pixels. W3C PNG, sections 5 and 11. */
export const pngSize = (content: Uint8Array): { width: number; height: number } | undefined => {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const parts: Buffer[] = []
  let header: Header | undefined
  let palette = false
  let indexed = false
  for (let at = 8; at + 12 <= view.length; ) {
    const length = view.readUInt32BE(at)
    const name = view.toString('latin1', at + 4, at + 8)
    const body = view.subarray(at + 8, at + 8 + length)
    if (body.length < length || at + 12 + length > view.length) return undefined
    if (name === 'IHDR') {
      header = headerOf(body)
      indexed = body[9] === 3
    }
    if (name === 'PLTE') palette = length > 0 && length % 3 === 0
    if (name === 'IDAT') parts.push(body)
    if (name === 'IEND') return header !== undefined && (!indexed || palette) && holds(parts, header) ? { width: header.width, height: header.height } : undefined
    at += 12 + length
  }
  return undefined
}

const headerOf = (body: Buffer): Header | undefined => {
  if (body.length !== 13) return undefined
  const [depth = 0, colour = -1, compression, filter, interlace = 0] = body.subarray(8)
  if (depths[colour]?.includes(depth) !== true || compression !== 0 || filter !== 0 || interlace > 1) return undefined
  return { width: body.readUInt32BE(0), height: body.readUInt32BE(4), pixelBits: depth * (channels[colour] ?? 1), interlaced: interlace === 1 }
}

/** Whether the packed lines are as long as the picture. */
const holds = (parts: readonly Buffer[], { width, height, pixelBits, interlaced }: Header): boolean => {
  const passes = interlaced ? adam7.map(([x, y, stepX, stepY]) => [Math.ceil((width - x) / stepX), Math.ceil((height - y) / stepY)] as const) : [[width, height] as const]
  const wanted = passes.reduce((sum, [across, down]) => sum + (across > 0 && down > 0 ? down * (1 + Math.ceil((across * pixelBits) / 8)) : 0), 0)
  if (wanted === 0) return false
  if (wanted > mostRaw) return true
  try {
    return inflateSync(Buffer.concat(parts), { maxOutputLength: wanted + 1024 }).length >= wanted
  } catch {
    return false
  }
}

const adam7 = [[0, 0, 8, 8], [4, 0, 8, 8], [0, 4, 4, 8], [2, 0, 4, 4], [0, 2, 2, 4], [1, 0, 2, 2], [0, 1, 1, 2]] as const
