import { createHash, randomBytes } from 'node:crypto'
import { cp, mkdir, readFile, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { EngineError } from '../../contract/errors'
import { storageFault } from '../../db/storage-fault'
import { parseManifest } from './manifest'

const manifestName = 'manifest.json'
const summaryName = 'summary.json'

/** Refuses (`out-not-empty`) a folder that holds anything but what an earlier report of ours put there. */
export const checkOutFolder = async (outDir: string): Promise<void> => {
  const names = await readdir(outDir).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT') return []
    throw error.code === 'ENOTDIR' ? new EngineError('out-not-empty', `${outDir} is a file, not a folder.`) : accessError(outDir, error)
  })
  if (names.length === 0) return
  const manifest = names.includes(manifestName) ? parseManifest(await readFile(join(outDir, manifestName), 'utf8')) : undefined
  const ours = new Set([manifestName, ...(manifest?.files.map(({ file }) => file.split('/')[0] ?? file) ?? [])])
  const foreign = names.filter((name) => manifest === undefined || !ours.has(name)).sort()[0]
  if (foreign !== undefined)
    throw new EngineError('out-not-empty', `${outDir} holds ${foreign}, which no earlier report put there.`, {
      hint: 'Choose an empty or a new folder, or the folder of an earlier report.',
    })
}

/** Puts a finished folder in the place of `outDir`: copied beside it, then renamed, so that nobody sees half a report. */
export const publishFolder = async (finished: string, outDir: string): Promise<void> => {
  const target = resolve(outDir)
  const parent = dirname(target)
  const beside = join(parent, `.${basename(target)}.${randomBytes(4).toString('hex')}`)
  try {
    await mkdir(parent, { recursive: true })
    await cp(finished, `${beside}.new`, { recursive: true })
    const former = await rename(target, `${beside}.old`).then(() => true, absent)
    await rename(`${beside}.new`, target).catch(async (error: unknown) => {
      if (former) await rename(`${beside}.old`, target)
      throw error
    })
    if (former) await rm(`${beside}.old`, { recursive: true })
  } catch (error) {
    await rm(`${beside}.new`, { recursive: true, force: true })
    throw error instanceof EngineError ? error : accessError(outDir, error as NodeJS.ErrnoException)
  }
}

/**
 * Moves a finished folder to `<reportsDir>/<asOf>-<n>`, n the number after the last one. When the latest report of that day
 * has the same manifest and is whole, that one stays and only its summary is renewed. Answers the path.
 * `register` is told the name while the folder waits under it with a dot before it; when that fails nothing is filed.
 */
export const fileReport = async (finished: string, reportsDir: string, asOf: string, register: (name: string) => Promise<void>): Promise<string> => {
  await mkdir(reportsDir).catch(unlessThere)
  const numbers = (await readdir(reportsDir))
    .filter((name) => name.startsWith(`${asOf}-`))
    .map((name) => Number(name.slice(asOf.length + 1)))
    .filter(Number.isInteger)
  const latest = Math.max(0, ...numbers)
  const former = join(reportsDir, `${asOf}-${latest}`)
  if (latest > 0 && (await isSameReport(finished, former))) {
    await rename(join(finished, summaryName), join(former, summaryName))
    await register(basename(former))
    return former
  }
  const name = `${asOf}-${latest + 1}`
  const waiting = join(reportsDir, `.${name}`)
  await rm(waiting, { recursive: true, force: true })
  await rename(finished, waiting)
  await register(name).catch(async (error: unknown) => {
    await rename(waiting, finished)
    throw error
  })
  await rename(waiting, join(reportsDir, name))
  return join(reportsDir, name)
}

const isSameReport = async (one: string, other: string): Promise<boolean> => (await sameManifest(one, other)) && isWhole(other)

/** Whether a report has every file of its manifest, with the content that names. */
const isWhole = async (folder: string): Promise<boolean> => {
  const manifest = parseManifest(await readFile(join(folder, manifestName), 'utf8'))
  const hashes = (manifest?.files ?? []).map(async ({ file, sha256 }) => {
    const content = await readFile(join(folder, file)).catch(() => undefined)
    return content !== undefined && (sha256 === null || createHash('sha256').update(content).digest('hex') === sha256)
  })
  return manifest !== undefined && (await Promise.all(hashes)).every(Boolean)
}

const sameManifest = async (a: string, b: string): Promise<boolean> => {
  const [one, other] = await Promise.all([a, b].map((folder) => readFile(join(folder, manifestName), 'utf8').catch(() => undefined)))
  return one !== undefined && one === other
}

const unlessThere = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EEXIST') throw error
}

const absent = (error: NodeJS.ErrnoException): false => {
  if (error.code === 'ENOENT') return false
  throw error
}

const accessError = (outDir: string, error: NodeJS.ErrnoException): EngineError =>
  storageFault(error) === 'full'
    ? new EngineError('disk-full', `The disk of ${outDir} is full: the report could not be written there; the project keeps it.`, {
        hint: 'Free some space on that disk, or choose a folder on another one.',
        detail: error.message,
        cause: error,
      })
    : new EngineError('permission-denied', `The report can't be written to ${outDir}.`, {
        detail: error.message,
        hint: 'Choose a folder you may write to.',
        cause: error,
      })
