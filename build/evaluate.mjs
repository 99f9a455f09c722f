import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled } from './ensure.mjs'
import { root } from './run.mjs'

ensureInstalled()
const folder = join(root, '.cache/evaluate', `program-${process.pid}`)
process.env.SUBCOOL_EVALUATE_PROGRAM = folder
if (process.argv.some((word) => word.startsWith('--calibrate'))) process.env.SUBCOOL_EVALUATE_CALIBRATES = '1'
const { build } = await import('vite')
try {
  await build({ configFile: join(root, 'tests/evaluation/vite.config.ts'), logLevel: 'error' })
  const { status } = spawnSync(process.execPath, ['--enable-source-maps', join(folder, 'evaluate.js'), ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
    env: { UV_THREADPOOL_SIZE: '8', ...process.env },
  })
  process.exitCode = status ?? 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
