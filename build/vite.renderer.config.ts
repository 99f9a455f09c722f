import react from '@vitejs/plugin-react'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: at('../renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: at('../dist/page'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // `start` opens the engine and asks ahead; `page` draws the shell and the fleet; every other screen is a piece of its own.
          groups: [
            { name: 'start', test: /\/renderer\/(engine|host|state|text)\/|preload-helper/, priority: 2 },
            { name: 'page', test: /\/renderer\/(page|ui\/.*|views\/(shell|fleet)\/.*)\.tsx?$/, priority: 1 },
          ],
        },
      },
    },
    chunkSizeWarningLimit: 2000,
    reportCompressedSize: false,
  },
})
