import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../contract/errors'
import { quoteColumnTypes, quoteName, quoteText } from '../db/quote'
import { run } from '../db/query'
import { isUtf8, type CsvHeader } from './csv-lines'
import { rawColumns } from './column-sql'
import { requiredOf } from './cell-faults'
import { kilogramColumn, type RegisterTable } from './cell-type'
import { kilogramNames, poundNames } from './refrigerant-names'

export interface MatchedColumns {
  /** A unique name per column of the file, in file order. */
  fileNames: string[]
  /** The file's columns that hold each column of the register. */
  sources: Map<string, string[]>
  ignored: string[]
}

const columnName = (index: number): string => `column_${index}`

/** Position of a column (0 = first) by its name in `MatchedColumns`. */
export const columnIndex = (name: string): number => Number(name.slice('column_'.length))

/** Finds the register's columns in a header, whatever their case and spacing. */
export const matchColumns = (register: RegisterTable, header: CsvHeader, label: string): MatchedColumns => {
  const known = knownNames(register)
  const sources = new Map<string, string[]>()
  const ignored: string[] = []
  const taken = new Set<string>()
  const fileNames = header.names.map((given, index) => {
    const name = given.trim().toLowerCase().replace(/[\s-]+/g, '_').replace(/[()[\]]/g, '')
    const column = known.get(name)
    if (column !== undefined && !taken.has(name)) {
      taken.add(name)
      sources.set(column, [...(sources.get(column) ?? []), columnName(index)])
    } else if (name !== '') ignored.push(taken.has(name) ? `${given} (stands twice)` : given)
    return columnName(index)
  })
  const missing = requiredOf(register)
    .filter((name) => !sources.has(name) && register.columns[name]?.is !== 'whole')
    .map((name) => (register.names?.[name] ?? [name]).join(' or '))
  if (missing.length > 0)
    throw new EngineError('register-invalid', `${label} has no column ${missing.join(', ')}.`, {
      detail: `Columns found: ${header.names.join(', ')}`,
      hint: `Add the column ${missing.join(', ')}, or rename the one that holds it.`,
    })
  return { fileNames, sources, ignored }
}

/** The raw column that each name of a header stands for. */
const knownNames = (register: RegisterTable): Map<string, string> =>
  new Map(
    Object.entries(register.columns).flatMap(([column, { is }]) => {
      const names = register.names?.[column] ?? [column]
      return is === 'mass'
        ? [...names.flatMap(kilogramNames).map((name) => [name, kilogramColumn(column)] as const), ...names.flatMap(poundNames).map((name) => [name, column] as const)]
        : names.map((name) => [name, column] as const)
    }),
  )

/**
 * Reads a CSV as text into the temporary table `register_raw`: `record` (1 = first after the header) and every raw column
 * of the register. UTF-8, else Latin-1, told from its bytes, for a failed read ends a transaction; answers the encoding used.
 */
export const scanRegister = async (
  connection: DuckDBConnection,
  path: string,
  label: string,
  header: CsvHeader,
  register: RegisterTable,
  { fileNames, sources }: MatchedColumns,
): Promise<'utf-8' | 'latin-1'> => {
  const columns = rawColumns(register).map((name) => {
    const from = (sources.get(name) ?? []).map((source) => `register_text(${quoteName(source)})`)
    return `${from.length === 0 ? 'NULL::VARCHAR' : `coalesce(${from.join(', ')})`} AS ${quoteName(name)}`
  })
  const scan = (encoding: string): string => `CREATE OR REPLACE TEMP TABLE register_raw AS
    SELECT row_number() OVER () AS record, ${columns.join(', ')}
    FROM read_csv(${quoteText(path)}, auto_detect = false, header = false, skip = ${header.line}, encoding = ${quoteText(encoding)},
      delim = ${quoteText(header.delimiter)}, quote = '"', escape = '"', null_padding = true, strict_mode = false, parallel = false,
      columns = ${quoteColumnTypes(fileNames.map((name) => [name, 'VARCHAR']))})`
  const encoding = (await isUtf8(path)) ? 'utf-8' : 'latin-1'
  try {
    await run(connection, scan(encoding))
    return encoding
  } catch (error) {
    throw unreadable(label, error)
  }
}

const unreadable = (label: string, error: unknown): EngineError =>
  new EngineError('file-damaged', `${label} can't be read as a table.`, {
    detail: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error),
    hint: 'Save it as CSV in UTF-8, with one header row.',
    cause: error,
  })
