import { existsSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What a command line, a double click or a drag onto the icon asks to open. */
export interface OpenedPaths {
  /** The last project folder named. */
  project: string | undefined
  /** Exports to look at. */
  files: string[]
}

/**
 * The absolute paths of a command line: without switches, without the program, and in an unpackaged run without the
 * folder of the program.
 */
export const pathsOf = (argv: readonly string[], { cwd, packaged }: { cwd: string; packaged: boolean }): string[] =>
  argv
    .filter((word) => word !== '' && !word.startsWith('-'))
    .slice(packaged ? 1 : 2)
    .map((word) => resolve(cwd, plainPath(word)))

/** File managers of Linux may hand over addresses (`%U` of a desktop entry) instead of paths. */
const plainPath = (word: string): string => {
  if (!/^file:\/\//i.test(word)) return word
  try {
    return fileURLToPath(word)
  } catch {
    return word
  }
}

/** Sorts paths into a project and files; what does not exist is left out, but for a project that is yet to be made. */
export const sortPaths = (paths: readonly string[], kindOf: (path: string) => 'file' | 'folder' | 'missing' = kindOnDisk): OpenedPaths => {
  const found = paths.map((path) => ({ path, kind: kindOf(path) }))
  const isProject = ({ path, kind }: (typeof found)[number]) => kind !== 'file' && /\.subcool[\\/]?$/i.test(path)
  return {
    project: found.findLast(isProject)?.path,
    files: found.filter((entry) => entry.kind !== 'missing' && !isProject(entry)).map(({ path }) => path),
  }
}

const kindOnDisk = (path: string): 'file' | 'folder' | 'missing' => {
  if (!existsSync(path)) return 'missing'
  return statSync(path).isDirectory() ? 'folder' : 'file'
}
