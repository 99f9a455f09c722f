import type { DuckDBConnection } from '@duckdb/node-api'
import { appendColumns } from '../db/append-columns'
import { readColumns, run } from '../db/query'
import { textsOf } from '../db/to-columns'
import americanUnits from './american_units.sql?raw'
import { climateGroupOfZip } from './climate-group'

/** Fills `climate_group` of one import's units in the United States from their ZIP, where it is empty and known. */
export const fillClimateGroups = async (connection: DuckDBConnection, importNo: number): Promise<void> => {
  const units = await readColumns(connection, americanUnits, { importNo })
  if (units.rowCount === 0) return
  const groups = textsOf(units, 'zip').map((zip) => climateGroupOfZip(zip ?? '') ?? null)
  await run(connection, 'CREATE OR REPLACE TEMP TABLE unit_group (unit_id VARCHAR, climate_group VARCHAR)')
  await appendColumns(connection, 'unit_group', [
    { kind: 'text', values: textsOf(units, 'unit_id') },
    { kind: 'text', values: groups },
  ])
  await run(
    connection,
    `UPDATE unit_register SET climate_group = unit_group.climate_group
     FROM unit_group
     WHERE unit_register.import_no = $importNo AND unit_register.unit_id = unit_group.unit_id`,
    { importNo },
  )
  await run(connection, 'DROP TABLE unit_group')
}
