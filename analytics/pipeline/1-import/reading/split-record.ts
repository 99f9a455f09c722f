/** Splits one CSV record into its cells; doubled quotes inside quotes are one quote. A delimiter may be several characters. */
export const splitRecord = (record: string, delimiter: string): string[] => {
  if (!record.includes('"')) return record.split(delimiter)
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
    else if (char === delimiter[0] && (delimiter.length === 1 || record.startsWith(delimiter, i))) {
      cells.push(cell)
      cell = ''
      i += delimiter.length - 1
    } else cell += char
  }
  cells.push(cell)
  return cells
}
