import { createHash } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { pipeline } from 'node:stream/promises'

const readWholeBelow = 1 << 20

/** SHA-256 of a file's content, hexadecimal. */
export const hashFile = async (path: string, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256')
  if (statSync(path).size < readWholeBelow) return hash.update(readFileSync(path)).digest('hex')
  await pipeline(createReadStream(path, { highWaterMark: readWholeBelow }), hash, signal === undefined ? {} : { signal })
  return hash.digest('hex')
}
