import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import refrigerantCheckTable from '../tables/refrigerant_check.sql?raw'
import confirmedFaultView from './confirmed_fault.sql?raw'
import fillSql from './fill_refrigerant_check.sql?raw'

/** Makes `refrigerant_check` and the view `confirmed_fault`, where missing. The tables of findings and work orders have to exist. */
export const createLinkSchema = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, refrigerantCheckTable)
  await run(connection, confirmedFaultView)
}

/**
 * Fills `refrigerant_check`: a line "check and record" for every refrigerant finding on a circuit that a regime binds, or may bind, and the
 * addition within a year after it that confirms a leak. A finding is never itself a leak rate of 40 CFR 82.152 or 84.102.
 */
export const linkFindings = async (connection: DuckDBConnection, asOf: string): Promise<void> => {
  await run(connection, 'DELETE FROM refrigerant_check')
  await run(connection, fillSql, { asOf })
}
