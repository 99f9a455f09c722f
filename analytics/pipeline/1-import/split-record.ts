/** Splits one CSV record into its cells; doubled quotes inside quotes are one quote. */
export const splitRecord = (record: string, delimiter: string): string[] => {
  const cells: string[] = []
  let cell = ''
  let quoted = false
  for (let i = 0; i < record.length; i++) {
    const char = record[i] as string
    if (quoted) {
      if (char !== '"') cell += char
      else if (record[i + 1] === '"') {
        cell += '"'
        i++
      } else quoted = false
    } else if (char === '"' && cell === '') quoted = true
    else if (char === delimiter) {
      cells.push(cell)
      cell = ''
    } else cell += char
  }
  cells.push(cell)
  return cells
}
