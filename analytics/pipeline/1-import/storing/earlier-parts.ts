import { join } from 'node:path'
import { readRows } from '../../../db/query'
import type { ImportTarget } from '../import-options'
import { partName } from './part-facts'
import type { UnitRange } from '../staging/stage-facts'

/** Where earlier imports overlap with new rows: which units, from when to when (UTC), in which part files. */
export interface Earlier {
  units: string[]
  low: string
  high: string
  parts: string[]
}

/** Looks the new units' ranges up in the project's segments (whole seconds); no telemetry is read. */
export const earlierParts = async ({ jobs, layout }: ImportTarget, ranges: readonly UnitRange[]): Promise<Earlier | undefined> => {
  const overlaps = await readRows<{ import_id: string; part: number; unit_id: string; low: string; high: string }>(
    jobs,
    `SELECT i.import_id, s.part, s.unit_id, greatest(s.first_ts, r.low)::VARCHAR AS low, (least(s.last_ts, r.high) + INTERVAL 1 SECOND)::VARCHAR AS high
     FROM segment s JOIN import i USING (import_no)
     JOIN (SELECT unnest(from_json($ranges::JSON, '[{"unit_id":"VARCHAR","low":"TIMESTAMP","high":"TIMESTAMP"}]'), recursive := true)) r ON r.unit_id = s.unit_id
     WHERE NOT i.undone AND s.first_ts <= r.high + INTERVAL 1 SECOND AND s.last_ts + INTERVAL 1 SECOND >= r.low ORDER BY ALL`,
    { ranges: JSON.stringify(ranges) },
  )
  if (overlaps.length === 0) return undefined
  return {
    units: [...new Set(overlaps.map((overlap) => overlap.unit_id))],
    low: overlaps.reduce((least, { low }) => (low < least ? low : least), overlaps[0]?.low ?? ''),
    high: overlaps.reduce((most, { high }) => (high > most ? high : most), overlaps[0]?.high ?? ''),
    parts: [...new Set(overlaps.map(({ import_id, part }) => join(layout.telemetry, import_id, partName(part))))],
  }
}
