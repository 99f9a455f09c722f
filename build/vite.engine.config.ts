import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))
const rooms = ['analytics', 'sample-data']

/** Every `*.worker.ts` (or `*-worker.ts`) lands beside the command line: `new URL('./<name>.worker.js', import.meta.url)` finds it. */
const workerEntries = (): Record<string, string> =>
  Object.fromEntries(
    rooms.flatMap((room) =>
      readdirSync(join(root, room), { recursive: true, encoding: 'utf8' })
        .filter((path) => /[.-]worker\.ts$/.test(path))
        .map((path) => [basename(path, '.ts'), join(root, room, path)] as const),
    ),
  )

export default defineConfig({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['@duckdb/node-api'] },
  build: {
    ssr: true,
    outDir: join(root, 'dist/engine'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: {
        cli: join(root, 'analytics/hosts/cli.ts'),
        'utility-process': join(root, 'analytics/hosts/utility-process.ts'),
        ...workerEntries(),
      },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
