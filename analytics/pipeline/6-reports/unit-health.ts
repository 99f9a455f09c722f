import type { DuckDBConnection } from '@duckdb/node-api'
import { numbersOf, textsOf, type Columns } from '../../db/to-columns'
import { readColumns, run } from '../../db/query'
import { inTransaction } from '../../db/transaction'
import { monthCost } from '../../registers/energy-charge'
import { energyHours } from '../../registers/hours-of-day'
import { readTariff, type TariffDefinition } from '../../registers/tariff-definition'
import monthEnergy from './month_energy.sql?raw'
import unitHealthTable from './unit_health.sql?raw'
import unitHealthRows from './unit_health_rows.sql?raw'

/** Writes `unit_health` anew, one row per unit of the registers, with a summary or with telemetry, judged as at `dataTo` (`YYYY-MM-DD`). */
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
  const costs = energyCosts(months)
  const appender = await connection.createAppender('unit_energy_cost', undefined, 'temp')
  for (const [unitId, cost] of costs) {
    appender.appendVarchar(unitId)
    appender.appendDouble(cost)
    appender.endRow()
  }
  appender.closeSync()
}

/** Energy charges of each unit over its months; of one month, weekdays and free days stand in neighbouring rows and share its tiers, of which a part of a month has its part. */
const energyCosts = (months: Columns): Map<string, number> => {
  const [unitIds, definitions] = [textsOf(months, 'unit_id'), textsOf(months, 'definition')]
  const [firstDays, shares, free] = [numbersOf(months, 'month_on'), numbersOf(months, 'month_share'), numbersOf(months, 'free')]
  const hours = energyHours.map((name) => numbersOf(months, name))
  const none = energyHours.map(() => 0)
  const tariffs = new Map<string, TariffDefinition>()
  const costs = new Map<string, number>()
  for (let row = 0; row < months.rowCount; ) {
    const [unitId, firstDay, share] = [unitIds[row] ?? '', firstDays[row] as number, shares[row] as number]
    const use = [none, none]
    for (; row < months.rowCount && unitIds[row] === unitId && firstDays[row] === firstDay; row++) {
      const at = row
      use[free[row] === 1 ? 1 : 0] = hours.map((values) => (values[at] as number) / share)
    }
    const json = definitions[row - 1] ?? ''
    const tariff = tariffs.get(json) ?? readTariff(json)
    tariffs.set(json, tariff)
    const month = new Date(firstDay * 86_400_000).getUTCMonth()
    costs.set(unitId, (costs.get(unitId) ?? 0) + share * monthCost(tariff, month, use[0] ?? none, use[1] ?? none))
  }
  return costs
}
