/** Start-of-frame markers but for DHT, JPG and DAC, which share their row: ITU-T T.81, table B.1. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc

/** Sides of a JPEG in pixels; undefined when it has no frame, no scan or no end. */
export const jpegSize = (content: Uint8Array): { width: number; height: number } | undefined => {
  const view = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  let size: { width: number; height: number } | undefined
  for (let at = 2; at + 4 <= view.length; ) {
    if (view[at] !== 0xff) return undefined
    const marker = view[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const length = view.readUInt16BE(at + 2)
    if (length < 2 || at + 2 + length > view.length) return undefined
    if (isFrame(marker) && length >= 8) size = { height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) }
    if (marker === 0xda) return view.indexOf(Buffer.from([0xff, 0xd9]), at) === -1 || size?.width === 0 || size?.height === 0 ? undefined : size
    at += 2 + length
  }
  return undefined
}
