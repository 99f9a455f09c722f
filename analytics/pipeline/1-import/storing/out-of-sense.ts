import type { DuckDBConnection } from '@duckdb/node-api'
import { importedSignals } from '../../../db/canonical-columns'
import { readRows } from '../../../db/query'
import { likeFiles } from '../staging/like-files'
import type { PlannedFile } from '../staging/plan-sources'
import { columnName, type Recognised, type Sense } from '../profiles/profile'

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

const largest: Readonly<Record<string, number>> = { FLOAT: 3.4028234663852886e38, DOUBLE: Number.MAX_VALUE }

/** What number signals can hold: bounds for those that are judged later. */
const storable = new Map(importedSignals.flatMap(({ name, type }) => (largest[type] === undefined ? [] : [[name, { low: -largest[type], high: largest[type] }]])))

/** The signals of a file whose values are judged, in the order of their bits: without bounds of sense by what can be stored. */
export const judgedSignals = ({ sense, signals }: Recognised): [signal: string, sense: Sense][] =>
  sense === undefined ? [...storable].filter(([signal]) => signals[signal] !== undefined) : Object.entries(sense).filter(([signal]) => signals[signal] !== undefined)

/** The length of a sample is judged as a signal is, after rounding. */
const sampleSense: Sense = { low: 1, high: 2147483647 }

/** What a file has bits of, in their order, each with its value as SQL: its signals, where nothing else counts them, and the length of a sample behind them. */
const judgedValues = (recognised: Recognised): { judged: [signal: string, sense: Sense]; value: string }[] => {
  const { sampleColumn, signals, holdS, points } = recognised
  if (holdS !== undefined || points !== undefined) return []
  const values = (hasBits(recognised) ? judgedSignals(recognised) : []).map((judged) => ({ judged, value: `(${signals[judged[0]]})::DOUBLE` }))
  return sampleColumn === undefined ? values : [...values, { judged: ['sample_s', sampleSense], value: `round(${columnName(sampleColumn)})::DOUBLE` }]
}

/** What a signal can't be, for people. */
export const detailOf = ({ low, high, codes }: Sense): string => (high >= (largest['FLOAT'] ?? 0) ? 'more than can be stored' : `outside ${low} to ${high}`) + (codes === undefined ? '' : `, or ${codes.values.join(', ')} in the file`)

/** True where a value is none of its signal, as a SQL expression. */
export const outOfSense = (value: string, { low, high, codes }: Sense): string => {
  const outside = `(NOT isnan(${value}) AND ${value} NOT BETWEEN ${low} AND ${high})`
  return codes === undefined ? outside : `(${outside} OR ${codes.column} IN (${codes.values.join(', ')}))`
}

/** Exact beyond the whole numbers of a double. */
const bitValue = (bit: number): string => String(2n ** BigInt(bit))

/** The column of `senseColumn`. */
export const senseBits = 'out_of_sense'

/** A column `out_of_sense` beside the signals: a bit for each judged one whose value was left out; none for files that are counted in another way. */
export const senseColumn = (recognised: Recognised): string[] => {
  const judged = judgedValues(recognised)
  if (judged.length === 0) return []
  const bits = judged.map(({ judged: [, sense], value }, bit) => `CASE WHEN ${outOfSense(value, sense)} THEN ${bitValue(bit)} ELSE 0 END`)
  const sum = `(${bits.join(' + ')})::BIGINT`
  if (recognised.sense !== undefined) return [`${sum} AS ${senseBits}`]
  const size = judged.map(({ value }) => `coalesce(abs(${value}), 0)`).join(' + ')
  const sample = judged.flatMap(({ judged: [signal, sense], value }) => (signal === 'sample_s' ? [` OR ${outOfSense(value, sense)}`] : []))
  return [`CASE WHEN ${size} > 1e38${sample.join('')} THEN ${sum} END AS ${senseBits}`]
}

/** True for files of one row a sample whose rows say themselves what was left out. */
export const hasBits = ({ holdS, points, json }: Recognised): boolean => holdS === undefined && points === undefined && json === undefined

/** Counts by unit and signal what rows of like plain tables and of Parquet files say of their left out values; `rows` has `file_no` where they are of several kinds. */
export const countBits = async (connection: DuckDBConnection, rows: string, planned: readonly PlannedFile[]): Promise<SenselessValues[]> => {
  const found: SenselessValues[] = []
  const groups = likeFiles(planned.filter((plan) => senseColumn(plan.source.recognised).length > 0))
  const several = planned.length > 0 && groups.some((group) => group.length < planned.length)
  const marked = several ? new Set((await readRows<{ file_no: number }>(connection, `SELECT DISTINCT file_no FROM ${rows} WHERE out_of_sense <> 0 ORDER BY file_no`)).map(({ file_no }) => file_no)) : undefined
  for (const group of groups) {
    if (marked !== undefined && !group.some(({ source }) => marked.has(source.fileNo))) continue
    const [first] = group as [PlannedFile, ...PlannedFile[]]
    const own = several ? ` AND file_no IN (${group.map(({ source }) => source.fileNo).join(', ')})` : ''
    const judged = judgedValues(first.source.recognised).map((one) => one.judged)
    const out = judged.map((_, bit) => `(out_of_sense & ${bitValue(bit)}) <> 0`)
    found.push(...(await countLeftOut(connection, `SELECT * FROM ${rows} WHERE out_of_sense <> 0${own}`, judged, out)))
  }
  return found
}

/** Counts by unit and signal the rows of a relation with `unit_id, ts` for which a signal's expression of `out` is true. */
export const countLeftOut = async (connection: DuckDBConnection, rows: string, judged: readonly [signal: string, sense: Sense][], out: readonly string[]): Promise<SenselessValues[]> => {
  const counts = await readRows<Record<string, string | number | null> & { unit_id: string }>(
    connection,
    `SELECT unit_id, ${out.map((is, i) => `count(*) FILTER (${is}) AS n_${i}, min(ts) FILTER (${is}) AS first_${i}, max(ts) FILTER (${is}) AS last_${i}`).join(', ')}
     FROM (${rows}) WHERE unit_id IS NOT NULL AND ts IS NOT NULL GROUP BY unit_id ORDER BY unit_id`,
  )
  return counts.flatMap((row) =>
    judged.flatMap(([signal, sense], index) => {
      const samples = Number(row[`n_${index}`] ?? 0)
      if (samples === 0) return []
      return [{ unit_id: row.unit_id, signal, samples, first_at: String(row[`first_${index}`]), last_at: String(row[`last_${index}`]), detail: detailOf(sense) }]
    }),
  )
}
