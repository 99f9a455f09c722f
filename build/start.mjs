import { ensureBuilt, ensureInstalled } from './ensure.mjs'
import { become } from './run.mjs'

ensureInstalled()
ensureBuilt()
become('dist/engine/cli.js', ['start', ...process.argv.slice(2)])
