import type { DuckDBConnection } from '@duckdb/node-api'
import { rowsOfUnits, type RowsOf } from '../../db/rows-of-units'

/** Where the rows of units lie in the large tables that windows are measured on: `unit_day`, `unit_day_mode` and `unit_expectation`. */
export interface MeasuredRows {
  day: RowsOf
  mode: RowsOf
  compared: RowsOf
}

export const measuredRows = async (connection: DuckDBConnection): Promise<MeasuredRows> => ({
  day: await rowsOfUnits(connection, 'unit_day'),
  mode: await rowsOfUnits(connection, 'unit_day_mode'),
  compared: await rowsOfUnits(connection, 'unit_expectation'),
})

/** Some units, in order of their ids, and their rows of `unit_day`, as the queries take them. */
export type UnitDays = { first: string; last: string; first_day_row: number; last_day_row: number }

export const daysOf = (unitIds: readonly string[], rows: MeasuredRows): UnitDays => {
  const day = rows.day(unitIds)
  return { first: unitIds[0] ?? '', last: unitIds.at(-1) ?? '', first_day_row: day.from_row, last_day_row: day.to_row }
}

/** The same with their rows of the other two tables. */
export const allRowsOf = (unitIds: readonly string[], rows: MeasuredRows): UnitDays & Record<'first_mode_row' | 'last_mode_row' | 'first_compared_row' | 'last_compared_row', number> => {
  const [mode, compared] = [rows.mode(unitIds), rows.compared(unitIds)]
  return { ...daysOf(unitIds, rows), first_mode_row: mode.from_row, last_mode_row: mode.to_row, first_compared_row: compared.from_row, last_compared_row: compared.to_row }
}
