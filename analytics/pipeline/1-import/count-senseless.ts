import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { quoteColumnTypes, quoteTexts, quoteText } from '../../db/quote'
import { csvDialect, typedCell } from './csv-reader'
import { unitOfFile } from './group-columns'
import { isPlainCsv, likeFiles } from './like-files'
import type { PlannedFile } from './plan-sources'
import { columnName, type Sense } from './profiles/profile'
import { beforeCut, canonicalSelect } from './stage'

/** Values of one unit and signal that were left out because they can't be readings; times are UTC. */
export interface SenselessValues {
  unit_id: string
  signal: string
  samples: number
  first_at: string
  last_at: string
  /** The bounds, for people. */
  detail: string
}

const filesOfStatement = 500

/** Counts the values that staging left out by each signal's bounds of sense, and the codes for "no value"; reads the files that have any again. */
export const countSenseless = async (connection: DuckDBConnection, planned: readonly PlannedFile[]): Promise<SenselessValues[]> => {
  const found: SenselessValues[] = []
  for (const group of likeFiles(planned.filter((plan) => plan.source.recognised.sense !== undefined)))
    if (isPlainCsv(group) || group.length === 1)
      for (let from = 0; from < group.length; from += filesOfStatement) found.push(...(await countOf(connection, group.slice(from, from + filesOfStatement))))
  return found
}

const countOf = async (connection: DuckDBConnection, group: readonly PlannedFile[]): Promise<SenselessValues[]> => {
  const { source } = group[0] as PlannedFile
  const { recognised, compression, lastDay } = source
  const judged = Object.entries(recognised.sense ?? {}).filter(([signal]) => recognised.signals[signal] !== undefined)
  if (judged.length === 0) return []
  const texts = quoteColumnTypes(recognised.columns.map((_, index) => [columnName(index), 'VARCHAR'] as const))
  const text = `read_csv(${quoteTexts(group.map((plan) => plan.source.path))}, ${csvDialect(recognised)}, skip = ${recognised.csv?.skipLines ?? 1}, columns = ${texts},
    parallel = false, null_padding = true, strict_mode = false, ignore_errors = true${compression === null ? '' : `, compression = ${quoteText(compression)}`})`
  const typed = recognised.columns.map((column, index) => `${typedCell(columnName(index), column.type, recognised)} AS ${columnName(index)}`)
  const flags = judged.map(([signal, sense], index) => `${outOfSense(`(${recognised.signals[signal]})::DOUBLE`, sense)} AS out_${index}`)
  const rows = await readRows<Record<string, string | number | null> & { unit_id: string }>(
    connection,
    `SELECT unit_id, ${judged.map((_, i) => `count(*) FILTER (out_${i}) AS n_${i}, min(ts) FILTER (out_${i}) AS first_${i}, max(ts) FILTER (out_${i}) AS last_${i}`).join(', ')}
     FROM (SELECT ${[...canonicalSelect(source, { unit: unitOfFile(group) }).slice(0, 2), ...flags].join(', ')} FROM (SELECT file_index, ${typed.join(', ')} FROM ${text}))
     WHERE unit_id IS NOT NULL AND ts IS NOT NULL${lastDay === undefined ? '' : ` AND ${beforeCut(source, lastDay)}`} GROUP BY unit_id ORDER BY unit_id`,
  )
  return rows.flatMap((row) =>
    judged.flatMap(([signal, sense], index) => {
      const samples = Number(row[`n_${index}`] ?? 0)
      if (samples === 0) return []
      return [{ unit_id: row.unit_id, signal, samples, first_at: String(row[`first_${index}`]), last_at: String(row[`last_${index}`]), detail: detailOf(sense) }]
    }),
  )
}

/** What a signal can't be, for people. */
export const detailOf = ({ low, high, codes }: Sense): string => `outside ${low} to ${high}${codes === undefined ? '' : `, or ${codes.values.join(', ')} in the file`}`

/** True where a value is none of its signal, as a SQL expression. */
export const outOfSense = (value: string, { low, high, codes }: Sense): string => {
  const outside = `(isfinite(${value}) AND ${value} NOT BETWEEN ${low} AND ${high})`
  return codes === undefined ? outside : `(${outside} OR ${codes.column} IN (${codes.values.join(', ')}))`
}
