import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { isPlainCsv, likeFiles } from './like-files'
import type { PlannedFile } from './plan-sources'
import type { Recognised, Sense } from './profiles/profile'

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

/** The signals of a file whose values are judged, in the order of their bits. */
export const judgedSignals = ({ sense, signals }: Recognised): [signal: string, sense: Sense][] => Object.entries(sense ?? {}).filter(([signal]) => signals[signal] !== undefined)

/** What a signal can't be, for people. */
export const detailOf = ({ low, high, codes }: Sense): string => `outside ${low} to ${high}${codes === undefined ? '' : `, or ${codes.values.join(', ')} in the file`}`

/** True where a value is none of its signal, as a SQL expression. */
export const outOfSense = (value: string, { low, high, codes }: Sense): string => {
  const outside = `(isfinite(${value}) AND ${value} NOT BETWEEN ${low} AND ${high})`
  return codes === undefined ? outside : `(${outside} OR ${codes.column} IN (${codes.values.join(', ')}))`
}

/** The column of `senseColumn`. */
export const senseBits = 'out_of_sense'

/** A column `out_of_sense` beside the signals: a bit for each judged one whose value was left out; none for files that are counted in another way. */
export const senseColumn = (recognised: Recognised): string[] => {
  const judged = hasBits(recognised) ? judgedSignals(recognised) : []
  if (judged.length === 0) return []
  const bits = judged.map(([signal, sense], bit) => `CASE WHEN ${outOfSense(`(${recognised.signals[signal]})::DOUBLE`, sense)} THEN ${2 ** bit} ELSE 0 END`)
  return [`(${bits.join(' + ')})::BIGINT AS ${senseBits}`]
}

const hasBits = ({ csv, holdS, counters, points, json }: Recognised): boolean => csv !== undefined && holdS === undefined && counters === undefined && points === undefined && json === undefined

/** Counts by unit and signal what rows of like plain tables say of their left out values; `rows` has `file_no` where they are of several kinds. */
export const countBits = async (connection: DuckDBConnection, rows: string, planned: readonly PlannedFile[]): Promise<SenselessValues[]> => {
  const found: SenselessValues[] = []
  const groups = likeFiles(planned.filter((plan) => isPlainCsv([plan]) && senseColumn(plan.source.recognised).length > 0))
  const several = planned.length > 0 && groups.some((group) => group.length < planned.length)
  for (const group of groups) {
    const [first] = group as [PlannedFile, ...PlannedFile[]]
    const own = several ? ` AND file_no IN (${group.map(({ source }) => source.fileNo).join(', ')})` : ''
    found.push(...(await countOf(connection, `SELECT * FROM ${rows} WHERE out_of_sense <> 0${own}`, judgedSignals(first.source.recognised))))
  }
  return found
}

const countOf = async (connection: DuckDBConnection, rows: string, judged: readonly [signal: string, sense: Sense][]): Promise<SenselessValues[]> => {
  const out = judged.map((_, bit) => `(out_of_sense & ${2 ** bit}) <> 0`)
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
