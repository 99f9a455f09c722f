import { hostname, userInfo } from 'node:os'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'

export interface Owner {
  pid: number
  host: string
  user: string
  since: string
}

/** Writes down who has the project open; DuckDB's own file lock is what keeps others out. */
export const writeOwner = (path: string): void => {
  const owner: Owner = { pid: process.pid, host: hostname(), user: userName(), since: new Date().toISOString() }
  writeFileSync(path, `${JSON.stringify(owner)}\n`)
}

export const clearOwner = (path: string): void => rmSync(path, { force: true })

/** `process 4711 (anna on laptop-7, since 2026-01-31T08:00:00Z)`, from the note or else from DuckDB's own message. */
export const describeOwner = (path: string, duckdbMessage: string): string => {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Owner
    return `process ${owner.pid} (${owner.user} on ${owner.host}, since ${owner.since})`
  } catch {
    const pid = /PID (\d+)/.exec(duckdbMessage)?.[1]
    return pid === undefined ? 'another process' : `process ${pid}`
  }
}

export const userName = (): string => {
  try {
    return userInfo().username
  } catch {
    return process.env['USER'] ?? process.env['USERNAME'] ?? 'unknown'
  }
}
