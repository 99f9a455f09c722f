import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * What the models are, as far as results depend on it: a digest of the built program and of the worker, both of which name all they import
 * by content. Undefined where they are not built.
 */
export const modelVersion = (workerFile: URL): string | undefined => {
  const here = import.meta.url
  if (!here.endsWith('.js')) return undefined
  try {
    const digest = createHash('sha256')
    for (const file of [fileURLToPath(here), fileURLToPath(workerFile)]) digest.update(readFileSync(file))
    return digest.digest('hex')
  } catch {
    return undefined
  }
}
