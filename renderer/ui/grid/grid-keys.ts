export interface Cell {
  /** −1 is the row of heads. */
  row: number
  column: number
}

/** Where the active cell goes on a key; undefined when the key is not one of the grid's. */
export const moveCell = (
  from: Cell,
  key: { key: string; ctrlKey: boolean; metaKey: boolean },
  size: { rows: number; columns: number; page: number },
): Cell | undefined => {
  const far = key.ctrlKey || key.metaKey
  const lastRow = size.rows - 1
  const lastColumn = size.columns - 1
  const row = (value: number): Cell => ({ ...from, row: Math.max(-1, Math.min(lastRow, value)) })
  const column = (value: number): Cell => ({ ...from, column: Math.max(0, Math.min(lastColumn, value)) })
  switch (key.key) {
    case 'ArrowDown':
      return row(far ? lastRow : from.row + 1)
    case 'ArrowUp':
      return row(far ? 0 : from.row - 1)
    case 'ArrowLeft':
      return column(far ? 0 : from.column - 1)
    case 'ArrowRight':
      return column(far ? lastColumn : from.column + 1)
    case 'PageDown':
      return row(from.row + size.page)
    case 'PageUp':
      return row(Math.max(0, from.row - size.page))
    case 'Home':
      return far ? { row: 0, column: 0 } : column(0)
    case 'End':
      return far ? { row: lastRow, column: lastColumn } : column(lastColumn)
    default:
      return undefined
  }
}
