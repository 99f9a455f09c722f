import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInstalled } from './installed.mjs'
import { isAlive, npm, root, runQuietly, say } from './run.mjs'
import { sourceHash } from './source-hash.mjs'

const dist = join(root, 'dist')
const hashFile = join(dist, '.source-hash')
const lockFile = join(dist, '.building')

/** Installs the packages when they are missing or not those of the lockfile. */
export const ensureInstalled = () => {
  if (isInstalled(root)) return
  say('Installing packages (once) ..')
  const status = npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'])
  if (status !== 0) fail('The packages could not be installed. Is the npm registry within reach? Then try again.')
}

/** Builds `dist` when it is missing or older than the sources; two processes at once build it once. */
export const ensureBuilt = () => {
  if (isBuilt()) return
  takeLock()
  try {
    if (isBuilt()) return
    say('Building (once) ..')
    const hash = sourceHash(root)
    if (runQuietly(process.execPath, [join(root, 'build/build.mjs')]) === 0) return writeFileSync(hashFile, hash)
  } finally {
    releaseLock()
  }
  fail('The build failed.')
}

const isBuilt = () => existsSync(hashFile) && readFileSync(hashFile, 'utf8') === sourceHash(root)

const takeLock = () => {
  mkdirSync(dist, { recursive: true })
  for (;;) {
    try {
      return writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      if (isAlive(lockOwner())) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200)
      else releaseLock()
    }
  }
}

const lockOwner = () => {
  try {
    return Number(readFileSync(lockFile, 'utf8')) || process.pid
  } catch {
    return process.pid
  }
}

const releaseLock = () => rmSync(lockFile, { force: true })

const fail = (text) => {
  say(text)
  process.exit(1)
}
