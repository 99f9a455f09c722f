import { createWriteStream, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const largestBytes = 4 * 1024 * 1024

export interface LogFile {
  readonly path: string
  /** The last line that was written about `source`. */
  lastLine(source: string): string | undefined
  write(source: string, line: string): void
  /** Writes every line of a stream down. */
  follow(source: string, stream: NodeJS.ReadableStream | null): void
}

/** `engine.log` in a folder: one line each with the time and who said it; one older file is kept. A log that cannot be written stops nothing. */
export const openLogFile = (folder: string): LogFile => {
  const path = join(folder, 'engine.log')
  makeRoom(folder, path)
  const stream = createWriteStream(path, { flags: 'a' })
  stream.on('error', () => undefined)
  const last = new Map<string, string>()
  const write = (source: string, line: string) => {
    last.set(source, line)
    stream.write(`${new Date().toISOString()} ${source}: ${line}\n`)
  }
  return {
    path,
    lastLine: (source) => last.get(source),
    write,
    follow: (source, from) => {
      if (from === null) return
      createInterface({ input: from, crlfDelay: Infinity }).on('line', (line) => {
        if (line.trim() !== '') write(source, line)
      })
    },
  }
}

const makeRoom = (folder: string, path: string): void => {
  try {
    mkdirSync(folder, { recursive: true })
    if (existsSync(path) && statSync(path).size > largestBytes) renameSync(path, join(folder, 'engine.1.log'))
  } catch (error) {
    console.error(`${folder} cannot hold the log: ${String(error)}`)
  }
}
