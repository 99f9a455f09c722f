/**
 * Rows gathered column by column; NaN stands for nothing. Plain data with functions beside it: methods of a table that is gone take the
 * code compiled for them along.
 */
export interface PartTable<Name extends string> {
  names: readonly Name[]
  /** The columns, with room behind the last row; `beginRow` may put longer ones in their place. */
  column: Record<Name, Float64Array>
  count: number
  capacity: number
}

const firstRows = 1024
const nothing = new Float64Array(0)

/** Columns are put in place of others at once, so that no code is compiled for columns that never change. */
export const newPartTable = <Name extends string>(names: readonly Name[]): PartTable<Name> => {
  const column = Object.fromEntries(names.map((name) => [name, nothing])) as Record<Name, Float64Array>
  for (const name of names) column[name] = new Float64Array(firstRows).fill(NaN)
  return { names, column, count: 0, capacity: firstRows }
}

/** Begins a row of nothing; answers its place. */
export const beginRow = <Name extends string>(table: PartTable<Name>): number => {
  if (table.count === table.capacity) grow(table)
  return table.count++
}

export const addRow = <Name extends string>(table: PartTable<Name>, row: Record<Name, number>): void => {
  const place = beginRow(table)
  for (const name of table.names) table.column[name][place] = row[name]
}

/** Takes away the rows from `from` on of a day before `day`; those behind them move up. */
export const dropDaysBefore = <Name extends string>(table: PartTable<Name | 'day'>, from: number, day: number): void => {
  const days = table.column.day
  let kept = from
  for (let row = from; row < table.count; row++) {
    if ((days[row] as number) < day) continue
    if (kept < row) for (const name of table.names) table.column[name][kept] = table.column[name][row] as number
    kept++
  }
  for (const name of table.names) table.column[name].fill(NaN, kept, table.count)
  table.count = kept
}

/** One array per name. */
export const columnsOf = <Name extends string>({ names, column, count }: PartTable<Name>): Float64Array[] => names.map((name) => column[name].slice(0, count))

const grow = <Name extends string>(table: PartTable<Name>): void => {
  table.capacity *= 2
  for (const name of table.names) {
    const wider = new Float64Array(table.capacity).fill(NaN)
    wider.set(table.column[name])
    table.column[name] = wider
  }
}
