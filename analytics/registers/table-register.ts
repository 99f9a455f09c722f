import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { quoteName, quoteText } from '../db/quote'
import { readRow, readRows, run } from '../db/query'
import { faultsOf, requiredOf } from './cell-faults'
import type { RegisterTable } from './cell-type'
import { readingOf } from './column-sql'
import { linesOfRecords, readCsvHeader } from './csv-lines'
import { fillClimateGroups } from './fill-climate-groups'
import { registerTables, type TableRegisterKind } from './register-columns'
import { columnIndex, matchColumns, scanRegister, type MatchedColumns } from './register-scan'
import type { RegisterFile, RegisterLoad, RowCounts } from './register-load'
import { cellName, type SheetPlaces } from './xlsx/sheet-csv'

interface BadCell {
  record: number
  column: string
  reason: string
  text: string | null
}

interface TableFile {
  kind: TableRegisterKind
  file: RegisterFile
  /** `YYYY-MM-DD`: rows of later days are not read. */
  lastDay?: string | undefined
}

/** Loads one CSV register into its table; unreadable cells become empty and are listed with their physical line. */
export const loadTableRegister = async (connection: DuckDBConnection, importNo: number, { kind, file, lastDay }: TableFile): Promise<RegisterLoad> => {
  const register = registerTables[kind]
  const header = await readCsvHeader(file.path)
  if (header === undefined)
    throw new EngineError('register-invalid', `${file.label} has no header row.`, {
      hint: `The first row names the columns, among them ${register.key.join(', ')}.`,
    })
  const matched = matchColumns(register, header, file.label)
  const encoding = await scanRegister(connection, file.path, file.label, header, register, matched)
  const decimalComma = header.delimiter === ';'
  await readRegister(connection, register, { decimalComma, lastDay })
  const bad = await badCells(connection, register, decimalComma)
  const { rows, left } = await insertRows(connection, importNo, register)
  const inKilograms = await kilogramNotes(connection, register, file.label)
  await run(connection, 'DROP TABLE register_raw; DROP TABLE register_read')
  if (kind === 'units') await fillClimateGroups(connection, importNo)
  const source = file.source ?? { path: file.path, headerLine: header.line }
  const lines = file.places === undefined ? await linesOfRecords(source.path, source.headerLine, new Set(bad.map((cell) => cell.record))) : undefined
  return {
    rows,
    left,
    warnings: [
      ...(matched.ignored.length === 0 ? [] : [`${file.label}: columns not known and not used: ${matched.ignored.join(', ')}`]),
      ...(encoding === 'utf-8' ? [] : [`${file.label} is not UTF-8 and was read as Latin-1`]),
      ...leftOut(file.label, left.rejected),
      ...inKilograms,
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

/** Reads the raw texts into the temporary table `register_read`: `record` and every column as its type; later rows are taken out of both. */
const readRegister = async (connection: DuckDBConnection, register: RegisterTable, { decimalComma, lastDay }: { decimalComma: boolean; lastDay: string | undefined }): Promise<void> => {
  if (lastDay !== undefined && register.day !== undefined) {
    const days = register.day.map((name) => `register_day(${quoteName(name)})`).join(', ')
    await run(connection, `DELETE FROM register_raw WHERE coalesce(${days}) > $lastDay::DATE`, { lastDay })
  }
  const readings = Object.keys(register.columns).map((name) => `${readingOf(register, name, decimalComma)} AS ${quoteName(name)}`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE register_read AS SELECT record, ${readings.join(', ')} FROM register_raw`)
}

const placeOf = (places: SheetPlaces | undefined, { sources }: MatchedColumns, column: string, record: number): string => {
  const row = places?.rows[record - 1]
  const [source] = sources.get(column) ?? []
  return places === undefined || row === undefined || source === undefined ? '' : ` (sheet ${places.sheet}, cell ${cellName(columnIndex(source), row)})`
}

const isWhole = (register: RegisterTable): string =>
  requiredOf(register).map((name) => `${quoteName(name)} IS NOT NULL`).join(' AND ')

const badCells = async (connection: DuckDBConnection, register: RegisterTable, decimalComma: boolean): Promise<BadCell[]> => {
  const key = register.key.map(quoteName).join(', ')
  const [first = ''] = register.key
  const cells = Object.keys(register.columns)
    .flatMap((name) => faultsOf(register, name, decimalComma))
    .map(({ column, when, reason, text }) => `SELECT record, ${quoteText(column)} AS "column", ${quoteText(reason)} AS reason, ${text} AS text FROM register_raw WHERE ${when}`)
  const keys = requiredOf(register)
    .filter((name) => register.columns[name]?.is !== 'whole')
    .map((name) => `SELECT record, ${quoteText(name)}, 'empty: the row is left out', NULL FROM register_raw WHERE ${quoteName(name)} IS NULL`)
  const twice = `SELECT record, ${quoteText(first)}, 'stands again further down: the last one counts', ${quoteName(first)}::VARCHAR
    FROM (FROM register_read WHERE ${isWhole(register)})
    QUALIFY record < max(record) OVER (PARTITION BY ${key})`
  return readRows<BadCell>(
    connection,
    `SELECT record, "column", reason, left(text, 500) AS text FROM (${[...cells, ...keys, twice].join(' UNION ALL ')}) ORDER BY record, "column", reason`,
  )
}

const insertRows = async (connection: DuckDBConnection, importNo: number, register: RegisterTable): Promise<{ rows: number; left: RowCounts }> => {
  const key = register.key.map(quoteName).join(', ')
  const sameKey = register.key.map((name) => `stored.${quoteName(name)} IS NOT DISTINCT FROM entry.${quoteName(name)}`).join(' AND ')
  const storedRows = async () => (await readRow<{ n: number }>(connection, `SELECT count(*) AS n FROM ${quoteName(register.table)} WHERE import_no = $importNo`, { importNo }))?.n ?? 0
  const before = await storedRows()
  await run(
    connection,
    `INSERT INTO ${quoteName(register.table)} BY NAME
     SELECT $importNo::INTEGER AS import_no, * EXCLUDE (record) FROM register_read AS entry
     WHERE ${isWhole(register)} AND NOT EXISTS (FROM ${quoteName(register.table)} AS stored WHERE import_no = $importNo AND ${sameKey})
     QUALIFY record = max(record) OVER (PARTITION BY ${key})
     ORDER BY ${key}`,
    { importNo },
  )
  const counts = await readRow<{ read: number; whole: number }>(
    connection,
    `SELECT count(*) AS "read", count(*) FILTER (${isWhole(register)}) AS whole FROM register_read`,
  )
  const { read, whole } = counts ?? { read: 0, whole: 0 }
  const stored = (await storedRows()) - before
  return { rows: stored, left: { rejected: read - whole, duplicate: whole - stored } }
}

const leftOut = (label: string, rows: number): string[] =>
  rows === 0 ? [] : [`${label}: ${rows === 1 ? '1 row was' : `${rows} rows were`} left out, see rejects.csv`]

const kilogramNotes = async (connection: DuckDBConnection, register: RegisterTable, label: string): Promise<string[]> => {
  const masses = Object.keys(register.columns).filter((name) => register.columns[name]?.is === 'mass')
  if (masses.length === 0) return []
  const counts = masses.map((name) => `count(*) FILTER (ends_with(${quoteName(name)}, ' kg')) AS ${quoteName(name)}`)
  const found = (await readRow<Record<string, number>>(connection, `SELECT ${counts.join(', ')} FROM register_read`)) ?? {}
  return masses
    .filter((name) => (found[name] ?? 0) > 0)
    .map((name) => `${label}: ${name} is in kilograms in ${found[name] === 1 ? '1 row' : `${found[name]} rows`}, converted exactly (1 lb = 0.45359237 kg)`)
}
