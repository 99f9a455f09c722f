import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from './run.mjs'

const require = createRequire(import.meta.url)

/** The version of Electron that the project is made for. */
export const electronVersion = () => require('electron/package.json').version

/** The folder of a real Electron of this system, or undefined: the one the environment names, else the one its package has fetched. */
export const realElectron = () =>
  [process.env.ELECTRON_OVERRIDE_DIST_PATH, join(root, 'node_modules/electron/dist')].find(
    (folder) => folder && existsSync(join(folder, 'version')),
  )
