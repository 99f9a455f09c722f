import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig, type Plugin } from 'vite'

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

const duckdb = '@duckdb/node-api'

/** Imported, a package in CommonJS is searched for its names at every start of a process and of a worker, which takes longer than to load it: it is required instead. */
const requireDuckdb = (): Plugin => ({
  name: 'require-duckdb',
  enforce: 'pre',
  resolveId: (id) => (id === duckdb ? `\0${duckdb}` : undefined),
  load: (id) => {
    if (id !== `\0${duckdb}`) return undefined
    const names = Object.keys(createRequire(import.meta.url)(duckdb) as object).filter((name) => name !== 'default')
    return `import { createRequire } from 'node:module'\nexport const { ${names.join(', ')} } = createRequire(import.meta.url)('${duckdb}')\n`
  },
})

export default defineConfig({
  root,
  publicDir: false,
  plugins: [requireDuckdb()],
  ssr: { noExternal: true, external: [duckdb] },
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
