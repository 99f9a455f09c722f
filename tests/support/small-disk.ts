import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface SmallDisk {
  folder: string
  /** Fills the disk until only so many bytes are left. */
  leave(bytes: number): void
  /** Takes away what `leave` wrote. */
  relieve(): void
  remount(how: 'ro' | 'rw'): void
  unmount(): void
}

export const mayMount = process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0

/** A file system in memory of so many MB, mounted in a new folder; needs `mayMount`. */
export const smallDisk = (megabytes: number): SmallDisk => {
  const folder = mkdtempSync(join(tmpdir(), 'subcool-disk-'))
  mount(['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'none', folder])
  const filler = join(folder, '.filler')
  const relieve = () => rmSync(filler, { force: true })
  return {
    folder,
    leave: (bytes) => {
      relieve()
      const { bavail, bsize } = statfsSync(folder)
      writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - bytes)))
    },
    relieve,
    remount: (how) => mount(['-o', `remount,${how}`, folder]),
    unmount: () => {
      spawnSync('umount', ['-l', folder])
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const mount = (words: string[]): void => {
  const { status, stderr } = spawnSync('mount', words, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`mount ${words.join(' ')}: ${stderr}`)
}
