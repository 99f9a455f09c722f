import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { quoteName, quoteText } from '../db/quote'
import { readRow, readRows, run } from '../db/query'
import { expectationOf, readingOf, unreadable } from './column-sql'
import { linesOfRecords, readCsvHeader } from './csv-lines'
import { fillClimateGroups } from './fill-climate-groups'
import { registerTables, type RegisterTable, type TableRegisterKind } from './register-columns'
import { columnIndex, matchColumns, scanRegister, type MatchedColumns } from './register-scan'
import type { RegisterFile, RegisterLoad } from './register-load'
import { cellName, type SheetPlaces } from './xlsx/sheet-csv'

interface BadCell {
  record: number
  column: string
  reason: string
  text: string | null
}

/** Loads one CSV register into its table; unreadable cells become empty and are listed with their physical line. */
export const loadTableRegister = async (
  connection: DuckDBConnection,
  importNo: number,
  kind: TableRegisterKind,
  file: RegisterFile,
): Promise<RegisterLoad> => {
  const register = registerTables[kind]
  const header = await readCsvHeader(file.path)
  if (header === undefined)
    throw new EngineError('register-invalid', `${file.label} has no header row`, {
      hint: `The first row names the columns, among them ${register.key.join(', ')}`,
    })
  const matched = matchColumns(register, header, file.label)
  const encoding = await scanRegister(connection, file.path, file.label, header, register, matched)
  const decimalComma = header.delimiter === ';'
  const bad = await badCells(connection, register, decimalComma)
  const rows = await insertRows(connection, importNo, register, decimalComma)
  await run(connection, 'DROP TABLE register_raw')
  if (kind === 'units') await fillClimateGroups(connection, importNo)
  const lines = file.places === undefined ? await linesOfRecords(file.path, header.line, new Set(bad.map((cell) => cell.record))) : undefined
  return {
    rows,
    warnings: [
      ...(matched.ignored.length === 0 ? [] : [`${file.label}: columns not known and not used: ${matched.ignored.join(', ')}`]),
      ...(encoding === 'utf-8' ? [] : [`${file.label} is not UTF-8 and was read as Latin-1`]),
    ],
    rejected: bad.map(({ record, column, reason, text }) => ({
      file: file.label,
      line: lines?.get(record) ?? file.places?.rows[record - 1] ?? null,
      column,
      reason: `${reason}${placeOf(file.places, matched, column, record)}`,
      text: text ?? '',
    })),
  }
}

const placeOf = (places: SheetPlaces | undefined, { sources }: MatchedColumns, column: string, record: number): string => {
  const row = places?.rows[record - 1]
  const [source] = sources.get(column) ?? []
  return places === undefined || row === undefined || source === undefined ? '' : ` (sheet ${places.sheet}, cell ${cellName(columnIndex(source), row)})`
}

const badCells = async (connection: DuckDBConnection, register: RegisterTable, decimalComma: boolean): Promise<BadCell[]> => {
  const key = register.key.map(quoteName).join(', ')
  const cells = Object.entries(register.columns).map(
    ([name, cell]) => `SELECT record, ${quoteText(name)} AS "column", ${quoteText(expectationOf(cell))} AS reason, ${quoteName(name)} AS text
      FROM register_raw WHERE ${unreadable(name, cell, decimalComma)}`,
  )
  const keys = register.key.map(
    (name) => `SELECT record, ${quoteText(name)}, 'empty: the row is left out', NULL FROM register_raw WHERE ${quoteName(name)} IS NULL`,
  )
  const twice = `SELECT record, ${quoteText(register.key[0] ?? '')}, 'stands again further down: the last one counts', ${quoteName(register.key[0] ?? '')}
    FROM (FROM register_raw WHERE ${register.key.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ')})
    QUALIFY record < max(record) OVER (PARTITION BY ${key})`
  return readRows<BadCell>(
    connection,
    `SELECT record, "column", reason, left(text, 500) AS text FROM (${[...cells, ...keys, twice].join(' UNION ALL ')}) ORDER BY record, "column", reason`,
  )
}

const insertRows = async (
  connection: DuckDBConnection,
  importNo: number,
  register: RegisterTable,
  decimalComma: boolean,
): Promise<number> => {
  const readings = Object.entries(register.columns).map(([name, cell]) => `${readingOf(name, cell, decimalComma)} AS ${quoteName(name)}`)
  await run(
    connection,
    `INSERT INTO ${quoteName(register.table)} BY NAME
     SELECT * EXCLUDE (record) FROM (SELECT record, $importNo::INTEGER AS import_no, ${readings.join(', ')} FROM register_raw)
     WHERE ${register.key.map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ')}
     QUALIFY record = max(record) OVER (PARTITION BY ${register.key.map(quoteName).join(', ')})
     ORDER BY ${register.key.map(quoteName).join(', ')}`,
    { importNo },
  )
  const stored = await readRow<{ rows: number }>(
    connection,
    `SELECT count(*) AS rows FROM ${quoteName(register.table)} WHERE import_no = $importNo`,
    { importNo },
  )
  return stored?.rows ?? 0
}
