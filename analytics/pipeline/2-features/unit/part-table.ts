/** Rows gathered column by column; NaN stands for nothing. */
export interface PartTable<Name extends string> {
  names: readonly Name[]
  add(row: Record<Name, number>): void
  /** One array per name. */
  columns(): Float64Array[]
}

export const newPartTable = <Name extends string>(names: readonly Name[]): PartTable<Name> => {
  let capacity = 1024
  let count = 0
  let columns = names.map(() => new Float64Array(capacity))
  const grow = (): void => {
    capacity *= 2
    columns = columns.map((column) => {
      const wider = new Float64Array(capacity)
      wider.set(column)
      return wider
    })
  }
  return {
    names,
    add: (row) => {
      if (count === capacity) grow()
      for (let i = 0; i < names.length; i++) (columns[i] as Float64Array)[count] = row[names[i] as Name]
      count++
    },
    columns: () => columns.map((column) => column.slice(0, count)),
  }
}
