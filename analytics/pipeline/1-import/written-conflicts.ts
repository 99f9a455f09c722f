import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteText } from '../../db/quote'
import { addConflicts, conflictsWithEarlier } from './conflicts'
import { earlierParts } from './earlier-parts'
import type { ImportTarget } from './import-options'
import type { InOrder } from './write-in-order'

/** Rows of files that went straight into pieces, by file number, that give a key another value than an earlier import. */
export const writtenConflicts = async (connection: DuckDBConnection, target: ImportTarget, pieces: InOrder['pieces']): Promise<Map<number, number>> => {
  const total = new Map<number, number>()
  for (const { piece, files } of pieces) {
    const earlier = await earlierParts(target, piece.units.map(({ unit_id, first_ts, last_ts }) => ({ unit_id, low: first_ts, high: last_ts })))
    if (earlier === undefined) continue
    const signals = Object.keys(files[0]?.plan.source.recognised.signals ?? {})
    const metered = signals.includes('heat_w') ? `* REPLACE (CASE WHEN heat_source = 'metered' THEN heat_w END AS heat_w)` : '*'
    for (const file of files) {
      const units = earlier.units.filter((unitId) => file.unitIds.includes(unitId))
      if (units.length === 0) continue
      const rows = `(SELECT ${file.plan.source.fileNo} AS file_no, row_no, ${metered} FROM (SELECT *, file_row_number AS row_no FROM read_parquet(${quoteText(piece.path)}, file_row_number = true)))`
      addConflicts(total, await conflictsWithEarlier(connection, rows, signals, { ...earlier, units }))
    }
  }
  return total
}
