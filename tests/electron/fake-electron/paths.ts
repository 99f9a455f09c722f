import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { environment } from './environment'

const changed = new Map<string, string>()
const folders = ['desktop', 'documents', 'downloads', 'music', 'pictures', 'videos']

/** `app.getPath`: every folder lies below the home the test has given. */
export const pathOf = (name: string, appName: string): string => {
  const known = changed.get(name) ?? defaultPath(name, appName)
  if (known === undefined) throw new Error(`Failed to get '${name}' path`)
  if (name !== 'exe' && name !== 'module') mkdirSync(known, { recursive: true })
  return known
}

/** `app.setPath` */
export const setPath = (name: string, path: string): void => {
  changed.set(name, path)
}

const defaultPath = (name: string, appName: string): string | undefined => {
  const userData = changed.get('userData') ?? join(environment.home, '.config', appName)
  if (name === 'home') return environment.home
  if (name === 'appData') return join(environment.home, '.config')
  if (name === 'userData' || name === 'sessionData') return userData
  if (name === 'logs') return join(userData, 'logs')
  if (name === 'crashDumps') return join(userData, 'Crashpad')
  if (name === 'temp') return join(environment.home, 'tmp')
  if (name === 'exe' || name === 'module') return process.execPath
  return folders.includes(name) ? join(environment.home, name) : undefined
}
