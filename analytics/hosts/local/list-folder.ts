import { readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { EngineError, type FolderEntry, type FolderListing } from '../../contract'
import { isInside } from './path-jail'

const maxEntries = 5000

/**
 * A folder's files and sub-folders, hidden ones left out, folders first; the allowed folders themselves for an empty path.
 * Throws `permission-denied` for everything outside them, links followed.
 */
export const listFolder = async (allowedFolders: readonly string[], path: string): Promise<FolderListing> => {
  const roots = (await Promise.all(allowedFolders.map(realOrNothing))).filter((root) => root !== undefined)
  if (path === '') {
    const entries = await Promise.all(roots.map((root) => entryOf(root, root)))
    return { path: '', parent: null, entries: entries.filter((entry) => entry !== undefined), truncated: false }
  }
  const folder = await realOrNothing(resolve(path))
  if (folder === undefined || !roots.some((root) => isInside(root, folder)))
    throw new EngineError('permission-denied', `The folder ${path} is not open to this page.`, {
      hint: 'Name it when starting Subcool, or drop the files on the page.',
    })
  const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
  const entries = await Promise.all(names.slice(0, maxEntries).map((name) => entryOf(join(folder, name), name)))
  return {
    path: folder,
    parent: roots.includes(folder) ? '' : dirname(folder),
    entries: entries.filter((entry) => entry !== undefined).sort(byKindAndName),
    truncated: names.length > maxEntries,
  }
}

const realOrNothing = (path: string): Promise<string | undefined> => realpath(path).catch(() => undefined)

const entryOf = async (path: string, name: string): Promise<FolderEntry | undefined> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined || !(found.isDirectory() || found.isFile())) return undefined
  return {
    name: name === path ? basename(path) || path : name,
    path,
    kind: found.isDirectory() ? 'folder' : 'file',
    size: found.isFile() ? found.size : null,
    modifiedAt: `${found.mtime.toISOString().slice(0, 19)}Z`,
  }
}

const byKindAndName = (a: FolderEntry, b: FolderEntry): number =>
  a.kind === b.kind ? (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) : a.kind === 'folder' ? -1 : 1
