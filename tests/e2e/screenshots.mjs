import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { ensureBuilt, ensureInstalled } from '../../build/ensure.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))

ensureInstalled()
ensureBuilt()
const { status } = spawnSync(
  process.execPath,
  ['node_modules/@playwright/test/cli.js', 'test', '--config', 'build/playwright.config.ts', '--project=browser', '--workers=1', 'screens', 'tasks'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, SUBCOOL_SCREENSHOTS: `${root}/docs/screenshots` } },
)
process.exit(status ?? 1)
