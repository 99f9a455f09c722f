import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteText } from '../../../db/quote'
import { addConflicts, conflictsWithEarlier } from './conflicts'
import { earlierParts } from './earlier-parts'
import type { ImportTarget } from '../import-options'
import type { InOrder } from './write-in-order'

/** Rows of files that went straight into pieces, by file number, that give a key another value than an earlier import. */
export const writtenConflicts = async (connection: DuckDBConnection, target: ImportTarget, pieces: InOrder['pieces']): Promise<Map<number, number>> => {
  const total = new Map<number, number>()
  for (const { piece, files } of pieces) {
    const earlier = await earlierParts(target, piece.units.map(({ unit_id, first_ts, last_ts }) => ({ unit_id, low: first_ts, high: last_ts })))
    if (earlier === undefined) continue
    const signals = Object.keys(files[0]?.plan.source.recognised.signals ?? {})
    const own = signals.includes('heat_w') ? `p.* REPLACE (CASE WHEN p.heat_source = 'metered' THEN p.heat_w END AS heat_w)` : 'p.*'
    const shared = new Set(earlier.units)
    const fileOfUnit = files.flatMap((file) => file.unitIds.filter((unitId) => shared.has(unitId)).map((unitId) => `(${quoteText(unitId)}, ${file.plan.source.fileNo})`))
    const rows = `(SELECT f.file_no, p.file_row_number AS row_no, ${own}
      FROM read_parquet(${quoteText(piece.path)}, file_row_number = true) p JOIN (VALUES ${fileOfUnit.join(', ')}) f(unit_id, file_no) ON f.unit_id = p.unit_id)`
    addConflicts(total, await conflictsWithEarlier(connection, rows, signals, earlier))
  }
  return total
}
