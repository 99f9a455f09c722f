import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname, userInfo } from 'node:os'

/** Who has a project open, as written in its `owner.json`. */
export interface Owner {
  pid: number
  host: string
  user: string
  /** UTC; for people, never compared. */
  since: string
  /** Start of the process in ticks since boot and the boot's id, where the system tells: a reused pid differs in it. */
  started: string | null
  /** Different each time a project is opened. */
  token: string
  /** Counts up while the project is open on a disk whose locks can't be trusted. */
  beat: number
}

export const newOwner = (): Owner => ({
  pid: process.pid,
  host: hostname(),
  user: userName(),
  since: new Date().toISOString(),
  started: processStart(process.pid) ?? null,
  token: randomUUID(),
  beat: 0,
})

/** The note of an owner; undefined when there is none or it can't be read. */
export const readOwner = (path: string): Partial<Owner> | undefined => {
  try {
    const note: unknown = JSON.parse(readFileSync(path, 'utf8'))
    return note !== null && typeof note === 'object' ? note : undefined
  } catch {
    return undefined
  }
}

/** `alive` and `dead` are certain and of this machine; `unknown` is another machine's, or a process whose start is not known. */
export const ownerState = (owner: Partial<Owner>): 'alive' | 'dead' | 'unknown' => {
  if (owner.host !== hostname() || typeof owner.pid !== 'number') return 'unknown'
  if (!processExists(owner.pid)) return 'dead'
  const started = processStart(owner.pid)
  if (started === undefined || typeof owner.started !== 'string') return 'unknown'
  return started === owner.started ? 'alive' : 'dead'
}

/** `process 4711 (anna on laptop-7, since 2026-01-31T08:00:00Z)`. */
export const describeOwner = (owner: Partial<Owner> | undefined): string =>
  owner?.pid === undefined ? 'another process' : `process ${owner.pid} (${owner.user} on ${owner.host}, since ${owner.since})`

export const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown'
  }
}

const processExists = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** Boot id and start time of a process, proc(5): field 22 of `stat`, counted after the name, which may hold blanks. */
const processStart = (pid: number): string | undefined => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${ticks}`
  } catch {
    return undefined
  }
}
