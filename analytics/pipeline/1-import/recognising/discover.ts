import { readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { EngineError } from '../../../contract/errors'

export interface FoundFile {
  /** Absolute path. */
  path: string
  /** Path below the given folder, with forward slashes; the bare name for a file given by itself. */
  label: string
  /** Name of the folder that holds it. */
  folder: string
  size: number
}

/** Whether a file is never opened: a labelled fleet's truth and its notice. */
export const isLeftAlone = (path: string): boolean => /^(truth\.csv(\.gz)?|SIMULATED\.txt)$/i.test(basename(path))

/** Every file at or below the given paths, sorted by label. Hidden files, a labelled fleet's truth and its notice are left alone. Errors: `file-not-found`, `permission-denied`. */
export const discoverFiles = (paths: readonly string[]): FoundFile[] => {
  const found = new Map<string, FoundFile>()
  for (const given of paths) {
    const root = resolve(given)
    const stat = statOf(root)
    if (stat.isDirectory()) walk(root, root, found)
    else add(root, basename(root), stat.size, found)
  }
  return [...found.values()].sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : a.path < b.path ? -1 : 1))
}

const walk = (root: string, folder: string, found: Map<string, FoundFile>): void => {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) walk(root, path, found)
    else if (entry.isFile()) add(path, relative(root, path).replaceAll('\\', '/'), statOf(path).size, found)
  }
}

const add = (path: string, label: string, size: number, found: Map<string, FoundFile>): void => {
  if (isLeftAlone(path)) return
  found.set(path, { path, label, folder: basename(dirname(path)), size })
}

const statOf = (path: string) => {
  try {
    return statSync(path)
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'EACCES' || code === 'EPERM')
      throw new EngineError('permission-denied', `Subcool may not read ${path}.`, { hint: 'Ask for the right to read it.', cause })
    throw new EngineError('file-not-found', `There is no file or folder ${path}.`, { hint: 'Check the path.', cause })
  }
}

const documentName = /(^|[/._-])(licen[cs]e|readme|notice|copying|[al]?gpl([-_ ]?v?\d(\.\d)?)?)([._ -][^/]*)?$|\.(md|pdf|docx?|png|jpe?g)$/i
const tableName = /\.(csv|tsv|json|ndjson|jsonl|xlsx|parquet|zip)(\.(gz|zst))?$/i

/** Licences, notes and pictures that lie beside exports: refused like any file without telemetry, but not worth a line on a terminal. */
export const isDocument = (label: string): boolean => documentName.test(label) && !tableName.test(label)
