import type { Mapping } from '../../../contract/mapping'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { isRowOfUnits } from '../profiles/generic/find-table'
import { splitRecord } from '../reading/split-record'

/** Where a text file holds the columns of a mapping, a row a sample. */
export interface WideTable {
  delimiter: string
  names: string[]
  /** The row of units below the header; empty where there is none. */
  units: string[]
  skipLines: number
}

const lookedFor = 60

/** The table whose header has all that a mapping names; undefined when there is none. */
export const findWideTable = (head: FileHead, { match, format, columns, unit }: Mapping): WideTable | undefined => {
  const wanted = [...(match.header ?? []), ...columns.map(({ source }) => source), ...('column' in unit ? [unit.column] : [])].map(cleanName)
  for (const delimiter of format.delimiter === undefined ? [';', '\t', ', ', ',', '|'] : [format.delimiter]) {
    const cellsOf = (line: string): string[] => splitRecord(line.replace(/^\uFEFF/, ''), delimiter).map(cleanName)
    for (const [index, line] of head.lines.slice(0, format.skip ?? lookedFor).entries()) {
      const names = cellsOf(line)
      if (!wanted.every((name) => names.includes(name))) continue
      const below = cellsOf(head.lines[index + 1] ?? '')
      return { delimiter, names, units: isRowOfUnits(below) ? below : [], skipLines: format.skip ?? index + 1 }
    }
  }
  return undefined
}
