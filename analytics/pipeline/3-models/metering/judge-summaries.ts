import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../../db/query'
import { impossibleCop } from './day-doubts'
import gates from './unit_summary_gate.sql?raw'
import statistics from './unit_summary_statistic.sql?raw'

/** Electricity below which a summary says nothing of its meters. */
const leastKwh = 20

/**
 * Adds units of which only summaries are known to `unit_statistic`: on the last day of each, `metering_suspect` is 1 where
 * its COP (stated, else heat over electricity) is one that no machine has, else 0. Days after as-of are left out.
 */
export const judgeSummaries = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, statistics, { ...impossibleCop, leastKwh })
  await run(connection, gates)
}
