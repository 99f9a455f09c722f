import type { DuckDBConnection } from '@duckdb/node-api'
import { EngineError } from '../../../contract/errors'
import { run } from '../../../db/query'
import { quoteText, quoteTexts } from '../../../db/quote'
import type { RegisterKind } from '../../../registers/register-columns'
import type { Compression } from '../reading/file-head'
import { unreadReason } from '../staging/unread-reason'

/** A table that holds a register in columns of its own making. */
export interface AdaptedRegister {
  kind: RegisterKind
  /** What it was read as, for people. */
  note: string
  /** What tells it from other registers of the same file. */
  name?: string
  /** Physical lines up to and with the header; 0 where there is none. */
  headerLine: number
  /** Texts of the register's columns, one row for each of the file's, over `cells` (a list of texts). */
  columns: Readonly<Record<string, string>>
  delimiter: string
}

/** A table as it is read: its first lines tell how wide it is. */
export interface RegisterSource {
  label: string
  path: string
  compression: Compression | null
  lines: readonly string[]
}

/** Writes the register as CSV with the contract's columns. Texts that can't be read go through as they are, for the register to say so. Errors: `file-damaged`. */
export const writeRegister = async (connection: DuckDBConnection, register: AdaptedRegister, source: RegisterSource, saveTo: string): Promise<void> => {
  try {
    await copyRegister(connection, register, source, saveTo)
  } catch (error) {
    throw new EngineError('file-damaged', `${source.label} is damaged: ${unreadReason(error, source.path)}`, { cause: error })
  }
}

const copyRegister = async (connection: DuckDBConnection, { delimiter, headerLine, columns }: AdaptedRegister, { path, compression, lines }: RegisterSource, saveTo: string): Promise<void> => {
  const width = Math.max(...lines.slice(Math.max(headerLine - 1, 0), headerLine + 2).map((line) => line.split(delimiter).length))
  const names = Array.from({ length: width }, (_, index) => `c${index}`)
  const select = Object.entries(columns).map(([name, text]) => `${text} AS ${name}`)
  await run(
    connection,
    `COPY (SELECT ${select.join(', ')} FROM (SELECT [${names.join(', ')}] AS cells FROM read_csv(${quoteText(path)}, auto_detect = false, header = false,
       skip = ${headerLine}, delim = ${quoteText(delimiter)}, quote = '"', escape = '"', null_padding = true, strict_mode = false, parallel = false,
       columns = {${names.map((name) => `${name}: 'VARCHAR'`).join(', ')}}, compression = ${quoteText(compressionName(compression))})))
     TO ${quoteText(saveTo)} (FORMAT csv, HEADER true)`,
  )
}

const compressionName = (compression: Compression | null): string => compression ?? 'none'

/** SQL of a cell (0 = first), trimmed, empty for the words of the format that mean none. */
export const cellText = (index: number, none: readonly string[] = []): string => {
  const cell = `trim(cells[${index + 1}])`
  return none.length === 0 ? cell : `CASE WHEN list_contains(${quoteTexts(none)}, ${cell}) THEN NULL ELSE ${cell} END`
}
