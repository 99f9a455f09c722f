/** The records of a comma-separated text by the names of its header, RFC 4180 quotes understood; empty lines are left out. */
export const parseCsv = (text: string): Record<string, string>[] => {
  const [header, ...records] = recordsOf(text.replace(/^\uFEFF/, ''))
  const names = (header ?? []).map((name) => name.trim().toLowerCase())
  return records.map((cells) => Object.fromEntries(names.map((name, index) => [name, (cells[index] ?? '').trim()])))
}

const recordsOf = (text: string): string[][] => {
  const records: string[][] = []
  let cells: string[] = []
  let cell = ''
  let quoted = false
  const endCell = () => {
    cells.push(cell)
    cell = ''
  }
  const endRecord = () => {
    endCell()
    if (cells.length > 1 || cells[0] !== '') records.push(cells)
    cells = []
  }
  for (let i = 0; i < text.length; i++) {
    const character = text[i] as string
    if (quoted && character === '"' && text[i + 1] === '"') {
      cell += '"'
      i++
    } else if (character === '"') quoted = !quoted
    else if (quoted) cell += character
    else if (character === ',') endCell()
    else if (character === '\n') endRecord()
    else if (character !== '\r') cell += character
  }
  if (cell !== '' || cells.length > 0) endRecord()
  return records
}
