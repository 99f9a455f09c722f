import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** Makes a folder once for all processes of a run: who comes later waits for it; what was broken off half way is made again. */
export const once = async (folder: string, make: (path: string) => void | Promise<void>): Promise<string> => {
  const lock = `${folder}.lock`
  mkdirSync(dirname(folder), { recursive: true })
  while (!existsSync(folder)) {
    if (!takes(lock)) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      continue
    }
    try {
      if (!existsSync(folder)) await makeWhole(folder, make)
    } finally {
      rmSync(lock, { recursive: true })
    }
  }
  return folder
}

const takes = (lock: string): boolean => {
  try {
    mkdirSync(lock)
    return true
  } catch {
    return false
  }
}

const makeWhole = async (folder: string, make: (path: string) => void | Promise<void>): Promise<void> => {
  const half = join(dirname(folder), 'half', basename(folder))
  rmSync(half, { recursive: true, force: true })
  mkdirSync(dirname(half), { recursive: true })
  await make(half)
  renameSync(half, folder)
}
