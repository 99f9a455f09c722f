/** Rows gathered column by column; NaN stands for nothing. */
export interface PartTable<Name extends string> {
  names: readonly Name[]
  /** The columns, with room behind the last row; `begin` may put longer ones in their place. */
  column: Record<Name, Float64Array>
  /** Begins a row of nothing; answers its place. */
  begin(): number
  add(row: Record<Name, number>): void
  /** One array per name. */
  columns(): Float64Array[]
}

export const newPartTable = <Name extends string>(names: readonly Name[]): PartTable<Name> => {
  let capacity = 1024
  let count = 0
  const nothing = () => new Float64Array(capacity).fill(NaN)
  const column = Object.fromEntries(names.map((name) => [name, nothing()])) as Record<Name, Float64Array>
  const grow = (): void => {
    capacity *= 2
    for (const name of names) {
      const wider = nothing()
      wider.set(column[name])
      column[name] = wider
    }
  }
  const begin = (): number => {
    if (count === capacity) grow()
    return count++
  }
  return {
    names,
    column,
    begin,
    add: (row) => {
      const place = begin()
      for (const name of names) column[name][place] = row[name]
    },
    columns: () => names.map((name) => column[name].slice(0, count)),
  }
}
