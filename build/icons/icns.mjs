const typesBySize = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['icp6', 'ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
}

/** A macOS icon file of PNG images `{ size, png }`: a four-letter type, a big-endian length and the PNG for each place. */
export const icns = (images) => {
  const blocks = images.flatMap(({ size, png }) => typesBySize[size].map((type) => block(type, png)))
  return block('icns', Buffer.concat(blocks))
}

const block = (type, content) => {
  const head = Buffer.alloc(8)
  head.write(type, 'ascii')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}
