import type { DuckDBConnection } from '@duckdb/node-api'
import { outdoorBinParameters } from '../../contract/outdoor-bins'
import { run } from '../../db/query'
import unitCopBinTable from './unit_cop_bin.sql?raw'
import unitCopBinRows from './unit_cop_bin_rows.sql?raw'

/** Writes `unit_cop_bin` anew: heating of the last year, per unit and bin of outdoor temperature the days and their median COP. The caller owns the transaction. */
export const writeUnitCopBins = async (connection: DuckDBConnection): Promise<void> => {
  await run(connection, unitCopBinTable)
  await run(connection, 'DELETE FROM unit_cop_bin')
  await run(connection, unitCopBinRows, outdoorBinParameters)
}
