import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName } from '../../db/quote'
import { run } from '../../db/query'
import { detectors } from './models'
import compressorContributor from './compressor_contributor.sql?raw'
import modelInput from './model_input.sql?raw'
import unitCause from './unit_cause.sql?raw'
import unitCondition from './unit_condition.sql?raw'
import unitExpectation from './unit_expectation.sql?raw'
import unitGate from './unit_gate.sql?raw'
import unitResidual from './unit_residual.sql?raw'

/** The tables with rows of units. */
export const modelTables = ['unit_statistic', 'unit_gate', 'unit_expectation', 'unit_condition', 'unit_cause', 'unit_residual', 'compressor_contributor'] as const

/** Makes the models' tables, empty; `unit_statistic` has one DOUBLE column per detector. */
export const createModelSchema = async (connection: DuckDBConnection): Promise<void> => {
  const columns = detectors.map((detector) => `${quoteName(detector)} DOUBLE`).join(', ')
  await run(connection, `CREATE OR REPLACE TABLE unit_statistic (unit_id VARCHAR NOT NULL, day DATE NOT NULL, ${columns})`)
  for (const sql of [unitGate, unitExpectation, unitCondition, unitCause, unitResidual, compressorContributor, modelInput]) await run(connection, sql)
}
