import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { EngineError } from '../../../contract/errors'
import { feedPartner } from '../adapters/phpfina'
import { openEntries } from '../adapters/zip/open-archives'
import { discoverFiles, type FoundFile } from '../recognising/discover'
import { isMappingFile } from '../mappings/find-mappings'

/** One file as an import would find it, with what is read together with it. */
export interface OpenedFile {
  found: FoundFile
  /** The other half of a feed, mappings beside it. */
  beside: FoundFile[]
}

/**
 * Opens a file by its path and its label in an inspection; one in an archive is unpacked below `folder`, with nothing else of the archive
 * than what belongs to it. Errors: `file-not-found`, `bad-arguments` for a label that is not of that file, those of archives.
 */
export const openInspected = async (path: string, label: string, folder: string, signal: AbortSignal): Promise<OpenedFile> => {
  const file = discoverFiles([path])[0]
  if (file === undefined || file.path !== path) throw new EngineError('file-not-found', `There is no file ${path}.`, { hint: 'Choose it again.' })
  if (label === file.label || label.endsWith(`/${file.label}`)) return { found: { ...file, label }, beside: filesBeside(path, label) }
  const archive = archiveLabel(file.label, label)
  if (archive === undefined) throw new EngineError('bad-arguments', `${label} is not in ${path}.`, { hint: 'Give file and name as the inspection answered them.' })
  const partner = feedPartner(label)
  const unpacked = await openEntries({ ...file, label: archive }, folder, (one) => one === label || one === partner || isMappingFile({ label: one }), signal)
  const found = unpacked.find((one) => one.label === label)
  if (found === undefined) throw new EngineError('file-not-found', `There is no ${label.slice(archive.length + 1)} in ${archive}.`, { hint: 'Choose it again.' })
  return { found, beside: unpacked.filter((one) => one !== found) }
}

/** The label of the archive in that of a file inside; undefined when it is not among its folders. */
const archiveLabel = (archive: string, label: string): string | undefined => {
  if (label.startsWith(`${archive}/`)) return archive
  const at = label.indexOf(`/${archive}/`)
  return at < 0 ? undefined : label.slice(0, at + 1 + archive.length)
}

const filesBeside = (path: string, label: string): FoundFile[] => {
  const partner = feedPartner(label)
  const half = partner === undefined ? [] : [{ path: join(dirname(path), basename(partner)), label: partner }]
  return [...half, ...mappingsAbove(path, label)].filter((one) => existsSync(one.path)).flatMap((one) => discoverFiles([one.path]).map((file) => ({ ...file, label: one.label })))
}

/** Mappings in the file's own folder and those above it, up to the one that was given. */
const mappingsAbove = (path: string, label: string): { path: string; label: string }[] => {
  const found: { path: string; label: string }[] = []
  let [folder, prefix] = [dirname(path), label.slice(0, -basename(path).length)]
  for (;;) {
    const [at, below] = [folder, prefix]
    found.push(...readdirSync(at).filter((name) => isMappingFile({ label: name })).sort().map((name) => ({ path: join(at, name), label: `${below}${name}` })))
    if (below === '') return found
    folder = dirname(at)
    prefix = below.replace(/[^/]*\/$/, '')
  }
}
