import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { root } from './pack'

const icons = join(root, 'build/icons')
const pngSignature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

/** Width and height of a PNG, from its first block. */
const sizeOf = (png: Buffer): [number, number] => {
  expect(png.subarray(0, 8).equals(pngSignature)).toBe(true)
  return [png.readUInt32BE(16), png.readUInt32BE(20)]
}

describe('icons', () => {
  it('are there in every size that Linux desktops ask for', () => {
    const files = readdirSync(join(icons, 'png'))
    expect(files).toHaveLength(9)
    for (const file of files) {
      const side = Number.parseInt(file, 10)
      expect(sizeOf(readFileSync(join(icons, 'png', file))), file).toEqual([side, side])
    }
  })

  it('fill a Windows icon whose directory tells the truth', () => {
    const ico = readFileSync(join(icons, 'icon.ico'))
    expect([ico.readUInt16LE(0), ico.readUInt16LE(2)]).toEqual([0, 1])
    const images = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => {
      const at = 6 + 16 * index
      const offset = ico.readUInt32LE(at + 12)
      return { side: ico.readUInt8(at) || 256, png: ico.subarray(offset, offset + ico.readUInt32LE(at + 8)) }
    })
    expect(images.map(({ side }) => side)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
    for (const { side, png } of images) expect(sizeOf(png)).toEqual([side, side])
  })

  it('fill a macOS icon up to 1024 pixels, each block as long as it says', () => {
    const sides: Record<string, number> = { icp4: 16, icp5: 32, ic11: 32, icp6: 64, ic12: 64, ic07: 128, ic08: 256, ic13: 256, ic09: 512, ic14: 512, ic10: 1024 }
    const icns = readFileSync(join(icons, 'icon.icns'))
    expect(icns.toString('ascii', 0, 4)).toBe('icns')
    expect(icns.readUInt32BE(4)).toBe(icns.length)
    const seen: string[] = []
    for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
      const type = icns.toString('ascii', at, at + 4)
      seen.push(type)
      expect(sizeOf(icns.subarray(at + 8)), type).toEqual([sides[type], sides[type]])
    }
    expect(seen.sort()).toEqual(Object.keys(sides).sort())
  })
})
