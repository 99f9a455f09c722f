/**
 * How a cell is read. `word` is one of a list, `words` several of it joined by `|`; `code` is a word whose spaces and hyphens
 * count as underscores and that may have other names. `mass` is pounds, or kilograms in a column of their own; `decimal` a number
 * kept digit by digit; a `day` is none where it is earlier than that of the column `from`; `whole` a whole number from 1, which may stand for something where it is empty.
 */
export type CellType =
  | { is: 'text' | 'flag' | 'zone' | 'time' | 'mass' | 'decimal' }
  | { is: 'day'; from?: string }
  | { is: 'number'; min?: number; max?: number }
  | { is: 'word' | 'words'; of: readonly string[] }
  | { is: 'code'; of: readonly string[]; alias: Readonly<Record<string, string>> }
  | { is: 'whole'; empty: 'one' | 'occurrence' }

export interface RegisterTable {
  table: string
  /** What tells a row from others; the last row of a file and the latest import's row of each key count. */
  key: readonly string[]
  /** Columns without which a row is left out; those of the key where not said. */
  required?: readonly string[]
  columns: Readonly<Record<string, CellType>>
  /** Names a column may have in a file, its own among them where that is one. */
  names?: Readonly<Record<string, readonly string[]>>
  /** The column of the day, or moment, a row belongs to, for leaving out what is later than an as-of date; the first that is not empty. */
  day?: readonly string[]
  /** View of the latest import's row of each key, for registers whose view is nothing else. */
  view?: string
  /** Columns beyond the contract's, which an export leaves out where nothing stands in them. */
  extra?: readonly string[]
}

export const text: CellType = { is: 'text' }
export const day: CellType = { is: 'day' }
export const dayFrom = (column: string): CellType => ({ is: 'day', from: column })
export const flag: CellType = { is: 'flag' }
export const mass: CellType = { is: 'mass' }
export const decimal: CellType = { is: 'decimal' }
/** Circuit of an appliance: empty is 1. */
export const circuit: CellType = { is: 'whole', empty: 'one' }
/** Number of a row among those that are alike in all other columns of the key, by their order in the file where empty. */
export const occurrence: CellType = { is: 'whole', empty: 'occurrence' }

export const number = (min?: number, max?: number): CellType => ({
  is: 'number',
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
})
export const word = (...of: string[]): CellType => ({ is: 'word', of })
export const words = (...of: string[]): CellType => ({ is: 'words', of })
export const code = (of: readonly string[], alias: Readonly<Record<string, string>> = {}): CellType => ({ is: 'code', of, alias })

/** The column of a file's kilograms beside a column of pounds. */
export const kilogramColumn = (column: string): string => `${column}_kg`
