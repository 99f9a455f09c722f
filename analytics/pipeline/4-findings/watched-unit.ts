import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns, readRows } from '../../db/query'
import { numbersOf, textsOf } from '../../db/to-columns'
import { quoteName } from '../../db/quote'
import { tableColumns } from '../../db/table-columns'
import { findRefrigerant } from '../../refrigerants'
import { averagePrice } from '../../registers/price-structure'
import { readTariff } from '../../registers/tariff-definition'
import { dayNumber } from '../../contract/days'
import repairsSql from './repairs.sql?raw'
import type { GasHazard } from './rule'
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

/** A2 counts as A3, as work orders handle it. */
const hazardOf = (refrigerant: string | null): GasHazard => {
  const safetyClass = findRefrigerant(refrigerant)?.safetyClass
  if (safetyClass === 'A3' || safetyClass === 'A2') return 'A3'
  return safetyClass === 'A2L' || safetyClass === 'B2L' ? safetyClass : 'other'
}

const detectors = [...new Set(rules.map((rule) => rule.detector))]

const idsOf = (units: readonly WatchedUnit[]): { ids: string } => ({ ids: units.map((unit) => unit.unit_id).join('\u001f') })
const ofIds = 'unit_id IN (SELECT unnest(string_split($ids, chr(31))))'

/** Held values by unit and detector for units in order of id, one per day of the unit. */
export const loadHeld = async (
  connection: DuckDBConnection,
  units: readonly WatchedUnit[],
  columns: readonly string[],
): Promise<Map<string, Record<string, Float64Array>>> => {
  const first = units[0]?.unit_id ?? ''
  const last = units.at(-1)?.unit_id ?? ''
  const heldSql =
    `SELECT day, ${columns.map(quoteName).join(', ')} FROM unit_statistic ` +
    `WHERE unit_id BETWEEN $first AND $last AND ${ofIds} ORDER BY unit_id, day`
  const read = await readColumns(connection, heldSql, { first, last, ...idsOf(units) })
  const days = numbersOf(read, 'day')
  const byUnit = new Map<string, Record<string, Float64Array>>()
  let from = 0
  for (const unit of units) {
    const to = from + unit.days
    const spread = (values: Float64Array): Float64Array => {
      if (unit.days === unit.length) return values.subarray(from, to)
      const whole = new Float64Array(unit.length).fill(NaN)
      for (let row = from; row < to; row++) whole[(days[row] as number) - unit.firstDay] = values[row] as number
      return whole
    }
    byUnit.set(unit.unit_id, Object.fromEntries(columns.map((name) => [name, spread(numbersOf(read, name))])))
    from = to
  }
  return byUnit
}

/** The highest held value by unit and detector, -Infinity without any. */
export const loadPeaks = async (connection: DuckDBConnection, units: readonly WatchedUnit[], columns: readonly string[]): Promise<Map<string, Record<string, number>>> => {
  const most = columns.map((name) => `max(${quoteName(name)}) AS ${quoteName(name)}`).join(', ')
  const read = await readColumns(connection, `SELECT unit_id, ${most} FROM unit_statistic WHERE ${ofIds} GROUP BY unit_id ORDER BY unit_id`, idsOf(units))
  const values = columns.map((name) => numbersOf(read, name))
  return new Map(textsOf(read, 'unit_id').map((unitId, row) => [unitId as string, Object.fromEntries(columns.map((name, at) => [name, numberOr(values[at]?.[row])]))]))
}

const numberOr = (value: number | undefined): number => (value === undefined || Number.isNaN(value) ? -Infinity : value)

/** Held values of one detector by unit, for units in order of id, one per day of the unit. */
export const loadDetector = async (connection: DuckDBConnection, units: readonly WatchedUnit[], detector: string): Promise<Map<string, Float64Array>> => {
  if (units.length === 0) return new Map()
  const read = await readColumns(connection, `SELECT day, ${quoteName(detector)} AS value FROM unit_statistic WHERE ${ofIds} ORDER BY unit_id, day`, idsOf(units))
  const [days, values] = [numbersOf(read, 'day'), numbersOf(read, 'value')]
  let from = 0
  return new Map(
    units.map((unit) => {
      const own = new Float64Array(unit.length).fill(NaN)
      for (let row = from; row < from + unit.days; row++) own[(days[row] as number) - unit.firstDay] = values[row] as number
      from += unit.days
      return [unit.unit_id, own]
    }),
  )
}

/** The detectors of the rules that `unit_statistic` has a column for. */
export const watchedColumns = async (connection: DuckDBConnection): Promise<string[]> => {
  const known = new Set((await tableColumns(connection, 'unit_statistic')).map(({ name }) => name))
  return detectors.filter((detector) => known.has(detector))
}
