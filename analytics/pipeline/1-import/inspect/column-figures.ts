import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow, readRows, run } from '../../../db/query'
import { typedCell } from '../csv-reader'
import { columnName, type Recognised } from '../profiles/profile'
import { ofColumn, type ColumnUse } from './column-uses'
import { textName, typedCells } from './read-cells'
import { isNumberSignal } from './signal-kinds'

/** How the values of a column lie; numbers are null and the histogram empty for texts. */
export interface ColumnFigures {
  missingShare: number
  low: number | null
  median: number | null
  high: number | null
  histogram: number[]
}

const bins = 16

/** Looks at the rows of the table `cell`, in the unit of each column's signal where it has one. */
export const columnFigures = async (connection: DuckDBConnection, recognised: Recognised, uses: readonly ColumnUse[], rows: number): Promise<ColumnFigures[]> => {
  const read = recognised.columns.map((_, index) => valueOf(recognised, uses[index], index))
  const values = read.map((value, index) => `${value ?? 'NULL::DOUBLE'} AS v${index}, ${textName(index)} IS NOT NULL AS p${index}`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE looked_value AS SELECT ${values.join(', ')} FROM (${typedCells(recognised)})`)
  const present = (await readRow<Record<string, number>>(connection, `SELECT ${read.map((_, index) => `count_if(p${index}) AS p${index}, count(v${index}) AS v${index}`).join(', ')} FROM looked_value`)) ?? {}
  const facts = await numberFacts(connection, read.length)
  return read.map((value, index): ColumnFigures => {
    const [cells, numbers] = [present[`p${index}`] ?? 0, present[`v${index}`] ?? 0]
    const signal = uses[index]?.signal ?? null
    const fact = facts.get(index)
    const asNumbers = value !== undefined && fact !== undefined && (isNumberSignal(signal) || numbers * 2 >= cells)
    const missingShare = rows === 0 ? 0 : 1 - (isNumberSignal(signal) ? numbers : cells) / rows
    return asNumbers ? { missingShare, low: fact.low, median: fact.median, high: fact.high, histogram: fact.histogram } : { missingShare, low: null, median: null, high: null, histogram: [] }
  })
}

const valueOf = (recognised: Recognised, use: ColumnUse | undefined, index: number): string | undefined => {
  const signal = use?.signal ?? null
  if (signal === null) return finite(typedCell(textName(index), 'DOUBLE', recognised))
  const expression = recognised.signals[signal]
  if (expression === undefined || !isNumberSignal(signal)) return undefined
  const value = `(${ofColumn(expression, index)})::DOUBLE`
  const sense = recognised.sense?.[signal]
  return finite(value, sense === undefined ? '' : ` AND (${value}) BETWEEN ${sense.low} AND ${sense.high}`)
}

const finite = (value: string, further = ''): string => `CASE WHEN isfinite(${value})${further} THEN ${value} END`

interface NumberFacts {
  low: number
  median: number
  high: number
  histogram: number[]
}

const numberFacts = async (connection: DuckDBConnection, count: number): Promise<Map<number, NumberFacts>> => {
  const names = Array.from({ length: count }, (_, index) => `v${index}`).join(', ')
  await run(connection, `CREATE OR REPLACE TEMP TABLE long_value AS SELECT substr(col, 2)::INTEGER AS col, v FROM (UNPIVOT (SELECT ${names} FROM looked_value) ON ${names} INTO NAME col VALUE v)`)
  const facts = await readRows<{ col: number; low: number; median: number; high: number }>(
    connection,
    'SELECT col, min(v) AS low, median(v) AS median, max(v) AS high FROM long_value GROUP BY col ORDER BY col',
  )
  const counts = await readRows<{ col: number; bin: number; n: number }>(
    connection,
    `SELECT col, CASE WHEN high > low THEN least(${bins - 1}, floor((v - low) / (high - low) * ${bins})) ELSE 0 END::INTEGER AS bin, count(*) AS n
     FROM long_value JOIN (SELECT col, min(v) AS low, max(v) AS high FROM long_value GROUP BY col) USING (col) GROUP BY ALL ORDER BY ALL`,
  )
  const found = new Map(facts.map(({ col, low, median, high }): [number, NumberFacts] => [col, { low, median, high, histogram: Array.from({ length: bins }, () => 0) }]))
  for (const { col, bin, n } of counts) {
    const histogram = found.get(col)?.histogram
    if (histogram !== undefined) histogram[bin] = n
  }
  return found
}

const sampled = 5
const longestSample = 200
const sampledRows = 1000

/** The first different cells of each column as they stand in the file, at most five; looked for in the first rows, else in all. */
export const columnSamples = async (connection: DuckDBConnection, count: number): Promise<string[][]> => {
  const all = Array.from({ length: count }, (_, index) => index)
  const found = await samplesOf(connection, all, ` WHERE row_no <= ${sampledRows}`)
  const later = await samplesOf(connection, all.filter((index) => !found.has(index)), '')
  return all.map((index) => found.get(index) ?? later.get(index) ?? [])
}

const samplesOf = async (connection: DuckDBConnection, columns: readonly number[], where: string): Promise<Map<number, string[]>> => {
  if (columns.length === 0) return new Map()
  const names = columns.map(columnName).join(', ')
  const rows = await readRows<{ col: number; samples: string[] }>(
    connection,
    `SELECT substr(col, 2)::INTEGER AS col, list(text ORDER BY first_row)[1:${sampled}] AS samples FROM (
       SELECT col, left(cell_text, ${longestSample}) AS text, min(row_no) AS first_row FROM (UNPIVOT (SELECT row_no, ${names} FROM cell${where}) ON ${names} INTO NAME col VALUE cell_text) GROUP BY col, text)
     GROUP BY col ORDER BY col`,
  )
  return new Map(rows.map(({ col, samples }) => [col, samples]))
}
