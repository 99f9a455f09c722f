import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { root } from './run.mjs'

const memoryDisk = '/dev/shm'
const room = 8e9

/** An empty folder for what unit tests make and throw away: in memory where there is room, so that no disk is waited for; undefined where there is none. */
export const makeScratchFolder = () => {
  if (!existsSync(memoryDisk)) return undefined
  const folder = join(memoryDisk, `subcool-${createHash('sha256').update(root).digest('hex').slice(0, 6)}`)
  rmSync(folder, { recursive: true, force: true })
  const { bavail, bsize } = statfsSync(memoryDisk)
  if (Math.min(bavail * bsize, freemem()) < room) return undefined
  mkdirSync(folder)
  chmodSync(folder, 0o1777)
  return folder
}
