import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** A hook of electron-builder: takes Electron's own welcome program out, which a folder of Electron brings along. */
export const afterExtract = ({ appOutDir }) => {
  for (const resources of ['resources', 'Electron.app/Contents/Resources']) rmSync(join(appOutDir, resources, 'default_app.asar'), { force: true })
}

