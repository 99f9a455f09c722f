import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, readRow } from '../../db/query'
import { quoteName } from '../../db/quote'
import type { Column } from '../../db/to-columns'
import { writeCsv } from '../../documents/write-csv'
import { workbookBytes, type SheetCell, type SheetColumn } from '../../documents/xlsx/workbook'
import { kilogramColumn, type CellType } from '../../registers/cell-type'
import { refrigerantKinds, refrigerantTables, type RefrigerantKind } from '../../registers/refrigerant-columns'
import { registerTables } from '../../registers/register-columns'
import { dayText } from '../exact/day'

interface ExportColumn {
  name: string
  cell: CellType
  /** SQL of its cells. */
  sql: string
}

/**
 * Writes every refrigerant register that has rows, its latest ones, and that of the technicians whom they name, into a folder: `<register>.csv` or `.xlsx` in the contract's form,
 * masses in kilograms in columns of their own. Importing the files gives the same records, exporting those the same bytes. Answers the
 * files' names. The folder has to lie where the connection may write.
 */
export const exportRecords = async (connection: DuckDBConnection, folder: string, form: 'csv' | 'xlsx' = 'csv'): Promise<string[]> => {
  const files: string[] = []
  for (const kind of [...refrigerantKinds, 'technicians'] as const) {
    const columns = await columnsOf(connection, kind)
    if (columns.length === 0) continue
    const file = `${kind}.${form}`
    if (form === 'csv') await writeCsv(connection, join(folder, file), selectOf(kind, columns))
    else await writeFile(join(folder, file), await registerWorkbook(connection, kind, columns))
    files.push(file)
  }
  return files
}

/** One record of a register as its file would hold it; undefined where its key is not there. `key` has a text for each key column, in their order. */
export const recordCells = async (connection: DuckDBConnection, kind: RefrigerantKind, key: readonly string[]): Promise<Record<string, string> | undefined> => {
  const { key: names, columns } = refrigerantTables[kind]
  const all = Object.entries(columns).flatMap(([name, cell]): ExportColumn[] => (cell.is === 'mass' ? massColumns(name, cell, true) : [{ name, cell, sql: quoteName(name) }]))
  const cells = all.map(({ name, sql }) => `coalesce((${sql})::VARCHAR, '') AS ${quoteName(name)}`).join(', ')
  const where = names.map((name, index) => `${quoteName(name)}::VARCHAR = $key${index}`).join(' AND ')
  const row = await readRow<Record<string, string>>(connection, `SELECT ${cells} FROM ${viewOf(kind)} WHERE ${where}`, Object.fromEntries(names.map((_, index) => [`key${index}`, key[index] ?? ''])))
  return row === undefined ? undefined : Object.fromEntries(Object.entries(row).filter(([, text]) => text !== ''))
}

type ExportKind = RefrigerantKind | 'technicians'
const viewOf = (kind: ExportKind): string => quoteName(kind === 'technicians' ? 'technician' : (refrigerantTables[kind].view ?? ''))
const selectOf = (kind: ExportKind, columns: readonly ExportColumn[]): string => `SELECT ${columns.map(({ name, sql }) => `${sql} AS ${quoteName(name)}`).join(', ')} FROM ${viewOf(kind)}`

/** The columns a register's file gets; none for a register without rows. */
const columnsOf = async (connection: DuckDBConnection, kind: ExportKind): Promise<ExportColumn[]> => {
  const { columns, extra = [] } = registerTables[kind]
  const facts = Object.entries(columns).flatMap(([name, cell]) => {
    const column = quoteName(name)
    return [`${filled(column, cell)} AS ${column}`, ...(cell.is === 'mass' ? [`count(*) FILTER (ends_with(${column}, ' kg')) AS ${quoteName(kilogramColumn(name))}`] : [])]
  })
  const found = await readRow<Record<string, number>>(connection, `SELECT count(*) AS "rows of it", ${facts.join(', ')} FROM ${viewOf(kind)}`)
  if (found === undefined || found['rows of it'] === 0) return []
  return Object.entries(columns)
    .filter(([name]) => !extra.includes(name) || found[name] !== 0)
    .flatMap(([name, cell]) => (cell.is === 'mass' ? massColumns(name, cell, found[kilogramColumn(name)] !== 0) : [{ name, cell, sql: quoteName(name) }]))
}

/** How many cells say more than an empty one would. */
const filled = (column: string, cell: CellType): string => (cell.is === 'whole' ? `count(*) FILTER (${column} <> 1)` : `count(${column})`)

const massColumns = (name: string, cell: CellType, kilograms: boolean): ExportColumn[] => {
  const column = quoteName(name)
  return [
    { name, cell, sql: `CASE WHEN NOT ends_with(${column}, ' kg') THEN ${column} END` },
    ...(kilograms ? [{ name: kilogramColumn(name), cell, sql: `CASE WHEN ends_with(${column}, ' kg') THEN left(${column}, -3) END` }] : []),
  ]
}

const widths: Partial<Record<CellType['is'], number>> = { text: 24, code: 20, day: 12 }

const registerWorkbook = async (connection: DuckDBConnection, kind: ExportKind, columns: readonly ExportColumn[]): Promise<Uint8Array> => {
  const order = registerTables[kind].key.map((name) => `${quoteName(name)} NULLS FIRST`).join(', ')
  const read = await readColumns(connection, `${selectOf(kind, columns)} ORDER BY ${order}`)
  const cells = columns.map(({ name, cell }) => cellsOf(read.columns[name], cell))
  const sheetColumns = columns.map(({ name, cell }): SheetColumn => ({ title: name, width: Math.max(name.length + 2, widths[cell.is] ?? 10), is: cell.is === 'day' ? 'day' : isNumber(cell) ? 'number' : 'text' }))
  const rows = Array.from({ length: read.rowCount }, (_, row) => cells.map((cell) => cell(row)))
  return workbookBytes([{ name: kind, columns: sheetColumns, rows, filter: true }])
}

const isNumber = ({ is }: CellType): boolean => is === 'number' || is === 'whole' || is === 'mass' || is === 'decimal'

const cellsOf = (column: Column | undefined, cell: CellType): ((row: number) => SheetCell) => {
  if (column === undefined) return () => null
  if (column.kind === 'text') {
    const { values } = column
    return cell.is === 'mass' || cell.is === 'decimal' ? (row) => numberCell(values[row] ?? null) : (row) => values[row] ?? null
  }
  const { kind, values } = column
  return (row) => {
    const value = values[row] as number
    if (Number.isNaN(value)) return null
    return kind === 'day' ? dayText(value) : kind === 'boolean' ? String(value !== 0) : value
  }
}

/** A number where that says the same digits, else the text. */
const numberCell = (text: string | null): SheetCell => (text !== null && String(Number(text)) === text && text.length <= 15 ? Number(text) : text)
