import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteColumnTypes, quoteText } from '../../../db/quote'
import { csvDialect, typedCell } from '../reading/csv-reader'
import { countLeftOut, hasBits, judgedSignals, outOfSense, type SenselessValues } from './out-of-sense'
import type { PlannedFile } from '../staging/plan-sources'
import { columnName } from '../profiles/profile'
import { beforeCut, canonicalSelect } from '../staging/stage'

/** Counts the values that staging left out by each signal's bounds of sense, and the codes for "no value", of files whose rows don't say so themselves: reads them again. */
export const countSenseless = async (connection: DuckDBConnection, planned: readonly PlannedFile[]): Promise<SenselessValues[]> => {
  const found: SenselessValues[] = []
  for (const plan of planned) {
    const { sense, points } = plan.source.recognised
    if (sense !== undefined && points === undefined && !hasBits(plan.source.recognised)) found.push(...(await countOf(connection, plan)))
  }
  return found
}

const countOf = async (connection: DuckDBConnection, { source }: PlannedFile): Promise<SenselessValues[]> => {
  const { recognised, compression, lastDay } = source
  const judged = judgedSignals(recognised)
  if (judged.length === 0) return []
  const texts = quoteColumnTypes(recognised.columns.map((_, index) => [columnName(index), 'VARCHAR'] as const))
  const text = `read_csv(${quoteText(source.path)}, ${csvDialect(recognised)}, skip = ${recognised.csv?.skipLines ?? 1}, columns = ${texts},
    parallel = false, null_padding = true, strict_mode = false, ignore_errors = true${compression === null ? '' : `, compression = ${quoteText(compression)}`})`
  const typed = recognised.columns.map((column, index) => `${typedCell(columnName(index), column.type, recognised)} AS ${columnName(index)}`)
  const flags = judged.map(([signal, sense], index) => `${outOfSense(`(${recognised.signals[signal]})::DOUBLE`, sense)} AS out_${index}`)
  const rows = `SELECT * FROM (SELECT ${[...canonicalSelect(source).slice(0, 2), ...flags].join(', ')} FROM (SELECT ${typed.join(', ')} FROM ${text}))${lastDay === undefined ? '' : ` WHERE ${beforeCut(source, lastDay)}`}`
  return countLeftOut(connection, rows, judged, judged.map((_, index) => `out_${index}`))
}
