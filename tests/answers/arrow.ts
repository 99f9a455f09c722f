import { readColumnSet } from '../../renderer/engine/column-set'

/** The rows of an Arrow answer as plain objects, for comparing. */
export const arrowRows = (bytes: Uint8Array): Record<string, unknown>[] => {
  const set = readColumnSet(bytes)
  return Array.from({ length: set.rowCount }, (_, row) =>
    Object.fromEntries(
      set.names.map((name) => {
        try {
          const value = set.numbers(name)[row] as number
          return [name, Number.isNaN(value) ? null : value]
        } catch {
          return [name, set.texts(name)[row] ?? null]
        }
      }),
    ),
  )
}
