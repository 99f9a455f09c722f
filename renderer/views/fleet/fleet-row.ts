import type { FleetColumn } from '../../../analytics/contract'
import type { ColumnSet } from '../../engine/column-set'

type TextColumn =
  | 'unit_id'
  | 'faults'
  | 'customer'
  | 'site_name'
  | 'brand'
  | 'model'
  | 'unit_type'
  | 'refrigerant'
  | 'climate_zone'

/** One unit as the fleet shows it; numbers are NaN and texts null where unknown, days count from 1970. */
export type FleetRow = Record<TextColumn, string | null> &
  Record<Exclude<FleetColumn, TextColumn>, number> & { currency: string | null }

const textColumns: readonly (TextColumn | 'currency')[] = [
  'unit_id',
  'faults',
  'customer',
  'site_name',
  'brand',
  'model',
  'unit_type',
  'refrigerant',
  'climate_zone',
  'currency',
]

/** The rows of one page of the fleet. */
export const fleetRows = (page: ColumnSet<FleetColumn | 'matching' | 'currency'>): FleetRow[] => {
  const isText = new Set<string>(textColumns)
  const columns = page.names.map((name) => ({
    name,
    values: isText.has(name) ? page.texts(name) : page.numbers(name),
  }))
  return Array.from(
    { length: page.rowCount },
    (_, row) => Object.fromEntries(columns.map(({ name, values }) => [name, values[row]])) as unknown as FleetRow,
  )
}
