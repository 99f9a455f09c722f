import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../../db/query'
import { quoteText, quoteTexts } from '../../../db/quote'
import type { Piece } from '../storing/merge-stage'
import type { WrittenFile } from '../storing/write-in-order'
import { clockJumps, isReset, type ClockJump } from './clock-jumps'
import { yearSeconds, type Break } from './row-steps'

const mostlyThere = 0.6

/** Clocks that begin years before the rest, of units that were written straight: only what has few rows for its span is read again. */
export const pieceResets = async (connection: DuckDBConnection, piece: Piece, files: readonly WrittenFile[]): Promise<ClockJump[]> => {
  const doubtful = piece.units.filter((unit) => {
    const span = (Date.parse(utc(unit.last_ts)) - Date.parse(utc(unit.first_ts))) / 1000
    return span > yearSeconds && isReset({ first: Date.parse(utc(unit.first_ts)) }) && unit.rows * unit.sample_s < mostlyThere * span
  })
  if (doubtful.length === 0) return []
  const breaks = await readRows<Break & { unit_id: string }>(
    connection,
    `SELECT unit_id, place::INTEGER AS place, epoch_ms(before)::DOUBLE AS "before", epoch_ms(ts)::DOUBLE AS "after" FROM (
       SELECT unit_id, ts, lag(ts) OVER of_unit AS before, row_number() OVER of_unit AS place FROM read_parquet(${quoteText(piece.path)})
       WHERE unit_id IN (SELECT unnest(${quoteTexts(doubtful.map((unit) => unit.unit_id))}::VARCHAR[])) WINDOW of_unit AS (PARTITION BY unit_id ORDER BY ts, sample_s)
     ) WHERE epoch(ts) - epoch(before) > ${yearSeconds} ORDER BY unit_id, place`,
  )
  return doubtful.flatMap(({ unit_id, rows, sample_s, first_ts, last_ts }) => {
    const file_no = files.find((file) => file.unitIds.includes(unit_id))?.plan.source.fileNo ?? 0
    const own = breaks.filter((one) => one.unit_id === unit_id)
    const [first, last] = [Date.parse(utc(first_ts)), Date.parse(utc(last_ts))]
    return clockJumps({ file_no, unit_id, n: rows, back: 0, largest_back: 0, usual_back: 0, usual_backs: 0, usual_step: sample_s, first, last, breaks: own }).jumps
  })
}

const utc = (text: string): string => (text.endsWith('Z') ? text : `${text.replace(' ', 'T')}Z`)
