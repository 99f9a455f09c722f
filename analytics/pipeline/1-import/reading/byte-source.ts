import type { FileHandle } from 'node:fs/promises'

/** Gives the next so many bytes of a file, fewer at its end. */
export type TakeBytes = (count: number) => Promise<Buffer>

const readBytes = 1 << 20

export const byteSource = (file: FileHandle): TakeBytes => {
  let ahead = Buffer.alloc(0)
  return async (count) => {
    while (ahead.length < count) {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(readBytes), 0, readBytes)
      if (bytesRead === 0) break
      ahead = Buffer.concat([ahead, buffer.subarray(0, bytesRead)])
    }
    const taken = ahead.subarray(0, count)
    ahead = ahead.subarray(taken.length)
    return taken
  }
}

/** So many bytes, or an error when the file ends before. */
export const whole = async (take: TakeBytes, count: number): Promise<Buffer> => {
  const bytes = await take(count)
  if (bytes.length < count) throw new Error('unexpected end of file')
  return bytes
}
