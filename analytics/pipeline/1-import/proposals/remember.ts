import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { FileHead } from '../file-head'
import type { FoundTable } from '../profiles/generic/find-table'

const mostKept = 64

interface Kept<T> {
  path: string
  stamp: string
  value: T
}

/** Answers what was made of a table, or makes it. */
export type Remember<T> = (table: FoundTable, head: FileHead, make: () => T) => T

/**
 * Something that is made of a table once for all files of one folder with the same header: what a logger writes, it writes into each of them.
 * It is made again when the file it was made of has changed.
 */
export const rememberByHeader = <T>(): Remember<T> => {
  const kept = new Map<string, Kept<T>>()
  return (table, head, make) => {
    const { path } = head.file
    const key = [dirname(path), table.delimiter, ...table.sources, ...table.units].join('\u0000')
    const known = kept.get(key)
    if (known !== undefined && known.stamp === stampOf(known.path)) return known.value
    const value = make()
    kept.delete(key)
    if (kept.size >= mostKept) kept.delete(kept.keys().next().value as string)
    kept.set(key, { path, stamp: stampOf(path), value })
    return value
  }
}

const stampOf = (path: string): string => {
  const found = statSync(path, { throwIfNoEntry: false })
  return found === undefined ? '' : `${found.size} ${found.mtimeMs} ${found.ino}`
}
