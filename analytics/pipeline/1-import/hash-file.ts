import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

const readWholeBelow = 1 << 20

/** SHA-256 of a file's content, hexadecimal. */
export const hashFile = async (path: string, signal?: AbortSignal): Promise<string> => {
  const hash = createHash('sha256')
  if ((await stat(path)).size < readWholeBelow) return hash.update(await readFile(path)).digest('hex')
  await pipeline(createReadStream(path, { highWaterMark: readWholeBelow }), hash, signal === undefined ? {} : { signal })
  return hash.digest('hex')
}
