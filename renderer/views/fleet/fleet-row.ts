import { fleetColumns, type FleetColumn } from '../../../analytics/contract/choices'
import type { FleetUnits } from './fleet-data'

type TextColumn = 'unit_id' | 'faults' | 'customer' | 'site_name' | 'brand' | 'model' | 'unit_type' | 'refrigerant' | 'climate_zone'

/** One unit as the fleet shows it; numbers are NaN and texts null where unknown, days count from 1970. */
export type FleetRow = Record<TextColumn, string | null> & Record<Exclude<FleetColumn, TextColumn>, number> & { currency: string | null; energy_currency: string | null; unit: number }

const textColumns: ReadonlySet<string> = new Set(['unit_id', 'faults', 'customer', 'site_name', 'brand', 'model', 'unit_type', 'refrigerant', 'climate_zone'])

/** The row of one unit, made when it comes into sight. */
export const fleetRow = (units: FleetUnits, unit: number): FleetRow =>
  Object.fromEntries([
    ...fleetColumns.map((name) => [name, textColumns.has(name) ? (units.texts(name)[unit] ?? null) : units.numbers(name)[unit]]),
    ['currency', units.texts('currency')[unit] ?? null],
    ['energy_currency', units.texts('energy_currency')[unit] ?? null],
    ['unit', unit],
  ]) as FleetRow

const mostKept = 400

/** Rows of units as they come into sight, the same object for the same unit as long as it is near. */
export const fleetRows = (units: FleetUnits): ((unit: number) => FleetRow) => {
  const made = new Map<number, FleetRow>()
  return (unit) => {
    const known = made.get(unit)
    if (known !== undefined) return known
    if (made.size >= mostKept) made.clear()
    const row = fleetRow(units, unit)
    made.set(unit, row)
    return row
  }
}

/** All units in the order of a column, unknown ones last, equal ones by urgency of their order and by id. */
export const orderOf = (units: FleetUnits, column: FleetColumn, descending: boolean): Int32Array => {
  const order = Int32Array.from({ length: units.rowCount }, (_, unit) => unit)
  const sense = descending ? -1 : 1
  const priority = units.numbers('priority')
  const tie = (a: number, b: number): number => rankOf(priority[a] as number) - rankOf(priority[b] as number) || a - b
  if (textColumns.has(column)) {
    const values = units.texts(column)
    return order.sort((a, b) => {
      const [one, other] = [values[a] ?? null, values[b] ?? null]
      if (one === other) return tie(a, b)
      if (one === null) return 1
      if (other === null) return -1
      return one < other ? -sense : sense
    })
  }
  const values = units.numbers(column)
  return order.sort((a, b) => {
    const [one, other] = [values[a] as number, values[b] as number]
    if (Number.isNaN(one)) return Number.isNaN(other) ? tie(a, b) : 1
    if (Number.isNaN(other)) return -1
    return one === other ? tie(a, b) : (one - other) * sense
  })
}

const rankOf = (priority: number): number => (Number.isNaN(priority) ? 99 : priority)
