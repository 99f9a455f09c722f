import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { canonicalSignals } from './canonical-columns'
import { circuitSelect, columnsOfParts } from './circuit-columns'
import { readRows } from './query'
import { quoteName, quoteText, quoteTexts } from './quote'

export interface TelemetryRange {
  /** All units when empty. */
  unitIds?: readonly string[]
  /** First moment, UTC, `YYYY-MM-DD HH:MM:SS`. */
  fromTs?: string
  /** First moment no longer wanted, UTC. */
  toTs?: string
  /** A further refrigerant circuit, whose own readings then stand in the signals' columns. */
  circuitNo?: number | undefined
}

interface SegmentFile {
  import_no: number
  import_id: string
  part: number
  unit_id: string
  first_ts: string
  last_ts: string
}

/**
 * The only way to telemetry: a sub-select of canonical rows in `unit_id, ts, sample_s` order, each key once.
 * Units whose imports do not overlap in time are read as they are; for the others the rows of one key are merged column
 * by column, the latest import's value that is not empty first.
 * A result that is streamed to the program keeps this order only on one thread, or with an ORDER BY of its own.
 */
export const telemetryScan = async (
  connection: DuckDBConnection,
  telemetryFolder: string,
  range: TelemetryRange = {},
): Promise<string> => {
  const segments = await segmentsOf(connection, range)
  if (segments.length === 0) return emptyScan
  const overlapping = overlappingUnits(segments)
  const single = segments.filter((s) => !overlapping.has(s.unit_id))
  const several = segments.filter((s) => overlapping.has(s.unit_id))
  const where = rangeCondition(range)
  const path = (s: SegmentFile) => partPath(telemetryFolder, s)
  const columnsOf = await columnsReader(connection, segments.map(path), range.circuitNo)
  const branches: string[] = []
  const streamed = range.circuitNo === undefined && several.length === 0 && new Set(single.map((s) => s.import_no)).size === 1 && (await areNeighbours(connection, single))
  for (const [columns, own] of groupedBy(single, (s) => columnsOf(path(s)))) branches.push(`SELECT ${columns} FROM ${readParts(own.map(path))} WHERE ${streamed ? unitSpan(own) : unitCondition(own)}${where}`)
  if (several.length > 0) branches.push(mergedScan(several, path, columnsOf, where))
  return streamed ? `(${branches[0]})` : `(SELECT * FROM (${branches.join(' UNION ALL ')}) ORDER BY unit_id, ts, sample_s)`
}

/** The Parquet files that hold telemetry of the range. */
export const telemetryParts = async (connection: DuckDBConnection, telemetryFolder: string, range: TelemetryRange = {}): Promise<string[]> =>
  [...new Set((await segmentsOf(connection, range)).map((segment) => partPath(telemetryFolder, segment)))]

const segmentsOf = (connection: DuckDBConnection, range: TelemetryRange): Promise<SegmentFile[]> =>
  readRows<SegmentFile>(
    connection,
    `SELECT s.import_no, i.import_id, s.part, s.unit_id, s.first_ts, s.last_ts
     FROM segment s JOIN import i USING (import_no)
     WHERE NOT i.undone
       AND ($units::VARCHAR IS NULL OR list_contains(from_json($units::JSON, '["VARCHAR"]'), s.unit_id))
       AND ($from::VARCHAR IS NULL OR s.last_ts >= $from::TIMESTAMP)
       AND ($to::VARCHAR IS NULL OR s.first_ts < $to::TIMESTAMP)
     ORDER BY s.unit_id, s.import_no, s.part`,
    { units: (range.unitIds ?? []).length === 0 ? null : JSON.stringify(range.unitIds), from: range.fromTs ?? null, to: range.toTs ?? null },
  )

const overlappingUnits = (segments: readonly SegmentFile[]): Set<string> => {
  const found = new Set<string>()
  const ends = new Map<string, SegmentFile>()
  for (const segment of [...segments].sort((a, b) => (a.first_ts < b.first_ts ? -1 : a.first_ts > b.first_ts ? 1 : 0))) {
    const before = ends.get(segment.unit_id)
    if (before !== undefined && segment.first_ts <= before.last_ts) found.add(segment.unit_id)
    if (before === undefined || segment.last_ts > before.last_ts) ends.set(segment.unit_id, segment)
  }
  return found
}

