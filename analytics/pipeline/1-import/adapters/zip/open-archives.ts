import { closeSync, mkdirSync, openSync, readSync } from 'node:fs'
import { basename, join, posix } from 'node:path'
import { EngineError } from '../../../../contract/errors'
import { registerKindOf } from '../../../../registers/register-files'
import { isLeftAlone, type FoundFile } from '../../recognising/discover'
import { fileResult, type ImportFileResult } from '../../import-result'
import { readDirectory, type ArchiveEntry, type OpenArchive } from './read-directory'
import { unpackEntry } from './unpack-entry'

export interface Opened {
  /** The files given, with those of archives in place of the archives. */
  files: FoundFile[]
  refused: ImportFileResult[]
}

/** Unpacks the zip archives among files below `folder`, each entry as a file `archive.zip/path`; what can't be unpacked is refused by itself. */
export const openArchives = async (files: readonly FoundFile[], folder: string, signal?: AbortSignal): Promise<Opened> => {
  const opened: Opened = { files: [], refused: [] }
  for (const [index, file] of files.entries()) {
    if (!isArchive(file)) {
      opened.files.push(file)
      continue
    }
    signal?.throwIfAborted()
    const inside = await reported(file.label, opened, () => openArchive(file, join(folder, `zip-${index}`), opened, signal))
    opened.files.push(...(inside ?? []))
  }
  return opened
}

/** Unpacks of one archive only the files that are wanted by their labels. Errors: those of `readDirectory` and `unpackEntry`. */
export const openEntries = async (file: FoundFile, folder: string, wanted: (label: string) => boolean, signal?: AbortSignal): Promise<FoundFile[]> => {
  const archive = await readDirectory(file)
  try {
    mkdirSync(folder, { recursive: true })
    const unpacked: FoundFile[] = []
    for (const [index, entry] of archive.entries.entries()) {
      const label = `${file.label}/${entry.name}`
      if (isPassedOver(entry.name) || !wanted(label)) continue
      const { path, size } = await unpackOne(archive, entry, label, join(folder, `${index}${suffixOf(entry.name)}`), signal)
      unpacked.push({ path, label, folder: folderOf(file, entry.name), size })
    }
    return unpacked
  } finally {
    archive.close()
  }
}

/** By its first bytes (a local file, or the end of an archive without any); workbooks that are registers are read as they are. */
const isArchive = ({ path, label, size }: FoundFile): boolean => {
  if (size < 22 || registerKindOf(label) !== undefined) return false
  const descriptor = openSync(path, 'r')
  try {
    const magic = Buffer.alloc(4)
    readSync(descriptor, magic, 0, 4, 0)
    return ['PK\x03\x04', 'PK\x05\x06'].includes(magic.toString('latin1'))
  } finally {
    closeSync(descriptor)
  }
}

const openArchive = async (file: FoundFile, folder: string, opened: Opened, signal: AbortSignal | undefined): Promise<FoundFile[]> => {
  const archive = await readDirectory(file)
  try {
    if (archive.entries.every(({ name }) => isPassedOver(name)))
      throw new EngineError('file-empty', `${file.label} is an archive of nothing but folders, hidden files and what is never opened.`, { hint: 'Pack the exports themselves.' })
    mkdirSync(folder, { recursive: true })
    const unpacked: FoundFile[] = []
    for (const [index, entry] of archive.entries.entries()) {
      signal?.throwIfAborted()
      if (isPassedOver(entry.name)) continue
      const label = `${file.label}/${entry.name}`
      const found = await reported(label, opened, () => unpackOne(archive, entry, label, join(folder, `${index}${suffixOf(entry.name)}`), signal))
      if (found !== undefined) unpacked.push({ path: found.path, label, folder: folderOf(file, entry.name), size: found.size })
    }
    return unpacked
  } finally {
    archive.close()
  }
}

const unpackOne = async (archive: OpenArchive, entry: ArchiveEntry, label: string, path: string, signal: AbortSignal | undefined): Promise<{ path: string; size: number }> => {
  const size = await unpackEntry(archive, entry, label, path, signal)
  if (isArchive({ path, label, folder: '', size }))
    throw new EngineError('file-unrecognised', `${label} is an archive inside an archive, which is not opened.`, { hint: 'Unpack it and import what it holds.' })
  return { path, size }
}

/** Nothing of a name but its known ending reaches the disk. */
const suffixOf = (name: string): string => /(\.[a-z]{2,7})?(\.(gz|zst))?$/i.exec(name)?.[0].toLowerCase() ?? ''

const folderOf = (file: FoundFile, name: string): string => (name.includes('/') ? basename(posix.dirname(name)) : basename(file.label).replace(/\.[^.]+$/, ''))

const isPassedOver = (name: string): boolean => name.endsWith('/') || name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX') || isLeftAlone(name)

const reported = async <T>(label: string, opened: Opened, work: () => Promise<T>): Promise<T | undefined> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof EngineError) || error.code === 'cancelled') throw error
    opened.refused.push(fileResult(label, 'refused', { code: error.code, message: error.hint === undefined ? error.message : `${error.message} ${error.hint}` }))
    return undefined
  }
}
