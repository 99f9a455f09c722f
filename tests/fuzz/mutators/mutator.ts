import type { Chance } from '../chance'

/** Changes bytes from `from` on; what lies before stays as it is. */
export type ByteMutator = (bytes: Buffer, from: number, chance: Chance) => Buffer

/** Lines of a table without their ends, the header first. */
export interface Lines {
  header: string[]
  body: string[]
  delimiter: string
}

export type LineMutator = (lines: Lines, chance: Chance) => Lines

export type Named<T> = Readonly<Record<string, T>>
