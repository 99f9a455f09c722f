import { mkdirSync, readFileSync, readdirSync, rmSync, watch, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SecondInstance {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

/**
 * Takes the lock of a user's data folder, or leaves a note for the process that has it.
 * `onSecond` hears of processes that came later.
 */
export const takeInstanceLock = (userData: string, mine: SecondInstance, onSecond: (second: SecondInstance) => void): boolean => {
  const lock = join(userData, 'SingletonLock')
  const notes = join(userData, 'SingletonNotes')
  mkdirSync(notes, { recursive: true })
  if (!writeLock(lock)) {
    writeFileSync(join(notes, `${process.pid}.json`), JSON.stringify(mine))
    return false
  }
  const watcher = watch(notes, () => {
    for (const note of readNotes(notes)) onSecond(note)
  })
  watcher.unref()
  process.on('exit', () => releaseInstanceLock(userData))
  return true
}

export const releaseInstanceLock = (userData: string): void => {
  const lock = join(userData, 'SingletonLock')
  if (ownerOf(lock) === process.pid) rmSync(lock, { force: true })
}

const readNotes = (folder: string): SecondInstance[] =>
  readdirSync(folder).flatMap((name) => {
    try {
      const note = JSON.parse(readFileSync(join(folder, name), 'utf8')) as SecondInstance
      rmSync(join(folder, name))
      return [note]
    } catch {
      return []
    }
  })

const writeLock = (lock: string): boolean => {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (isAlive(ownerOf(lock))) return false
    rmSync(lock, { force: true })
    return writeLock(lock)
  }
}

const ownerOf = (lock: string): number => {
  try {
    return Number(readFileSync(lock, 'utf8'))
  } catch {
    return 0
  }
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return pid > 0
  } catch {
    return false
  }
}
