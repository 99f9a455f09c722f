import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { z } from 'zod'
import { EngineError } from '../../contract/errors'
import { storageFault } from '../../db/storage-fault'
import { manifestEntry, namedLetterhead } from '../../documents/pdf/letterhead'
import { dayText } from '../exact/day'
import type { ComplianceBook } from './book'
import { byText } from './words'
import { paperJobs } from './paper-set'
import { drawPapers, type DrawOptions } from './paper-threads'

const manifestName = 'manifest.json'

const manifestShape = z.object({
  schema: z.literal('subcool/audit-pack@1'),
  year: z.number().int(),
  version: z.string(),
  as_of: z.string(),
  zone: z.string(),
  profile: z.string(),
  rule_data_version: z.string(),
  policy: z.object({ vrf: z.string(), seasonal_excess: z.string() }),
  organisation: namedLetterhead.optional(),
  inputs: z.array(z.object({ file: z.string(), sha256: z.string() })),
  files: z.array(z.object({ file: z.string(), sha256: z.string() })),
})

/** What an audit pack was made from and every file it holds, with their SHA-256. */
export type PackManifest = z.infer<typeof manifestShape>

export interface PackOptions extends DrawOptions {
  /** Where the pack goes: a new or empty folder, or a former pack, which is replaced whole. */
  outDir: string
  year: number
  /** Adds files (registers, tables) to the pack before its documents are drawn: a document's own CSV takes the place of a table of its name. */
  fill?: (folder: string) => Promise<void>
}

/**
 * Writes one folder with every document of a year, what `fill` adds, and `manifest.json` with the SHA-256 of every file and input; made
 * beside `outDir` and renamed, so that nobody sees half a pack. Same book, same bytes. Errors: `out-not-empty`, `disk-full`,
 * `permission-denied`; an abort rejects with the signal's reason and leaves nothing.
 */
export const writeAuditPack = async (book: ComplianceBook, { outDir, year, fill, ...options }: PackOptions): Promise<PackManifest> => {
  const target = resolve(outDir)
  await checkPackFolder(target)
  const beside = join(dirname(target), `.${basename(target)}.${randomBytes(4).toString('hex')}`)
  const folder = `${beside}.new`
  try {
    await mkdir(folder, { recursive: true })
    const { settings, shared } = book
    await fill?.(folder)
    await drawPapers(folder, paperJobs(book, year), { settings, technicians: shared.technicians, year }, options)
    const manifest = await manifestOf(folder, book, year)
    await writeFile(join(folder, manifestName), `${JSON.stringify(manifest, undefined, 2)}\n`)
    options.signal?.throwIfAborted()
    await replace(target, folder, `${beside}.old`)
    return manifest
  } catch (error) {
    throw storageError(target, error)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const manifestOf = async (folder: string, { settings }: ComplianceBook, year: number): Promise<PackManifest> => {
  const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  const names = new Map(files.map((path) => [relative(folder, path).split(sep).join('/'), path]))
  const hashed: PackManifest['files'] = []
  for (const [file, path] of [...names].sort(([a], [b]) => byText(a, b))) hashed.push({ file, sha256: await hashOf(path) })
  return {
    schema: 'subcool/audit-pack@1',
    year,
    version: settings.version,
    as_of: dayText(settings.asOf),
    zone: settings.zone,
    profile: settings.profileName,
    rule_data_version: settings.rules.version,
    policy: { vrf: settings.policy.vrf, seasonal_excess: settings.policy.seasonalExcess },
    ...manifestEntry(settings.letterhead),
    inputs: settings.inputs.map(({ file, sha256 }) => ({ file, sha256 })),
    files: hashed,
  }
}

const hashOf = async (path: string): Promise<string> => {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}

/** Refuses a folder that holds anything but what an earlier pack put there: `out-not-empty`, `permission-denied`. */
export const checkPackFolder = async (target: string): Promise<void> => {
  const names = await readdir(target, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error.code === 'ENOTDIR' ? new EngineError('out-not-empty', `${target} is a file, not a folder.`) : storageError(target, error)
  })
  const present = names.filter((entry) => !entry.isDirectory()).map((entry) => relative(target, join(entry.parentPath, entry.name)).split(sep).join('/'))
  if (present.length === 0) return
  const ours = new Set([manifestName, ...(await formerFiles(target))])
  const foreign = ours.size > 1 ? present.filter((name) => !ours.has(name)).sort(byText)[0] : present.sort(byText)[0]
  if (foreign !== undefined)
    throw new EngineError('out-not-empty', `${target} holds ${foreign}, which no earlier audit pack put there.`, {
      hint: 'Choose an empty or a new folder, or the folder of an earlier audit pack.',
    })
}

const formerFiles = async (target: string): Promise<string[]> => {
  try {
    return manifestShape.parse(JSON.parse(await readFile(join(target, manifestName), 'utf8'))).files.map(({ file }) => file)
  } catch {
    return []
  }
}

const replace = async (target: string, finished: string, old: string): Promise<void> => {
  const former = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return false
      throw error
    },
  )
  await rename(finished, target).catch(async (error: unknown) => {
    if (former) await rename(old, target)
    throw error
  })
  if (former) await rm(old, { recursive: true })
}

const storageError = (target: string, error: unknown): unknown => {
  const fault = error instanceof EngineError ? undefined : storageFault(error)
  if (fault === undefined) return error
  return fault === 'full'
    ? new EngineError('disk-full', `The disk of ${target} is full: the audit pack could not be written.`, { hint: 'Free some space on that disk, or choose a folder on another one.', cause: error })
    : new EngineError('permission-denied', `The audit pack can't be written to ${target}.`, { hint: 'Choose a folder you may write to.', cause: error })
}
