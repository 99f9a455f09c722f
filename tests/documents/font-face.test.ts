import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { csvText } from '../../analytics/documents/csv-text'
import { faceOf, sfntOf } from '../../analytics/documents/pdf/font-face'

const file = createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-400-normal.woff')
const woff = readFileSync(file)

test('a WOFF file is unpacked to a font whose tables have the lengths and checksums it names', () => {
  const font = sfntOf(woff)
  const count = font.readUInt16BE(4)
  expect(count).toBe(woff.readUInt16BE(12))
  expect(font.length).toBe(woff.readUInt32BE(16))
  for (let index = 0; index < count; index++) {
    const entry = 12 + index * 16
    const [tag, checksum, offset, length] = [font.toString('latin1', entry, entry + 4), font.readUInt32BE(entry + 4), font.readUInt32BE(entry + 8), font.readUInt32BE(entry + 12)]
    const padded = Buffer.concat([font.subarray(offset, offset + length), Buffer.alloc(3)])
    if (tag === 'head') padded.writeUInt32BE(0, 8)
    let sum = 0
    for (let at = 0; at < length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0
    expect(sum, tag).toBe(checksum)
  }
  expect(sfntOf(font)).toBe(font)
})

test('CSV text quotes where it must and guards what a spreadsheet could run', () => {
  expect(csvText(['a', 'b'], [['x,y', 1.5], ['say "no"\nor', null], ['=1+1', true], ['-2.5', '']])).toBe('a,b\n"x,y",1.5\n"say ""no""\nor",\n\'=1+1,true\n-2.5,\n')
})

test('a glyph that another one has drawn as its part still has its own character', () => {
  const face = faceOf(file) as { getGlyph(id: number): { codePoints: number[] }; glyphForCodePoint(code: number): { id: number } }
  expect([...'.: 1'].map((character) => face.getGlyph(face.glyphForCodePoint(character.charCodeAt(0)).id).codePoints)).toEqual([[46], [58], [32], [49]])
})
