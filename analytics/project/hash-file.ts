import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'

/** SHA-256 of a file's content, hexadecimal, and its length in bytes. */
export const hashFile = async (path: string): Promise<{ sha256: string; bytes: number }> => {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash)
  return { sha256: hash.digest('hex'), bytes: statSync(path).size }
}
