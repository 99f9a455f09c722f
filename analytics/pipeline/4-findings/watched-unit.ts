import type { DuckDBConnection } from '@duckdb/node-api'
import { readRows } from '../../db/query'
import { findRefrigerant } from '../../refrigerants'
import { averagePrice } from '../../registers/price-structure'
import { readTariff } from '../../registers/tariff-definition'
import { dayNumber } from '../../contract/days'
import repairsSql from './repairs.sql?raw'
import type { Family, GasHazard } from './rule'
import watchedUnitsSql from './watched_units.sql?raw'

/** A unit whose statistics are watched, with what the registers say about it. */
export interface WatchedUnit {
  unit_id: string
  /** Only of a further refrigerant circuit of the unit: its number. */
  circuitNo?: number
  brand: string | null
  model: string | null
  unit_type: string | null
  refrigerant: string | null
  climate_zone: string | null
  site_id: string | null
  criticality: string | null
  gas: GasHazard
  firstDay: number
  length: number
  /** Rows of `unit_statistic`; fewer than `length` where days are left out. */
  days: number
  /** Positions of visits that may have changed the machine, up to as-of. */
  repairs: ReadonlySet<number>
  /** What one more kWh costs at the unit's usual use of a month. */
  pricePerKwh: number | undefined
  currency: string | undefined
}

type UnitRow = Omit<WatchedUnit, 'gas' | 'firstDay' | 'repairs' | 'pricePerKwh' | 'currency'> & {
  first_day: string
  tariff: string | null
  currency: string | null
  month_kwh: number | null
}

/** Use of a month is told in steps of so many kWh, so that units share prices. */
const useStepKwh = 25

/** The units with statistics, in order of id. */
export const loadWatchedUnits = async (connection: DuckDBConnection, asOf: string): Promise<WatchedUnit[]> => {
  const visits = new Map<string, number[]>()
  for (const { unit_id, visited_on } of await readRows<{ unit_id: string; visited_on: string }>(connection, repairsSql, { asOf }))
    visits.set(unit_id, [...(visits.get(unit_id) ?? []), dayNumber(visited_on)])
  const prices = new Map<string, number>()
  const priceOf = (tariff: string, monthKwh: number): number => {
    const used = useStepKwh * Math.round(monthKwh / useStepKwh)
    const known = prices.get(`${used} ${tariff}`) ?? averagePrice(readTariff(tariff), used)
    prices.set(`${used} ${tariff}`, known)
    return known
  }
  const rows = await readRows<UnitRow>(connection, watchedUnitsSql)
  return rows.map(({ first_day, tariff, currency, month_kwh: monthKwh, ...row }) => {
    const firstDay = dayNumber(first_day)
    return {
      ...row,
      gas: hazardOf(row.refrigerant),
      firstDay,
      repairs: new Set((visits.get(row.unit_id) ?? []).map((day) => Math.max(0, day - firstDay))),
      pricePerKwh: tariff === null ? undefined : priceOf(tariff, Math.max(0, monthKwh ?? 0)),
      currency: currency ?? undefined,
    }
  })
}

/** What is found of a further circuit that tells of it, and not of the whole unit. */
export const familiesOfCircuit: readonly Family[] = ['refrigerant', 'compressor']

/** Whether a finding of a family tells of this unit or circuit. */
export const tellsOf = ({ circuitNo }: WatchedUnit, family: Family): boolean => circuitNo === undefined || familiesOfCircuit.includes(family)

/** A2 counts as A3, as work orders handle it. */
const hazardOf = (refrigerant: string | null): GasHazard => {
  const safetyClass = findRefrigerant(refrigerant)?.safetyClass
  if (safetyClass === 'A3' || safetyClass === 'A2') return 'A3'
  return safetyClass === 'A2L' || safetyClass === 'B2L' ? safetyClass : 'other'
}
