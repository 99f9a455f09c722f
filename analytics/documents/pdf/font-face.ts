import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import PdfKit from 'pdfkit'

/** A font as pdfkit reads it, kept for all documents of the process: unpacking and parsing takes longer than most pages. */
export type FontFace = object

interface Glyphs {
  characterSet: readonly number[]
  glyphForCodePoint(code: number): unknown
}

const faces = new Map<string, FontFace>()

export const faceOf = (file: string): FontFace => {
  const known = faces.get(file)
  if (known !== undefined) return known
  const reader = new PdfKit({ autoFirstPage: false, font: sfntOf(readFileSync(file)) } as unknown as PDFKit.PDFDocumentOptions)
  const { font } = Reflect.get(reader, '_font') as { font: FontFace & Glyphs }
  nameGlyphs(font)
  faces.set(file, font)
  return font
}

/**
 * A glyph keeps the character it was first asked for by: without one, as a part of another (the dot in a colon), it would stay without
 * in all later documents, and its text could not be copied.
 */
const nameGlyphs = (font: Glyphs): void => {
  for (const code of font.characterSet) font.glyphForCodePoint(code)
}

const headerLength = 12
const entryLength = 16

/** Unpacks a WOFF file (W3C WOFF 1.0, sections 3 to 5) to the plain font that is in it. */
export const sfntOf = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') return woff
  const count = woff.readUInt16BE(12)
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20
    const [offset, packed, length] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)]
    const content = woff.subarray(offset, offset + packed)
    return { tag: woff.subarray(at, at + 4), checksum: woff.readUInt32BE(at + 16), content: packed < length ? inflateSync(content) : content }
  })
  const head = Buffer.alloc(headerLength + count * entryLength)
  const power = 2 ** Math.floor(Math.log2(count))
  head.writeUInt32BE(woff.readUInt32BE(4), 0)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  let at = head.length
  const bodies = tables.map(({ tag, checksum, content }, index) => {
    const entry = headerLength + index * entryLength
    tag.copy(head, entry)
    head.writeUInt32BE(checksum, entry + 4)
    head.writeUInt32BE(at, entry + 8)
    head.writeUInt32BE(content.length, entry + 12)
    const padded = Buffer.concat([content, Buffer.alloc((4 - (content.length % 4)) % 4)])
    at += padded.length
    return padded
  })
  return Buffer.concat([head, ...bodies])
}
