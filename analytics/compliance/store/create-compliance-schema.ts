import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import { createRecordsSchema } from '../records/create-records-schema'
import circuitRegimeTable from '../tables/circuit_regime.sql?raw'
import circuitYearTable from '../tables/circuit_year.sql?raw'
import complianceStateTable from '../tables/compliance_state.sql?raw'
import deadlineTable from '../tables/deadline.sql?raw'
import leakRateTable from '../tables/leak_rate.sql?raw'
import violationTable from '../tables/violation.sql?raw'

/** Makes the view of circuits and the result tables of compliance, where missing. The registers have to exist. */
export const createComplianceSchema = async (connection: DuckDBConnection): Promise<void> => {
  await createRecordsSchema(connection)
  for (const table of [leakRateTable, deadlineTable, violationTable, circuitYearTable, circuitRegimeTable, complianceStateTable]) await run(connection, table)
}
