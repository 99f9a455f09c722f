import type { DuckDBConnection } from '@duckdb/node-api'
import { quoteName } from '../../../db/quote'
import { readRows, run } from '../../../db/query'
import { detectors } from '../models'
import compressorContributor from './compressor_contributor.sql?raw'
import modelInput from './model_input.sql?raw'
import modelMemory from './model_memory.sql?raw'
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
  for (const sql of [unitGate, unitExpectation, unitCondition, unitCause, unitResidual, compressorContributor, modelInput, modelMemory]) await run(connection, sql)
}

/** Not so of tables of another program: with other columns, or before memories. */
export const areOurTables = async (connection: DuckDBConnection): Promise<boolean> => {
  const ours: Record<string, string> = {
    unit_statistic: ['unit_id', 'day', ...detectors].join(' '),
    model_input: 'unit_id fingerprint',
    model_memory: 'unit_id part goes_on_from fingerprint states',
  }
  const columns = await readRows<{ table_name: string; columns: string }>(
    connection,
    `SELECT table_name, string_agg(column_name, ' ' ORDER BY column_index) AS columns FROM duckdb_columns()
     WHERE table_name IN ('unit_statistic', 'model_input', 'model_memory') AND database_name = current_database() AND schema_name = current_schema() GROUP BY table_name`,
  )
  return columns.filter((row) => ours[row.table_name] === row.columns).length === Object.keys(ours).length
}
