import { mkdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { z } from 'zod'
import { writeFileWhole } from '../../project/synced-file'

/** What a file remembers; `empty` when it is missing or holds something else. */
export const readState = <Value>(path: string, shape: z.ZodType<Value>, empty: Value): Value => {
  try {
    const read = shape.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return read.success ? read.data : empty
  } catch {
    return empty
  }
}

/** Writes what is to be remembered. Throws what the disk says. */
export const writeState = (path: string, value: unknown): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileWhole(path, `${JSON.stringify(value, null, 2)}\n`)
}
