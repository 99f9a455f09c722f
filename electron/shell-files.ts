import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { app } from 'electron'

const here = dirname(fileURLToPath(import.meta.url))

/** Where the built parts of the program and its own folders are. */
export const shellFiles = () => {
  const beside = app.isPackaged ? process.resourcesPath : app.getAppPath()
  const readme = join(beside, 'README.md')
  const notices = join(beside, app.isPackaged ? 'THIRD-PARTY-NOTICES.txt' : 'dist/THIRD-PARTY-NOTICES.txt')
  const icon = join(beside, app.isPackaged ? 'icon.png' : 'build/icons/png/256x256.png')
  return {
    preload: join(here, 'preload.cjs'),
    engine: join(here, '..', 'engine', 'utility-process.js'),
    page: join(here, '..', 'page'),
    icon: process.platform === 'linux' && existsSync(icon) ? icon : undefined,
    documentation: existsSync(readme) ? readme : undefined,
    notices: existsSync(notices) ? notices : undefined,
    state: join(app.getPath('userData'), 'shell.json'),
    projects: app.getPath('userData'),
    logs: app.getPath('logs'),
  }
}
