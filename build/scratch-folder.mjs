import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statfsSync } from 'node:fs'
import { freemem } from 'node:os'
import { join } from 'node:path'
import { isAlive } from './run.mjs'

const memoryDisk = '/dev/shm'
const room = 8e9
const name = /^subcool-tests-(\d+)$/

/** An empty folder for what unit tests make and throw away: in memory where there is room, so that no disk is waited for; undefined where there is none. */
export const makeScratchFolder = () => {
  if (!existsSync(memoryDisk)) return undefined
  removeLeftBehind()
  const { bavail, bsize } = statfsSync(memoryDisk)
  if (Math.min(bavail * bsize, freemem()) < room) return undefined
  const folder = join(memoryDisk, `subcool-tests-${process.pid}`)
  mkdirSync(folder)
  chmodSync(folder, 0o1777)
  return folder
}

/** A run that was broken off could not remove its own. */
const removeLeftBehind = () => {
  for (const found of readdirSync(memoryDisk)) {
    const owner = Number(name.exec(found)?.[1] ?? process.pid)
    if (owner !== process.pid && !isAlive(owner)) rmSync(join(memoryDisk, found), { recursive: true, force: true })
  }
}
