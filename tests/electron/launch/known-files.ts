import { readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { KnownFile } from '../fake-electron/worlds/messages'

/** The files and folders at some paths and below them, as a page sees them. */
export const knownFilesBelow = (paths: readonly string[]): KnownFile[] =>
  paths.flatMap((path) => {
    const found = statSync(path)
    const known = { path, name: basename(path), bytes: found.size, modifiedMs: Math.floor(found.mtimeMs) }
    return found.isDirectory() ? [known, ...knownFilesBelow(readdirSync(path).map((name) => join(path, name)))] : [known]
  })
