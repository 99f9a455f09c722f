import type { DuckDBConnection } from '@duckdb/node-api'
import type { Mapping } from '../../../contract/mapping'
import { readRow, readRows } from '../../../db/query'
import { cleanName } from '../profiles/generic/clean-name'
import { headerParts } from '../profiles/generic/header-unit'
import { textExpression } from '../profiles/generic/understand-column'
import { columnName, type Recognised } from '../profiles/profile'
import { columnScales, unitOfScale, type ColumnScale } from './column-scales'
import { columnsIn } from './column-uses'
import type { TableProposals } from './proposals-of'
import { typedCells } from './read-cells'
import { isNumberSignal, isWordSignal } from './signal-kinds'

export type MappedColumn = Mapping['columns'][number]

/** Columns of a mapping, with the length of a row where energies need it. */
export interface SaidColumns {
  columns: MappedColumn[]
  sampleS?: number
}

/** What is loaded of a recognised table, as far as a mapping can say it: sums of scaled columns, columns in several copies, words of one column. */
export const readColumns = async (reader: DuckDBConnection, recognised: Recognised, proposals: TableProposals): Promise<SaidColumns> => {
  const parts = partsOf(recognised)
  const scales = await columnScales(reader, recognised, parts)
  const stepsS = [recognised.sampleS, proposals.stepS].flatMap((step) => step ?? [])
  const columns: MappedColumn[] = []
  let perRow = false
  for (const signal of Object.keys(recognised.signals)) {
    const own = parts.flatMap((part, at) => (part.signal === signal ? [{ ...part, scale: scales[at] }] : []))
    if (isWordSignal(signal)) columns.push(...(await wordColumn(reader, recognised, signal, own.map(({ index }) => index))))
    else if (own.length > 0 && own.every((part): part is typeof part & { scale: ColumnScale } => part.scale !== undefined) && (await addsUp(reader, recognised, signal, own)))
      for (const { index, scale } of own) {
        const { unit, perRow: energy, ...rest } = unitOfScale(signal, scale, proposals.units.get(index), stepsS)
        perRow ||= energy
        columns.push({ source: sourceAt(recognised, index), signal, ...(unit === undefined ? {} : { unit: unit.id }), ...rest, ...(scale.codes.length === 0 ? {} : { missing: scale.codes }) })
      }
  }
  const sampleS = recognised.sampleS ?? (perRow ? proposals.stepS : undefined)
  return { columns, ...(sampleS === undefined ? {} : { sampleS }) }
}

const sourceAt = ({ columns }: Recognised, index: number): string => cleanName(columns[index]?.source ?? '')

/** Signals with their columns, of several columns of one name the first. */
const partsOf = (recognised: Recognised): { signal: string; index: number }[] =>
  Object.entries(recognised.signals)
    .filter(([signal]) => isNumberSignal(signal) || isWordSignal(signal))
    .flatMap(([signal, expression]) => [...new Map(columnsIn(expression).toReversed().map((index) => [sourceAt(recognised, index), index])).values()].toReversed().map((index) => ({ signal, index })))

/** Whether a signal of several columns is their sum. */
const addsUp = async (reader: DuckDBConnection, { signals }: Recognised, signal: string, parts: readonly { index: number; scale: ColumnScale }[]): Promise<boolean> => {
  if (parts.length === 1) return true
  const given = new Map(parts.map(({ index }, at) => [index, at + 1.5]))
  const expression = (signals[signal] ?? 'NULL').replace(/\bc(\d+)\b/g, (_, index: string) => (given.has(Number(index)) ? `(${given.get(Number(index))})::DOUBLE` : 'NULL'))
  const sum = (await readRow<{ sum: number | null }>(reader, `SELECT (${expression})::DOUBLE AS sum`))?.sum
  const wanted = parts.reduce((total, { scale: { scale, offset } }, at) => total + (at + 1.5) * scale + offset, 0)
  return sum != null && Math.abs(sum - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted))
}

const mostWords = 40

/** A text or flag of one column with what its codes mean, where the words alone do not say it; nothing where it is told from several columns. */
const wordColumn = async (reader: DuckDBConnection, recognised: Recognised, signal: string, columns: readonly number[]): Promise<MappedColumn[]> => {
  const [index] = columns
  if (index === undefined || columns.length > 1) return []
  const source = sourceAt(recognised, index)
  const name = columnName(index)
  const { legend } = headerParts(source, '')
  if (legend.length > 0) return [{ source, signal, values: Object.fromEntries(legend) }]
  const words = await readRows<{ word: string; meaning: string | null; plain: string | null }>(
    reader,
    `SELECT t${index} AS word, any_value((${recognised.signals[signal]})::VARCHAR) AS meaning, any_value((${textExpression(signal, `t${index}`, [])})::VARCHAR) AS plain
     FROM (${typedCells(recognised, [index])}) WHERE ${name} IS NOT NULL AND t${index} IS NOT NULL GROUP BY word ORDER BY word LIMIT ${mostWords}`,
  )
  if (signal === 'fault_code' || words.every(({ meaning, plain }) => meaning === plain)) return [{ source, signal }]
  return [{ source, signal, values: Object.fromEntries(words.flatMap(({ word, meaning }) => (meaning === null || meaning === 'unknown' ? [] : [[word.toLowerCase(), meaning]]))) }]
}
