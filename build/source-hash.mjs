import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folders = ['analytics', 'renderer', 'sample-data', 'electron', 'build']
const files = ['package.json', 'package-lock.json', 'tsconfig.json']

/** A hash over the name and content of everything that goes into `dist`. */
export const sourceHash = (root) => {
  const hash = createHash('sha256')
  const add = (path) => {
    hash.update(`${path}\0`)
    hash.update(readFileSync(join(root, path)))
    hash.update('\0')
  }
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort(byName)) {
      const path = `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (entry.isFile()) add(path)
    }
  }
  for (const folder of folders) if (existsSync(join(root, folder))) walk(folder)
  for (const file of files) add(file)
  return hash.digest('hex')
}

const byName = (a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
