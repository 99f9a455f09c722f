import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'
import { engineEntries } from './engine-entries'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('..'),
  publicDir: false,
  ssr: { noExternal: ['apache-arrow', 'flatbuffers', 'zod'] },
  build: {
    ssr: true,
    outDir: at('../dist/engine'),
    emptyOutDir: true,
    target: 'node20',
    minify: false,
    sourcemap: true,
    reportCompressedSize: false,
    rolldownOptions: {
      input: engineEntries(),
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
})
