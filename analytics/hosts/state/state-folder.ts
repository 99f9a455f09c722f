import { homedir } from 'node:os'
import { join } from 'node:path'

/**
 * Where a program keeps what it remembers for a user: `$XDG_STATE_HOME/subcool`, else the folder that the system has for it
 * (XDG Base Directory Specification; Apple's File System Programming Guide; `%LOCALAPPDATA%`).
 */
export const stateFolder = (env: NodeJS.ProcessEnv = process.env, platform: NodeJS.Platform = process.platform): string => {
  const given = env['XDG_STATE_HOME']
  if (given !== undefined && given !== '') return join(given, 'subcool')
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Subcool')
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'Subcool')
  return join(homedir(), '.local', 'state', 'subcool')
}
