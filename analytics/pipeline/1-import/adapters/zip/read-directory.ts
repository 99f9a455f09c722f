import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { EngineError } from '../../../../contract/errors'
import type { FoundFile } from '../../recognising/discover'
import { tooLarge } from './limits'

export interface ArchiveEntry {
  name: string
  entry: Entry
}

export interface OpenArchive {
  zip: ZipFile
  entries: ArchiveEntry[]
  close(): void
}

/**
 * Opens an archive and reads its directory; nothing is unpacked. Errors: `file-damaged` for one that has no whole directory,
 * has paths that lead out of it, or would unpack to more than it may; `file-unrecognised` for documents that are archives inside, and empty ones.
 */
export const readDirectory = async (file: FoundFile): Promise<OpenArchive> => {
  const zip = await openPromise(file.path, { autoClose: false, lazyEntries: true }).catch((cause: unknown) => {
    throw damaged(file.label, cause)
  })
  try {
    const entries: ArchiveEntry[] = []
    let unpackedBytes = 0
    for await (const entry of zip.eachEntry()) {
      entries.push({ name: entry.fileName, entry })
      unpackedBytes += entry.uncompressedSize
      const problem = tooLarge(file.size, unpackedBytes, entries.length)
      if (problem !== undefined)
        throw new EngineError('file-damaged', `${file.label} is no archive of exports: ${problem}. Nothing of it was unpacked.`, { hint: 'Unpack it yourself and import what it holds.' })
    }
    refuseDocuments(file.label, entries)
    return { zip, entries, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof EngineError ? error : damaged(file.label, error)
  }
}

const refuseDocuments = (label: string, entries: readonly ArchiveEntry[]): void => {
  if (entries.length === 0) throw new EngineError('file-empty', `${label} is an archive without files.`, { hint: 'Export it again.' })
  const names = new Set(entries.map(({ name }) => name))
  if (names.has('[Content_Types].xml') || (names.has('mimetype') && names.has('content.xml')))
    throw new EngineError('file-unrecognised', `${label} is an office document and no register by its name.`, {
      hint: 'Save the table in it as CSV; registers may be workbooks named units.xlsx, technicians.xlsx, ..',
    })
}

const damaged = (label: string, cause: unknown): EngineError => {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const escapes = /invalid relative path|absolute path/i.test(reason)
  return escapes
    ? new EngineError('file-damaged', `${label} holds a path that leads out of the archive (${reason}). Nothing of it was unpacked.`, { hint: 'Ask whoever made it for another one.', cause })
    : new EngineError('file-damaged', `${label} is damaged: its list of files can not be read (${reason}).`, { hint: 'Copy or export it again.', cause })
}
