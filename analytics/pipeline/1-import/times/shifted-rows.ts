import type { DuckDBConnection } from '@duckdb/node-api'
import { readRow } from '../../../db/query'
import { quoteName } from '../../../db/quote'
import type { ClockJump, PossibleShift } from './clock-jumps'

const mostLookedAt = 50
const asGoodAsEqual = 0.05

/** Of clocks that may have been set back those whose rows lie over earlier ones and do not repeat them; rows that fill a gap came late. `row_step` names the rows. */
export const shiftedRows = async (connection: DuckDBConnection, rows: string, signals: readonly string[], shifts: readonly PossibleShift[]): Promise<ClockJump[]> => {
  const differ = signals.map((signal) => `(n.${quoteName(signal)} IS NOT NULL AND o.${quoteName(signal)} IS NOT NULL AND n.${quoteName(signal)} <> o.${quoteName(signal)})`)
  if (differ.length === 0) return []
  const found: ClockJump[] = []
  for (const { jump, place, from, to } of shifts.slice(0, mostLookedAt)) {
    const own = (where: string) =>
      `(SELECT r.* FROM (SELECT * FROM ${rows} WHERE file_no = ${jump.file_no} AND unit_id = $unit AND ts BETWEEN make_timestamp_ms(${from}) AND make_timestamp_ms(${to})) r
        JOIN (SELECT row_no FROM row_step WHERE file_no = ${jump.file_no} AND unit_id = $unit AND ${where}) s USING (row_no))`
    const seen = await readRow<{ over: number; under: number; same: number; differ: number }>(
      connection,
      `WITH n AS ${own(`place >= ${place} AND place < ${place + jump.samples}`)}, o AS ${own(`place < ${place}`)}
       SELECT (SELECT count(*)::INTEGER FROM n) AS over, (SELECT count(*)::INTEGER FROM o) AS under, count(*)::INTEGER AS same, count(*) FILTER (${differ.join(' OR ')})::INTEGER AS differ FROM n JOIN o USING (ts)`,
      { unit: jump.unit_id },
    )
    if (seen === undefined || seen.under < seen.over / 2) continue
    if (seen.same === 0 || seen.differ > asGoodAsEqual * seen.same) found.push(jump)
  }
  return found
}
