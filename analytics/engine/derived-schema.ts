import type { DuckDBConnection } from '@duckdb/node-api'
import { createLinkSchema } from '../compliance/link/link-findings'
import { createComplianceSchema } from '../compliance/store/create-compliance-schema'
import { readRows, run } from '../db/query'
import { quoteName } from '../db/quote'
import { createFeatureSchema } from '../pipeline/2-features/feature-schema'
import { createModelSchema } from '../pipeline/3-models/storing/model-schema'
import { createCircuitSchema } from './find-circuits'
import crossingSql from '../pipeline/4-findings/crossing.sql?raw'
import { createFindingSchema } from '../pipeline/4-findings/finding-schema'
import { createWorkOrderSchema } from '../pipeline/5-work-orders/plan-work-orders'
import { writeUnitCopBins } from '../pipeline/6-reports/unit-cop-bins'
import { createUnitHealthSchema } from '../pipeline/6-reports/unit-health'

/** Makes every derived table that is missing, empty, so that all screens can ask before the first analysis; what is told from others at once is filled. */
export const createDerivedSchema = async (connection: DuckDBConnection): Promise<void> => {
  const known = new Set((await readRows<{ name: string }>(connection, `SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main'`)).map((t) => t.name))
  await createFeatureSchema(connection, known)
  if (!known.has('unit_statistic')) await createModelSchema(connection)
  if (!known.has('crossing')) await run(connection, crossingSql)
  await withDaysLasted(connection)
  await createFindingSchema(connection)
  await createWorkOrderSchema(connection)
  await createComplianceSchema(connection)
  await createLinkSchema(connection)
  await createCircuitSchema(connection)
  await createUnitHealthSchema(connection)
  if (!known.has('unit_cop_bin')) await writeUnitCopBins(connection)
}

/** Crossings of an analysis before their days were counted say nothing of them. */
const withDaysLasted = async (connection: DuckDBConnection): Promise<void> => {
  const without = await readRows<{ schema: string }>(
    connection,
    `SELECT schema_name AS schema FROM duckdb_columns() WHERE database_name = current_database() AND table_name = 'crossing' GROUP BY schema_name HAVING NOT bool_or(column_name = 'lasted')`,
  )
  for (const { schema } of without) await run(connection, `ALTER TABLE ${quoteName(schema)}.crossing ADD COLUMN lasted INTEGER`)
}
