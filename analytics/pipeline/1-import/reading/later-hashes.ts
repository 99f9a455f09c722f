import type { FoundFile } from '../recognising/discover'
import { hashFile } from './hash-file'

/** Hashes files one after another while others are at work. */
export const laterHashes = (signal: AbortSignal) => {
  let previous: Promise<unknown> = Promise.resolve()
  return (file: FoundFile): Promise<string> => {
    const hash = previous.then(() => hashFile(file.path, signal))
    previous = hash.catch(() => undefined)
    return hash
  }
}
