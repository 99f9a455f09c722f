import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'

const source = fileURLToPath(new URL('../fake-electron', import.meta.url))
const parts: readonly { entry: string; format: Rolldown.ModuleFormat; file: string; node: boolean }[] = [
  { entry: 'index.ts', format: 'es', file: 'index.js', node: true },
  { entry: 'utility-preload.ts', format: 'cjs', file: 'utility-preload.cjs', node: true },
  { entry: 'worlds/main-world.ts', format: 'iife', file: 'main-world.js', node: false },
  { entry: 'worlds/preload-world.ts', format: 'iife', file: 'preload-world.js', node: false },
]

/** Builds the package that a copy of the program finds under the name `electron`, into an existing or new folder. */
export const buildFake = async (folder: string): Promise<void> => {
  mkdirSync(folder, { recursive: true })
  for (const { entry, format, file, node } of parts)
    await build({
      configFile: false,
      root: source,
      logLevel: 'error',
      publicDir: false,
      build: {
        ...(node ? { ssr: true } : {}),
        outDir: folder,
        emptyOutDir: false,
        minify: false,
        target: node ? 'node20' : 'es2023',
        reportCompressedSize: false,
        rolldownOptions: {
          external: ['@playwright/test'],
          input: join(source, entry),
          output: { format, entryFileNames: file, codeSplitting: false },
        },
      },
    })
  copyFileSync(join(source, 'package.json'), join(folder, 'package.json'))
}
