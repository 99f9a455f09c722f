import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const programs = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }
const fetchMs = 10_000

/**
 * The program of Electron to open the window with, or why there is none: `{ program }` or `{ reason }`. One that is not
 * there is fetched once, for at most ten seconds; the outcome is remembered for its version in `.cache/electron.json`.
 */
export const electronBinary = (root, { platform = process.platform, environment = process.env, say = () => undefined, timeoutMs = fetchMs } = {}) => {
  const folder = join(root, 'node_modules/electron')
  if (platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY) return { reason: 'There is no screen for a window here' }
  const present = findBinary(folder, platform, environment)
  if (present !== undefined) return { program: present }
  const version = readJson(join(folder, 'package.json'))?.version
  if (version === undefined) return { reason: 'Electron is not installed' }
  const reason = `Electron ${version} is not here and could not be fetched (npx install-electron tries again)`
  const note = join(root, '.cache/electron.json')
  const system = `${platform}-${process.arch}`
  const before = readJson(note)
  if (before?.outcome === 'failed' && before.version === version && before.system === system) return { reason }
  say(`Fetching Electron ${version} (once) ..`)
  const remember = (outcome) => writeJson(note, { version, system, outcome })
  remember('failed')
  if (!fetchBinary(folder, timeoutMs)) return { reason }
  const fetched = findBinary(folder, platform, environment)
  if (fetched === undefined) return { reason }
  remember('fetched')
  return { program: fetched }
}

/** The program of an Electron that is there and can show a window, without fetching anything; undefined when there is none. */
export const presentElectron = (root, { platform = process.platform, environment = process.env } = {}) =>
  platform === 'linux' && !environment.DISPLAY && !environment.WAYLAND_DISPLAY ? undefined : findBinary(join(root, 'node_modules/electron'), platform, environment)

/** The program of an Electron whose unpacking came to its end: its package writes `path.txt` last. */
const findBinary = (folder, platform, environment) => {
  const name = programs[platform] ?? 'electron'
  const override = environment.ELECTRON_OVERRIDE_DIST_PATH
  if (override) return existsSync(join(override, name)) ? join(override, name) : undefined
  const complete = existsSync(join(folder, 'path.txt')) && existsSync(join(folder, 'dist/version'))
  return complete && existsSync(join(folder, 'dist', name)) ? join(folder, 'dist', name) : undefined
}

const fetchBinary = (folder, timeoutMs) => {
  const { status } = spawnSync(process.execPath, [join(folder, 'install.js')], { cwd: folder, stdio: 'ignore', timeout: timeoutMs, killSignal: 'SIGKILL' })
  if (status === 0) return true
  for (const name of ['dist', 'path.txt']) rmSync(join(folder, name), { recursive: true, force: true })
  return false
}

const readJson = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}

const writeJson = (path, value) => {
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, `${JSON.stringify(value)}\n`)
}
