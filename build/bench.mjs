import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { root } from './run.mjs'

ensureInstalled()
ensureBuilt()
const { build } = await import('vite')
await build({ configFile: join(root, 'tests/bench/vite.config.ts'), logLevel: 'error' })
const { status } = spawnSync(process.execPath, [join(root, '.cache/bench/program/bench.js'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  env: { UV_THREADPOOL_SIZE: '8', ...process.env },
})
process.exit(status ?? 1)
