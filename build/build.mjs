import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'vite'
import { recordPackages } from './bundled-packages.mjs'
import { noticesText, runtimePackages } from './notices.mjs'
import { root } from './run.mjs'

process.env.NODE_ENV = 'production'
const fresh = join(root, '.build')
const packages = new Set(runtimePackages())

const buildInto = (config, name, mode = 'production') =>
  build({
    configFile: join(root, 'build', config),
    logLevel: 'warn',
    mode,
    plugins: [recordPackages(packages)],
    build: { outDir: join(fresh, name), emptyOutDir: mode !== 'preload' },
  })

const buildShell = async () => {
  await buildInto('vite.electron.config.ts', 'electron', 'main')
  await buildInto('vite.electron.config.ts', 'electron', 'preload')
}

rmSync(fresh, { recursive: true, force: true })
for (const folder of [fresh, join(root, 'dist')]) mkdirSync(folder, { recursive: true })
await Promise.all([buildInto('vite.engine.config.ts', 'engine'), buildInto('vite.renderer.config.ts', 'page'), buildShell()])
mkdirSync(join(root, 'dist'), { recursive: true })
writeFileSync(join(fresh, 'THIRD-PARTY-NOTICES.txt'), noticesText(packages))
for (const name of ['engine', 'page', 'electron', 'THIRD-PARTY-NOTICES.txt']) {
  rmSync(join(root, 'dist', name), { recursive: true, force: true })
  renameSync(join(fresh, name), join(root, 'dist', name))
}
rmSync(fresh, { recursive: true, force: true })
