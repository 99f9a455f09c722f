import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { root } from './run.mjs'

const fresh = join(root, 'dist/.new')

const buildInto = (config, name) =>
  build({
    configFile: join(root, 'build', config),
    logLevel: 'warn',
    build: { outDir: join(fresh, name), emptyOutDir: true },
  })

rmSync(fresh, { recursive: true, force: true })
mkdirSync(fresh, { recursive: true })
await Promise.all([buildInto('vite.engine.config.ts', 'engine'), buildInto('vite.renderer.config.ts', 'page')])
for (const name of ['engine', 'page']) {
  rmSync(join(root, 'dist', name), { recursive: true, force: true })
  renameSync(join(fresh, name), join(root, 'dist', name))
}
rmSync(fresh, { recursive: true, force: true })
