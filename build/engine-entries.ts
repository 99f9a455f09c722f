import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = ['analytics', 'sample-data']

/**
 * Entry points of the engine's build: the command line, and every `*.worker.ts` (or `*-worker.ts`), which lands beside it
 * so that `new URL('./<name>.worker.js', import.meta.url)` finds it.
 */
export const engineEntries = (): Record<string, string> => {
  const workers = rooms.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /[.-]worker\.ts$/.test(path))
      .map((path) => [basename(path, '.ts'), join(root, room, path)] as const),
  )
  return { cli: join(root, 'analytics/hosts/cli.ts'), ...Object.fromEntries(workers) }
}
