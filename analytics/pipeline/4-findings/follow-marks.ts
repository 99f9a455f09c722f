import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows, run } from '../../db/query'
import { createFindingSchema } from './finding-schema'
import movedMarks from './moved_marks.sql?raw'

/** A finding that is now detected on another day and has another id for it. */
export interface MovedMark {
  was: string
  findingId: string
}

/**
 * Raises findings, and lets what users said of one follow it where thresholds, late records or another version moved the day of its detection,
 * and so its id: to a finding of the same fault in the same circuit, raised for the first time, that stands on days on which the former one
 * did. Answers what was moved.
 */
export const followingMarks = async (connection: DuckDBConnection, raise: () => Promise<void>): Promise<MovedMark[]> => {
  await createFindingSchema(connection)
  await run(connection, 'CREATE OR REPLACE TEMP TABLE former_finding AS SELECT finding_id FROM finding')
  await raise()
  const moved = await readRows<MovedMark>(connection, movedMarks)
  for (const { was, findingId } of moved) {
    await run(connection, 'UPDATE finding_status SET finding_id = $findingId WHERE finding_id = $was', { was, findingId })
    await run(connection, `UPDATE finding f SET status = s.status FROM finding_status s WHERE s.finding_id = f.finding_id AND f.finding_id = $findingId AND f.status = 'open'`, { findingId })
    await run(connection, 'DELETE FROM finding WHERE finding_id = $was', { was })
  }
  await run(connection, 'DROP TABLE former_finding')
  return moved
}
