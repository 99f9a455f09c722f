import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './run.mjs'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
const fuseVersion = 1
const untouchedFuses = '101100011'

const require = createRequire(import.meta.url)

/** The version of Electron that the project is made for. */
export const electronVersion = () => require('electron/package.json').version

/** The folder of a real Electron of this system, or undefined: the one the environment names, else the one its package has fetched. */
export const realElectron = () =>
  [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(root, 'node_modules/electron/dist')].find(
    (folder) => folder && existsSync(join(folder, 'version')),
  )

/**
 * A folder in the shape of an Electron for Linux, to package on where there is none: its `electron` holds the fuses that
 * a packager sets, in their first state, and says that it can't start.
 */
export const stubElectron = (folder = join(root, '.cache/electron-stub')) => {
  mkdirSync(join(folder, 'resources'), { recursive: true })
  mkdirSync(join(folder, 'locales'), { recursive: true })
  const fuses = Buffer.concat([Buffer.from(sentinel), Buffer.from([fuseVersion, untouchedFuses.length]), Buffer.from(untouchedFuses)])
  const script = '#!/bin/sh\necho "This package was made without Electron and cannot start." >&2\nexit 1\n'
  writeFileSync(join(folder, 'electron'), Buffer.concat([Buffer.from(script), fuses, Buffer.from('\n')]), { mode: 0o755 })
  writeFileSync(join(folder, 'version'), electronVersion())
  writeFileSync(join(folder, 'LICENSE'), readFileSync(join(root, 'node_modules/electron/LICENSE')))
  writeFileSync(join(folder, 'LICENSES.chromium.html'), '<!doctype html><title>Chromium</title><p>Not part of this package.</p>\n')
  writeFileSync(join(folder, 'locales/en-US.pak'), '')
  return folder
}
