import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOf, textsOf } from '../../db/to-columns'
import { readColumns, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { monthCost } from '../../registers/energy-charge'
import { readTariff, type TariffDefinition } from '../../registers/tariff-definition'
import monthEnergy from './month_energy.sql?raw'
import unitHealthTable from './unit_health.sql?raw'
import unitHealthRows from './unit_health_rows.sql?raw'

/** Writes `unit_health` anew, one row per unit of the registers or with telemetry, judged as at `dataTo` (`YYYY-MM-DD`). */
export const writeUnitHealth = async (connection: DuckDBConnection, { dataTo }: { dataTo: string }): Promise<void> => {
  await writeEnergyCosts(connection, dataTo)
  await run(connection, `CREATE OR REPLACE TEMP TABLE next_unit_health AS ${unitHealthRows}`, { dataTo })
  await createUnitHealthSchema(connection)
  await inTransaction(connection, () => run(connection, 'DELETE FROM unit_health; INSERT INTO unit_health BY NAME FROM next_unit_health'))
  await run(connection, 'DROP TABLE next_unit_health; DROP TABLE unit_energy_cost')
}

/** Makes the table `unit_health` where it is missing. */
export const createUnitHealthSchema = (connection: DuckDBConnection): Promise<void> => run(connection, unitHealthTable)

const writeEnergyCosts = async (connection: DuckDBConnection, dataTo: string): Promise<void> => {
  const months = await readColumns(connection, monthEnergy, { dataTo })
  await run(connection, 'CREATE OR REPLACE TEMP TABLE unit_energy_cost (unit_id VARCHAR, cost DOUBLE)')
  if (months.rowCount === 0) return
  const [unitIds, definitions] = [textsOf(months, 'unit_id'), textsOf(months, 'definition')]
  const [firstDays, weekday, weekend] = ['month_on', 'weekday_kwh', 'weekend_kwh'].map((name) => numbersOf(months, name))
  const tariffs = new Map<string, TariffDefinition>()
  const costs = new Map<string, number>()
  for (let row = 0; row < months.rowCount; row++) {
    const json = definitions[row] ?? ''
    const tariff = tariffs.get(json) ?? readTariff(json)
    tariffs.set(json, tariff)
    const month = new Date((firstDays?.[row] ?? 0) * 86_400_000).getUTCMonth()
    const unitId = unitIds[row] ?? ''
    costs.set(unitId, (costs.get(unitId) ?? 0) + monthCost(tariff, month, weekday?.[row] ?? 0, weekend?.[row] ?? 0))
  }
  const appender = await connection.createAppender('unit_energy_cost', undefined, 'temp')
  for (const [unitId, cost] of costs) {
    appender.appendVarchar(unitId)
    appender.appendDouble(cost)
    appender.endRow()
  }
  appender.closeSync()
}
