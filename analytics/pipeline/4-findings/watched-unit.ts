import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, readRows } from '../../db/query'
import { numbersOf, textsOf } from '../../db/to-columns'
import { quoteName } from '../../db/quote'
import { averagePrice } from '../../registers/price-structure'
import { readTariff } from '../../registers/tariff-definition'
import { dayNumber } from './days'
import repairsSql from './repairs.sql?raw'
import { rules } from './rules'
import watchedUnitsSql from './watched_units.sql?raw'

/** A unit whose statistics are watched, with what the registers say about it. */
export interface WatchedUnit {
  unit_id: string
  brand: string | null
  model: string | null
  unit_type: string | null
  refrigerant: string | null
  climate_zone: string | null
  site_id: string | null
  criticality: string | null
  firstDay: number
  length: number
  /** Positions of visits that may have changed the machine, up to as-of. */
  repairs: ReadonlySet<number>
  pricePerKwh: number | undefined
  currency: string | undefined
}

type UnitRow = Omit<WatchedUnit, 'firstDay' | 'repairs' | 'pricePerKwh' | 'currency'> & { first_day: string; tariff: string | null; currency: string | null }

/** The units with statistics, in order of id. */
export const loadWatchedUnits = async (connection: DuckDBConnection, asOf: string): Promise<WatchedUnit[]> => {
  const repairs = await readRows<{ unit_id: string; visited_on: string }>(connection, repairsSql, { asOf })
  const rows = await readRows<UnitRow>(connection, watchedUnitsSql)
  return rows.map(({ first_day, tariff, currency, ...row }) => {
    const firstDay = dayNumber(first_day)
    return {
      ...row,
      firstDay,
      repairs: new Set(
        repairs.filter((visit) => visit.unit_id === row.unit_id).map((visit) => Math.max(0, dayNumber(visit.visited_on) - firstDay)),
      ),
      pricePerKwh: tariff === null ? undefined : averagePrice(readTariff(tariff)),
      currency: currency ?? undefined,
    }
  })
}

const detectors = [...new Set(rules.map((rule) => rule.detector))]
const columns = detectors.map(quoteName).join(', ')
const heldSql = `SELECT unit_id, day, ${columns} FROM unit_statistic WHERE unit_id BETWEEN $first AND $last ORDER BY unit_id, day`

/** Held values by unit and detector for neighbouring units. */
export const loadHeld = async (
  connection: DuckDBConnection,
  units: readonly WatchedUnit[],
): Promise<Map<string, Record<string, Float64Array>>> => {
  const first = units[0]?.unit_id ?? ''
  const last = units.at(-1)?.unit_id ?? ''
  const read = await readColumns(connection, heldSql, { first, last })
  const byUnit = new Map(
    units.map((unit) => [unit.unit_id, Object.fromEntries(detectors.map((name) => [name, new Float64Array(unit.length).fill(NaN)]))]),
  )
  const firstDays = new Map(units.map((unit) => [unit.unit_id, unit.firstDay]))
  if (read.rowCount === 0) return byUnit
  const ids = textsOf(read, 'unit_id')
  const days = numbersOf(read, 'day')
  for (const name of detectors) {
    const values = numbersOf(read, name)
    for (let row = 0; row < read.rowCount; row++) {
      const id = ids[row] as string
      const target = byUnit.get(id)?.[name]
      if (target !== undefined) target[(days[row] as number) - (firstDays.get(id) as number)] = values[row] as number
    }
  }
  return byUnit
}
