export type Cell = string | number | boolean | undefined | null

const cellText = (cell: Cell): string => {
  if (cell === undefined || cell === null) return ''
  const text = String(cell)
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as CSV with a header of the given columns: comma, LF, quotes where needed, empty for missing. */
export const csvOf = <Name extends string>(columns: readonly Name[], rows: readonly Partial<Record<Name, Cell>>[]): string =>
  [columns, ...rows.map((row) => columns.map((name) => cellText(row[name])))].map((cells) => `${cells.join(',')}\n`).join('')
