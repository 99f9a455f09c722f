import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deflateSync, crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { logoLimits } from '../../analytics/contract/choices'
import { readLogo } from '../../analytics/documents/logo/read-logo'
import { fixture } from '../support/projects'

const logo = (name: string) => readFileSync(fixture(`logos/${name}`))

const chunk = (name: string, body: Buffer): Buffer => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const frame = Buffer.alloc(8 + named.length)
  frame.writeUInt32BE(body.length, 0)
  named.copy(frame, 4)
  frame.writeUInt32BE(crc32(named), 4 + named.length)
  return frame
}

/** A grey PNG of eight bits a pixel. */
const greyPng = (width: number, height: number, lines = height): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header[8] = 8
  return Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.alloc(lines * (width + 1)))), chunk('IEND', Buffer.alloc(0))])
}

test.each([
  ['logo.jpg', 'jpeg', 96, 48],
  ['logo-alpha.png', 'png', 360, 120],
  ['logo-interlaced.png', 'png', 360, 120],
] as const)('%s is known by its bytes', (name, type, width, height) => {
  const content = logo(name)
  expect(readLogo(content)).toEqual({ type, width, height, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
})

describe('is refused with what is wrong', () => {
  test.each([
    ['a picture of another kind', Buffer.from('GIF89a..'), 'The file is neither a PNG nor a JPEG picture.'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'The file is neither a PNG nor a JPEG picture.'],
    ['nothing', Buffer.alloc(0), 'The file is neither a PNG nor a JPEG picture.'],
    ['half a PNG', logo('logo-alpha.png').subarray(0, 700), 'The PNG file is damaged or incomplete.'],
    ['a PNG with too few lines', greyPng(40, 40, 20), 'The PNG file is damaged or incomplete.'],
    ['half a JPEG', logo('logo.jpg').subarray(0, 400), 'The JPEG file is damaged or incomplete.'],
    ['a picture that is too small', greyPng(40, 15), 'The logo is 40 x 15 pixels; each side must have 16 to 4000.'],
    ['a picture that is too wide', greyPng(4001, 20), 'The logo is 4001 x 20 pixels; each side must have 16 to 4000.'],
    ['a file that is too large', Buffer.alloc(logoLimits.bytes + 1), 'The logo has 501 kB; at most 500 kB are allowed.'],
  ])('%s', (_name, content, message) => {
    expect(() => readLogo(content)).toThrow(expect.objectContaining({ code: 'logo-invalid', message, hint: expect.any(String) }))
  })
})

test('no cut of a sound picture is taken for one, and none ends otherwise than in words', () => {
  for (const name of ['logo-alpha.png', 'logo-interlaced.png', 'logo.jpg']) {
    const content = logo(name)
    for (let length = 0; length < content.length - 2; length += 7) expect(() => readLogo(content.subarray(0, length)), `${name} ${length}`).toThrow(expect.objectContaining({ code: 'logo-invalid' }))
  }
})
