import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** True when `node_modules` holds what the lockfile asks for; packages for other systems may be missing. */
export const isInstalled = (root) => {
  const record = join(root, 'node_modules/.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(record)
  return Object.entries(wanted).every(
    ([path, { version, optional }]) => path === '' || optional === true || present[path]?.version === version,
  )
}

const readPackages = (path) => JSON.parse(readFileSync(path, 'utf8')).packages
