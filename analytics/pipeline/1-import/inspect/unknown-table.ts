import type { DuckDBConnection } from '@duckdb/node-api'
import { parquetColumns } from '../recognising/recognise'
import type { FoundFile } from '../recognising/discover'
import type { FileHead } from '../reading/file-head'
import { cleanName } from '../profiles/generic/clean-name'
import { findTable } from '../profiles/generic/find-table'
import { findTime } from '../profiles/generic/find-time'
import { readColumns, unitColumnOf } from '../profiles/generic/generic'
import type { Recognised } from '../profiles/profile'
import { splitRecord } from '../reading/split-record'

const nothing = { profile: '', evidence: '', timeHasZone: true, timeColumn: -1, signals: {} } as const

/** A text table of which nothing is loaded, as far as its cells tell how it is written; `timeColumn` is -1 where there is none. Undefined where no line is a header over values. */
export const unknownTable = (head: FileHead): Recognised | undefined => {
  const table = findTable(head)
  if (table === undefined) return undefined
  const { style } = readColumns(table)
  const time = findTime(table.names, table.rows, head, false)
  const timeColumns = time === undefined ? [] : (time.text?.columns ?? [time.column])
  const unitColumn = unitColumnOf(table, timeColumns)
  return {
    ...nothing,
    format: 'Table of unknown columns',
    csv: { delimiter: table.delimiter, skipLines: table.skipLines, ...style.dialect, ...(time?.text === undefined ? {} : { time: time.text }) },
    columns: table.sources.map((source, index) => ({ source: cleanName(source), type: timeColumns.includes(index) && time?.text === undefined ? 'TIMESTAMPTZ' : 'VARCHAR' })),
    ...(time === undefined ? {} : { timeColumn: time.column, timeHasZone: time.hasZone }),
    ...(unitColumn === undefined ? {} : { unitColumn }),
  }
}

/** A table that is read by the names of its columns alone, such as a register. */
export const plainTable = (head: FileHead): Recognised => {
  const first = Math.max(0, head.lines.findIndex((line) => line.trim() !== '' && !line.startsWith('#')))
  const line = head.lines[first] ?? ''
  const delimiter = [',', ';', '\t'].sort((a, b) => line.split(b).length - line.split(a).length)[0] as string
  return { ...nothing, format: 'register', csv: { delimiter, skipLines: first + 1 }, columns: splitRecord(line, delimiter).map((source) => ({ source: cleanName(source), type: 'VARCHAR' })) }
}

/** A Parquet file without a column Subcool knows. */
export const parquetTable = async (reader: DuckDBConnection, { path, label }: FoundFile): Promise<Recognised> => ({
  ...nothing,
  format: 'Parquet of unknown columns',
  columns: (await parquetColumns(reader, path, label)).map((source) => ({ source, type: 'VARCHAR' })),
})
