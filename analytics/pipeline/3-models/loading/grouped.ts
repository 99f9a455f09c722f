/** Values of rows by key, in the order of the rows. */
export const mapped = <Row, Key, Value>(rows: readonly Row[], keyOf: (row: Row) => Key, valueOf: (row: Row) => Value): Map<Key, Value[]> => {
  const groups = new Map<Key, Value[]>()
  for (const row of rows) {
    const group = groups.get(keyOf(row))
    if (group === undefined) groups.set(keyOf(row), [valueOf(row)])
    else group.push(valueOf(row))
  }
  return groups
}
