import { dirname } from 'node:path'
import type { FoundFile } from '../recognising/discover'
import type { FileHead } from '../reading/file-head'
import type { FoundTable } from '../profiles/generic/find-table'

/** Answers what was made of a table, or makes it. */
export type Remember<T> = (table: FoundTable, head: FileHead, make: () => T) => T

const importOf = new WeakMap<FoundFile, object>()

/** Files that are looked at together: what a table of one of them says holds for all of its folder with the same header. */
export const lookAtTogether = (files: readonly FoundFile[]): void => {
  const together = {}
  for (const file of files) importOf.set(file, together)
}

/** Something that is made of a table once for all files of a folder with the same header that are looked at together: what a logger writes, it writes into each of them. */
export const rememberByHeader = <T>(): Remember<T> => {
  const kept = new WeakMap<object, Map<string, T>>()
  return (table, head, make) => {
    const together = importOf.get(head.file)
    if (together === undefined) return make()
    const known = kept.get(together) ?? new Map<string, T>()
    kept.set(together, known)
    const key = [dirname(head.file.path), table.delimiter, ...table.sources, ...table.units].join('\u0000')
    if (!known.has(key)) known.set(key, make())
    return known.get(key) as T
  }
}
