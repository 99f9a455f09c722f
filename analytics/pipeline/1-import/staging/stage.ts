import type { DuckDBConnection } from '@duckdb/node-api'
import { importedSignals } from '../../../db/canonical-columns'
import { quoteName, quoteText } from '../../../db/quote'
import type { Compression } from '../reading/file-head'
import { senseColumn } from '../storing/out-of-sense'
import { columnName, type Recognised } from '../profiles/profile'
import { timeTextExpression } from '../profiles/time-text'
import { byZone, isByTheClock } from '../times/local-zone'

/** One file on its way to canonical rows. */
export interface StageSource {
  fileNo: number
  label: string
  /** What DuckDB reads: the file itself, or what could be saved of a damaged one. */
  path: string
  compression: Compression | null
  recognised: Recognised
  /** The unit where no column names it. */
  unitId: string | undefined
  /** Zone of times that carry none, by unit; `zoneDefault` for the rest. */
  zones: ReadonlyMap<string, string>
  zoneDefault: string
  /** `YYYY-MM-DD`: rows after the end of that day, in the unit's zone, are not read at all. */
  lastDay: string | undefined
  stageFile: string
}

export interface Rejected {
  line: number | null
  column: string | null
  reason: string
  text: string | null
}

export interface UnreadableCells {
  unit_id: string
  signal: string
  samples: number
  first_at: string
  last_at: string
}

export interface StageResult {
  rowsRead: number
  rowsRejected: number
  rejected: Rejected[]
  unreadable: UnreadableCells[]
  stageFiles: string[]
  /** What people should know of its times. */
  notes?: string[]
}

const signalType = new Map(importedSignals.map((s) => [s.name, s.type]))

/** Canonical columns over a relation that has `row_no` and the file's own columns `c0`, `c1`, .. already typed. */
export const projection = (source: StageSource): string =>
  [`${source.fileNo}::INTEGER AS file_no`, `row_no`, ...stagedSelect(source)].join(',\n  ')

/** What is staged of a row: times of a clock that is set twice a year stay as written, with their zone in `local_zone`. */
export const stagedSelect = (source: StageSource, own: OwnColumns = {}): string[] => {
  if (!isByTheClock(source)) return canonicalSelect(source, own)
  const [unit, , ...rest] = canonicalSelect(source, own)
  const zone = byZone(source, own.unit ?? unitExpression(source), quoteText) ?? 'NULL'
  return [unit ?? '', `${plausibleTime(writtenTime(source.recognised))} AS ts`, ...rest, `${zone} AS local_zone`]
}

/** Expressions that stand in for a file's own. */
interface OwnColumns {
  unit?: string
  sample?: string
  /** Numbers are taken as they were read, without a look at whether they are any. */
  unjudged?: boolean
}

/** Key and signals by their canonical names; `ts` is UTC. */
export const canonicalSelect = (source: StageSource, own: OwnColumns = {}): string[] => {
  const { recognised } = source
  const unit = own.unit ?? unitExpression(source)
  const sample =
    own.sample ??
    (recognised.sampleColumn !== undefined
      ? `CASE WHEN round(${columnName(recognised.sampleColumn)}) BETWEEN 1 AND 2147483647 THEN round(${columnName(recognised.sampleColumn)})::INTEGER END`
      : recognised.sampleS !== undefined
        ? `${Math.round(recognised.sampleS)}::INTEGER`
        : 'NULL::INTEGER')
  const signals = Object.entries(recognised.signals).map(([name, expression]) => {
    const type = signalType.get(name) ?? 'FLOAT'
    if (own.unjudged === true && isReadAs(recognised, expression, type)) return `${expression} AS ${quoteName(name)}`
    return type === 'FLOAT' || type === 'DOUBLE'
      ? `CASE WHEN isfinite(${/^c\d+$/.test(expression) ? expression : `(${expression})::DOUBLE`})${withinSense(recognised, name, expression)} THEN try_cast((${expression}) AS ${type}) END AS ${quoteName(name)}`
      : type === 'VARCHAR'
        ? `nullif((${expression})::VARCHAR, '') AS ${quoteName(name)}`
        : `(${expression})::${type} AS ${quoteName(name)}`
  })
  return [`${unit} AS unit_id`, `${plausibleTime(timeExpression(source, unit))} AS ts`, `${sample} AS sample_s`, ...signals, ...(own.unjudged === true ? [] : senseColumn(recognised))]
}

/** True for a column that is stored as the number it was read as. */
const isReadAs = ({ columns }: Recognised, expression: string, type: string): boolean => (type === 'FLOAT' || type === 'DOUBLE') && columns.some((column, index) => column.type === type && columnName(index) === expression)

