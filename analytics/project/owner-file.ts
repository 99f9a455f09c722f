import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { EngineError } from '../contract/errors'
import { describeOwner, newOwner, ownerState, readOwner, type Owner } from './owner'

/** The note that says whose a project is; `ours` turns false when somebody else has taken it. */
export interface Ownership {
  ours(): boolean
  release(): void
}

export interface Pace {
  /** How often an owner shows that it is alive, ms. */
  beatMs: number
  /** How long a stranger's note is watched for such a sign before it counts as left behind, ms. */
  patienceMs: number
}

export const usualPace: Pace = { beatMs: 5_000, patienceMs: 20_000 }

/**
 * Takes the note where the lock of the database has already been won on a disk whose locks can be trusted: any other note
 * was left behind, unless its very process is alive. Errors: `project-locked`.
 */
export const claimOwnerFile = (path: string, folder: string): Ownership => {
  const other = readOwner(path)
  if (other !== undefined && other.pid !== process.pid && ownerState(other) === 'alive') throw lockedBy(folder, other)
  const owner = newOwner()
  const fresh = `${path}.${owner.token}`
  writeFileSync(fresh, noteText(owner))
  renameSync(fresh, path)
  return ownership(path, owner, undefined)
}

/**
 * Takes the note where no lock can be trusted: it is made only when there is none. One that is there is left behind when its
 * process is dead, or when it shows no sign of life for the whole patience; clocks are never compared. Errors: `project-locked`.
 */
export const takeOwnerFile = async (path: string, folder: string, pace: Pace = usualPace): Promise<Ownership> => {
  const owner = newOwner()
  for (;;) {
    try {
      writeFileSync(path, noteText(owner), { flag: 'wx' })
      return ownership(path, owner, pace.beatMs)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    const seen = textOf(path)
    const other = readOwner(path)
    const state = other === undefined ? 'unknown' : ownerState(other)
    if (state === 'alive' || (state === 'unknown' && (await changes(path, seen, pace)))) throw lockedBy(folder, readOwner(path) ?? other)
    removeLeftBehind(path, seen, folder)
  }
}

export const lockedBy = (folder: string, owner: Partial<Owner> | undefined, detail?: string): EngineError =>
  new EngineError('project-locked', `The project ${folder} is open in ${describeOwner(owner)}.`, {
    hint: 'Close it there, or wait until it is done.',
    ...(detail === undefined ? {} : { detail }),
  })

const ownership = (path: string, owner: Owner, beatMs: number | undefined): Ownership => {
  const ours = () => readOwner(path)?.token === owner.token
  const timer = beatMs === undefined ? undefined : setInterval(() => ours() && showLife(path, owner), beatMs)
  timer?.unref()
  return {
    ours,
    release: () => {
      clearInterval(timer)
      if (ours()) rmSync(path, { force: true })
    },
  }
}

const showLife = (path: string, owner: Owner): void => {
  owner.beat++
  try {
    writeFileSync(path, noteText(owner), { flag: 'r+' })
  } catch {
    return
  }
}

/** Always equally long, so that writing it anew never leaves the end of a longer one. */
const noteText = (owner: Owner): string => `${JSON.stringify(owner).padEnd(400)}\n`

const textOf = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

const changes = async (path: string, seen: string | undefined, { beatMs, patienceMs }: Pace): Promise<boolean> => {
  for (let waited = 0; waited < patienceMs; waited += beatMs / 2) {
    await new Promise((resolve) => setTimeout(resolve, beatMs / 2))
    const now = textOf(path)
    if (now === undefined) return false
    if (now !== seen) return true
  }
  return false
}

/** Takes the note away by renaming, so that of several who judged it only one removes it, and never a newer one. */
const removeLeftBehind = (path: string, judged: string | undefined, folder: string): void => {
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (judged !== undefined && textOf(aside) !== judged) {
    try {
      linkSync(aside, path)
    } finally {
      rmSync(aside, { force: true })
    }
    throw lockedBy(folder, readOwner(path))
  }
  rmSync(aside, { force: true })
}
