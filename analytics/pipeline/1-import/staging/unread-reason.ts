import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { readCsv } from '../reading/csv-reader'
import type { NewTelemetry } from '../recognising/sort-files'

/** True where DuckDB gave up on a file because its lines end in several ways. */
export const isOfLineEnds = (error: unknown): boolean => error instanceof Error && /state machine/.test(error.message)

/** Why DuckDB could not read a file to its end, and what to do, as a person would say it. */
export const unreadReason = (error: unknown, path: string): string => {
  const message = error instanceof Error ? error.message : String(error)
  if (isOfLineEnds(error)) return 'its lines end in different ways, some with a carriage return alone. Save it again with one kind of line ends.'
  const size = /Maximum line size of (\d+) bytes exceeded/.exec(message)?.[1]
  if (size !== undefined) return `a line is longer than ${Number(size).toLocaleString('en-US')} bytes. Export it again.`
  if (/not utf-8 encoded|byte sequence mismatch/i.test(message)) return 'some of its text is not UTF-8. Save it again as UTF-8.'
  return `it can not be read to its end (${(message.split('\n')[0] ?? '').replaceAll(path, 'the file').slice(0, 200)}). Copy or export it again.`
}

/** What DuckDB says when it reads a file by itself to its end; undefined when nothing is wrong. */
export const errorOfReading = async (reader: DuckDBConnection, { readFrom, compression, recognised, head }: NewTelemetry): Promise<unknown> => {
  if (recognised.json !== undefined) return undefined
  const rows = head.kind === 'parquet' ? `read_parquet(${quoteText(readFrom)})` : readCsv({ paths: [readFrom], recognised, compression })
  try {
    await readRow(reader, `SELECT bit_xor(hash(file)) AS all_of_it FROM ${rows} file`)
    return undefined
  } catch (error) {
    return error
  }
}
