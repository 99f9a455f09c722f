import type { DuckDBConnection } from '@duckdb/node-api'
import { run } from '../../db/query'
import circuitView from './circuit.sql?raw'

/** Makes the view `circuit`: every appliance circuit, or every registered unit as one where no appliances are registered. */
export const createRecordsSchema = (connection: DuckDBConnection): Promise<void> => run(connection, circuitView)