export const unitExpression = ({ recognised, unitId, label }: StageSource): string => {
  const { unitColumn, unitSuffix } = recognised
  if (unitColumn === undefined || unitId !== undefined) return quoteText(unitId ?? label)
  const unit = `nullif(trim(${columnName(unitColumn)}), '')`
  return unitSuffix === undefined ? unit : `${unit} || ' ' || trim(${columnName(unitSuffix)})`
}

const plausibleTime = (time: string): string => `CASE WHEN ${time} >= TIMESTAMP '1990-01-01' AND ${time} < TIMESTAMP '2101-01-01' THEN ${time} END`

const withinSense = ({ sense }: Recognised, signal: string, expression: string): string => {
  const bounds = sense?.[signal]
  return bounds === undefined ? '' : ` AND (${expression}) BETWEEN ${bounds.low} AND ${bounds.high}`
}

/** The time of a row as it is written, a TIMESTAMP. */
const writtenTime = ({ csv, timeColumn }: Recognised): string => (csv?.time === undefined ? `make_timestamp(epoch_us(${columnName(timeColumn)}))` : timeTextExpression(csv.time))

const timeExpression = (source: StageSource, unit: string): string => {
  const written = writtenTime(source.recognised)
  return byZone(source, unit, (zone) => (zone === 'UTC' ? written : `make_timestamp(epoch_us(timezone(${quoteText(zone)}, ${written})))`)) ?? written
}

/** Fills empty cells of a change-only log with the last value, for at most `holdS` seconds. */
export const heldColumns = (recognised: Recognised): string => {
  const time = heldOrder(recognised)
  const times = recognised.csv?.time?.columns ?? [recognised.timeColumn]
  return recognised.columns
    .map((column, index) => {
      const name = columnName(index)
      if (times.includes(index) || column.source === '' || recognised.holdS === undefined) return name
      return `CASE WHEN epoch(${time}) - last_value(CASE WHEN ${name} IS NOT NULL THEN epoch(${time}) END IGNORE NULLS) OVER held <= ${recognised.holdS ?? 0}
        THEN last_value(${name} IGNORE NULLS) OVER held END AS ${name}`
    })
    .join(',\n  ')
}

/** What the rows of a change-only log are put in order by. */
export const heldOrder = (recognised: Recognised): string => (recognised.csv?.time === undefined ? columnName(recognised.timeColumn) : timeTextExpression(recognised.csv.time))

/** Stages what a select gives, without the rows after the last day. */
export const copyToStage = async (connection: DuckDBConnection, source: StageSource, select: string, file: string): Promise<void> => {
  await connection.run(`COPY (${untilLastDay(source, select)}) TO ${quoteText(file)} (FORMAT parquet, COMPRESSION lz4)`)
}

/** What of a select with `unit_id, ts` is not after the last day. */
export const untilLastDay = (source: StageSource, select: string): string => {
  const { lastDay } = source
  return lastDay === undefined ? select : `SELECT * FROM (${select}) WHERE ts IS NULL OR ${isByTheClock(source) ? beforeLocalCut(source, lastDay) : beforeCut(source, lastDay)}`
}

/** True for rows up to the end of the last day in the zone of their unit. */
export const beforeCut = (source: StageSource, lastDay: string): string => cutBefore(source, (zone) => `timezone(${quoteText(zone)}, (${quoteText(lastDay)}::DATE + 1)::TIMESTAMP)::TIMESTAMP`)

/** The same for times as they are written. */
const beforeLocalCut = (source: StageSource, lastDay: string): string => {
  const written = source.recognised.csv?.time?.zone
  return cutBefore(source, (zone) => `timezone(${quoteText(written ?? zone)}, timezone(${quoteText(zone)}, (${quoteText(lastDay)}::DATE + 1)::TIMESTAMP))`)
}

const cutBefore = ({ zones, zoneDefault }: StageSource, end: (zone: string) => string): string => {
  const cases = [...zones].filter(([, zone]) => zone !== zoneDefault).map(([unitId, zone]) => `WHEN ${quoteText(unitId)} THEN ${end(zone)}`)
  return cases.length === 0 ? `ts < ${end(zoneDefault)}` : `ts < CASE unit_id ${cases.join(' ')} ELSE ${end(zoneDefault)} END`
}

/** The header of a column as it stands in the file. */
export const sourceOf = (source: StageSource, index: number): string => source.recognised.columns[index]?.source ?? ''
