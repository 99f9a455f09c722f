import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../../db/query'
import { quoteText } from '../../../db/quote'

/**
 * Has DuckDB unpack a whole Zstandard file, for one without checksums: its unpacker finds broken blocks that pass elsewhere.
 * Answers what is wrong, or undefined.
 */
export const readThrough = async (reader: DuckDBConnection, path: string): Promise<string | undefined> => {
  const line = `auto_detect = false, header = false, delim = ${quoteText('\x01')}, quote = '', escape = '', columns = {'line': 'VARCHAR'}`
  try {
    await readRow(reader, `SELECT count(line) AS n FROM read_csv(${quoteText(path)}, ${line}, strict_mode = false, ignore_errors = true, compression = 'zstd')`)
    return undefined
  } catch (error) {
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : []
    if (/corrupt|checksum|frame/i.test(reason)) return reason
    throw error
  }
}
