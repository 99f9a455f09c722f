import { join } from 'node:path'
import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../../db/query'
import { quoteTexts } from '../../../db/quote'
import type { ImportTarget } from '../import-options'
import { partName, type PartUnit } from '../storing/part-facts'
import { sameReadings, sameText, type SameReadings } from './same-readings'

const rowsLookedAt = 100_000
/** Signals that tell units apart and that most units have some of. */
const compared = ['power_w', 'heat_w', 'outdoor_c', 'supply_c', 'return_c', 'indoor_c', 'compressor_hz', 'discharge_c']
const shown = 5

interface PartWithUnits {
  path: string
  units: readonly PartUnit[]
}

/** As `sameReadings`; none where an earlier part can't be read, which is no fault of this import. */
const samePairs = async (connection: DuckDBConnection, fresh: readonly string[], paths: readonly string[], { low, high, every }: { low: string; high: string; every: number }): Promise<SameReadings[]> => {
  try {
    await run(
      connection,
      `CREATE OR REPLACE TEMP TABLE sampled_reading AS
       SELECT unit_id, ts, ${compared.join(', ')}, unit_id IN (SELECT unnest(${quoteTexts(fresh)}::VARCHAR[])) AS is_new FROM read_parquet(${quoteTexts(paths)}, union_by_name = true)
       WHERE ts BETWEEN $low::TIMESTAMP AND $high::TIMESTAMP AND hash(ts) % ${every} = 0`,
      { low, high },
    )
    return await sameReadings(connection)
  } catch (error) {
    if (/INTERRUPT|Out of Memory/i.test(String(error))) throw error
    return []
  }
}

/** Warns of units that are new in the project and have the readings of another one, of this import or an earlier; one row of several is looked at in large imports. */
export const warnOfSameReadings = async (connection: DuckDBConnection, { jobs, layout }: ImportTarget, parts: readonly PartWithUnits[]): Promise<string[]> => {
  const units = parts.flatMap((part) => part.units)
  if (units.length === 0) return []
  const [low, high] = [units.reduce((least, { first_ts }) => (first_ts < least ? first_ts : least), units[0]?.first_ts ?? ''), units.reduce((most, { last_ts }) => (last_ts > most ? last_ts : most), '')]
  const earlier = await readRows<{ import_id: string; part: number; unit_id: string; rows: number; overlaps: boolean }>(
    jobs,
    `SELECT i.import_id, s.part, s.unit_id, s.rows::DOUBLE AS "rows", s.first_ts <= $high::TIMESTAMP AND s.last_ts >= $low::TIMESTAMP AS overlaps
     FROM segment s JOIN import i USING (import_no) WHERE NOT i.undone ORDER BY i.import_id, s.part, s.unit_id`,
    { low, high },
  )
  const known = new Set(earlier.map(({ unit_id }) => unit_id))
  const fresh = [...new Set(units.map(({ unit_id }) => unit_id))].filter((unitId) => !known.has(unitId))
  const overlapping = earlier.filter(({ overlaps }) => overlaps)
  if (fresh.length === 0 || fresh.length + overlapping.length < 2) return []
  const rows = [...units, ...overlapping].reduce((sum, one) => sum + one.rows, 0)
  const paths = [...new Set([...parts.map(({ path }) => path), ...overlapping.map(({ import_id, part }) => join(layout.telemetry, import_id, partName(part)))])]
  const same = await samePairs(connection, fresh, paths, { low, high, every: Math.max(1, Math.ceil(rows / rowsLookedAt)) })
  await run(connection, 'DROP TABLE IF EXISTS sampled_reading')
  return same.length === 0 ? [] : [warning(same)]
}

const warning = (same: readonly SameReadings[]): string => {
  const told = same.slice(0, shown).map((one) => `${one.unit_id} and ${one.other_id} (${sameText(one)})`)
  return `${same.length === 1 ? 'Two units have' : `${same.length} pairs of units have`} the same readings at the same times: ${told.join('; ')}${same.length > shown ? '; ..' : ''}. If that is one machine under two names, take the import back and give the unit's name.`
}
