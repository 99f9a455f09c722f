import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteText } from '../../../db/quote'
import { typedCell } from '../reading/csv-reader'
import { missingWords } from '../staging/missing-words'
import type { Recognised } from '../profiles/profile'
import { columnsIn, ofColumn, type ColumnUse } from './column-uses'
import { typedCells } from './read-cells'
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

/**
 * Figures of the rows of the tables `cell` and `long_cell`, of which the latter loses the words for "no value": of the columns in `inUnit` in the unit of their signals, without what the signal can't be,
 * of others as they stand in the file; `rowsOf` are the rows a column could have values in.
 */
export const columnFigures = async (connection: DuckDBConnection, recognised: Recognised, uses: readonly ColumnUse[], inUnit: ReadonlySet<number>, rowsOf: (index: number) => number): Promise<ColumnFigures[]> => {
  const mapped = uses.flatMap(({ signal }, index) => (inUnit.has(index) && isNumberSignal(signal) ? [{ index, signal: signal as string }] : []))
  const plain = uses.flatMap(({ signal }, index) => (mapped.some((one) => one.index === index) || (signal !== null && !isNumberSignal(signal)) ? [] : [index]))
  await run(connection, `DELETE FROM long_cell WHERE said IN (${missingWords.map(quoteText).join(', ')})`)
  await run(connection, `CREATE OR REPLACE TEMP TABLE looked_value AS ${plainValues(recognised, plain)}`)
  if (mapped.length > 0) await run(connection, `INSERT INTO looked_value ${mappedValues(recognised, mapped)}`)
  const cells = new Map((await readRows<{ col: number; n: number }>(connection, 'SELECT col, count(*) AS n FROM long_cell GROUP BY col ORDER BY col')).map(({ col, n }) => [col, n]))
  const facts = await numberFacts(connection)
  return uses.map(({ signal }, index): ColumnFigures => {
    const fact = facts.get(index)
    const present = isNumberSignal(signal) ? (fact?.count ?? 0) : (cells.get(index) ?? 0)
    const missingShare = rowsOf(index) === 0 ? 0 : 1 - present / rowsOf(index)
    const isNumber = fact !== undefined && (isNumberSignal(signal) || fact.count * 2 >= present)
    return isNumber ? { missingShare, low: fact.low, median: fact.median, high: fact.high, histogram: fact.histogram } : { missingShare, low: null, median: null, high: null, histogram: [] }
  })
}

const plainValues = (recognised: Recognised, columns: readonly number[]): string =>
  `SELECT col, v FROM (SELECT col, ${typedCell('said', 'DOUBLE', recognised)} AS v FROM long_cell WHERE list_contains([${columns.join(', ')}]::INTEGER[], col)) WHERE isfinite(v)`

const mappedValues = (recognised: Recognised, mapped: readonly { index: number; signal: string }[]): string => {
  const expressions = mapped.map(({ index, signal }) => ({ index, signal, sql: ofColumn(recognised.signals[signal] ?? 'NULL', index) }))
  const values = expressions.map(({ index, sql }) => `(${sql})::DOUBLE AS v${index}`)
  const sensible = expressions.map(({ index, signal }) => {
    const sense = recognised.sense?.[signal]
    return `WHEN ${index} THEN v ${sense === undefined ? 'IS NOT NULL' : `BETWEEN ${sense.low} AND ${sense.high}`}`
  })
  const names = mapped.map(({ index }) => `v${index}`).join(', ')
  const used = [...new Set(expressions.flatMap(({ sql }) => columnsIn(sql)))]
  return `SELECT col, v FROM (SELECT substr(name, 2)::INTEGER AS col, v FROM (UNPIVOT (SELECT ${values.join(', ')} FROM (${typedCells(recognised, used)})) ON ${names} INTO NAME name VALUE v))
    WHERE isfinite(v) AND CASE col ${sensible.join(' ')} END`
}

interface NumberFacts {
  count: number
  low: number
  median: number
  high: number
  histogram: number[]
}

const numberFacts = async (connection: DuckDBConnection): Promise<Map<number, NumberFacts>> => {
  const facts = await readRows<{ col: number; n: number; low: number; median: number; high: number }>(
    connection,
    'SELECT col, count(*) AS n, min(v) AS low, median(v) AS median, max(v) AS high FROM looked_value GROUP BY col ORDER BY col',
  )
  const counts = await readRows<{ col: number; bin: number; n: number }>(
    connection,
    `SELECT col, CASE WHEN high > low THEN least(${bins - 1}, floor((v - low) / (high - low) * ${bins})) ELSE 0 END::INTEGER AS bin, count(*) AS n
     FROM looked_value JOIN (SELECT col, min(v) AS low, max(v) AS high FROM looked_value GROUP BY col) USING (col) GROUP BY ALL ORDER BY ALL`,
  )
  const found = new Map(
    facts.map(({ col, n, low, median, high }): [number, NumberFacts] => [col, { count: n, low: rounded(low), median: rounded(median), high: rounded(high), histogram: Array.from({ length: bins }, () => 0) }]),
  )
  for (const { col, bin, n } of counts) {
    const histogram = found.get(col)?.histogram
    if (histogram !== undefined) histogram[bin] = n
  }
  return found
}

const rounded = (number: number): number => Number(number.toPrecision(9))

const sampled = 5
const longestSample = 200
const sampledRows = 1000

/** The first different cells of each column as they stand in the file, at most five; looked for in the first rows, else in all. */
export const columnSamples = async (connection: DuckDBConnection, count: number): Promise<string[][]> => {
  const found = await samplesOf(connection, `row_no <= ${sampledRows}`)
  const missing = Array.from({ length: count }, (_, index) => index).filter((index) => !found.has(index))
  const later = missing.length === 0 ? found : await samplesOf(connection, `list_contains([${missing.join(', ')}]::INTEGER[], col)`)
  return Array.from({ length: count }, (_, index) => found.get(index) ?? later.get(index) ?? [])
}

const samplesOf = async (connection: DuckDBConnection, where: string): Promise<Map<number, string[]>> => {
  const rows = await readRows<{ col: number; samples: string[] }>(
    connection,
    `SELECT col, list(text ORDER BY first_row)[1:${sampled}] AS samples
     FROM (SELECT col, left(said, ${longestSample}) AS text, min(row_no) AS first_row FROM long_cell WHERE ${where} GROUP BY col, text) GROUP BY col ORDER BY col`,
  )
  return new Map(rows.map(({ col, samples }) => [col, samples]))
}