const partPath = (telemetryFolder: string, { import_id, part }: SegmentFile): string =>
  join(telemetryFolder, import_id, `part-${String(part).padStart(4, '0')}.parquet`)

/** What is selected of a part: the signals as they are, or those of a further circuit in their columns. */
const columnsReader = async (connection: DuckDBConnection, paths: readonly string[], circuitNo: number | undefined): Promise<(path: string) => string> => {
  if (circuitNo === undefined) return () => selectColumns
  const stored = await columnsOfParts(connection, paths)
  return (path) => ['unit_id', 'ts', 'sample_s', ...circuitSelect(circuitNo, stored.get(path) ?? new Set())].join(', ')
}

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const known = groups.get(keyOf(item))
    if (known === undefined) groups.set(keyOf(item), [item])
    else known.push(item)
  }
  return groups
}

const selectColumns = ['unit_id', 'ts', 'sample_s', ...canonicalSignals.map((s) => s.name)].map(quoteName).join(', ')

const emptyScan = `(SELECT NULL::VARCHAR AS unit_id, NULL::TIMESTAMP AS ts, NULL::INTEGER AS sample_s, ${canonicalSignals
  .map((s) => `NULL::${s.type} AS ${quoteName(s.name)}`)
  .join(', ')} WHERE false)`

const readParts = (paths: string[]): string => `read_parquet(${quoteTexts([...new Set(paths)])})`

/** Whether the segments are all that their import has between the first and the last of their units. */
const areNeighbours = async (connection: DuckDBConnection, segments: SegmentFile[]): Promise<boolean> => {
  const { low, high } = endsOf(segments)
  const found = await readRows<{ n: number }>(
    connection,
    'SELECT count(DISTINCT unit_id) AS n FROM segment WHERE import_no = $importNo AND unit_id BETWEEN $low AND $high',
    { importNo: segments[0]?.import_no ?? 0, low, high },
  )
  return found[0]?.n === new Set(segments.map((s) => s.unit_id)).size
}

/** In the order of bytes, as DuckDB compares text. */
const endsOf = (segments: SegmentFile[]): { low: string; high: string } => {
  const ids = segments.map((s) => s.unit_id).sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  return { low: ids[0] ?? '', high: ids[ids.length - 1] ?? '' }
}

/** A range goes into the reading of Parquet itself; a list becomes a filter or a join, which hands small chunks on late. */
const unitSpan = (segments: SegmentFile[]): string => {
  const { low, high } = endsOf(segments)
  return `unit_id BETWEEN ${quoteText(low)} AND ${quoteText(high)}`
}

const unitCondition = (segments: SegmentFile[]): string => `unit_id IN (${[...new Set(segments.map((s) => s.unit_id))].map(quoteText).join(', ')})`

const rangeCondition = (range: TelemetryRange): string =>
  `${range.fromTs === undefined ? '' : ` AND ts >= ${quoteText(range.fromTs)}::TIMESTAMP`}${
    range.toTs === undefined ? '' : ` AND ts < ${quoteText(range.toTs)}::TIMESTAMP`
  }`

const mergedScan = (segments: SegmentFile[], path: (s: SegmentFile) => string, columnsOf: (path: string) => string, where: string): string => {
  const imports = [...new Set(segments.map((s) => s.import_no))].sort((a, b) => a - b)
  const rows = imports
    .flatMap((importNo) => [...groupedBy(segments.filter((s) => s.import_no === importNo), (s) => columnsOf(path(s)))].map(([columns, own]) => ({ importNo, columns, own })))
    .map(({ importNo, columns, own }) => `SELECT ${importNo} AS import_no, ${columns} FROM ${readParts(own.map(path))} WHERE ${unitCondition(own)}${where}`)
    .join(' UNION ALL ')
  const merged = canonicalSignals
    .map((s) => `last(${quoteName(s.name)} ORDER BY import_no) FILTER (${quoteName(s.name)} IS NOT NULL) AS ${quoteName(s.name)}`)
    .join(', ')
  return `SELECT unit_id, ts, sample_s, ${merged} FROM (${rows}) GROUP BY unit_id, ts, sample_s`
}
