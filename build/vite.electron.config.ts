import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Mode `main`: the main process, an ES module. Mode `preload`: the one CommonJS file that a sandboxed page can load. */
export default defineConfig(({ mode }) => ({
  root,
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'] },
  build: {
    ssr: true,
    outDir: join(root, 'dist/electron'),
    emptyOutDir: mode === 'main',
    target: 'node22',
    minify: false,
    sourcemap: false,
    reportCompressedSize: false,
    rolldownOptions: {
      external: ['electron'],
      input: { [mode]: join(root, `electron/${mode}.ts`) },
      output:
        mode === 'preload'
          ? { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false }
          : { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
}))
