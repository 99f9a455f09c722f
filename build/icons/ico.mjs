const headBytes = 6
const entryBytes = 16

/**
 * A Windows icon file of PNG images `{ size, png }` of 16 to 256 pixels.
 * Layout: Microsoft, "Icons" (ICONDIR, ICONDIRENTRY); PNG content is read since Windows Vista.
 */
export const ico = (images) => {
  const head = Buffer.alloc(headBytes + entryBytes * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size, png }, index) => {
    const at = headBytes + entryBytes * index
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(png.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += png.length
  })
  return Buffer.concat([head, ...images.map(({ png }) => png)])
}
