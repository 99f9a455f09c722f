import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import loadOutdoorDays from './load-outdoor-days.sql?raw'
import { emptySeries, fillChanges, fillDays, fillModes, idsOf, rangeOf, type UnitHead } from './load-series'
import type { UnitSeries } from './unit-series'

/** Any units, in the order of their ids, to the end of a day (since 1970-01-01): their modes, and of the whole day only what the outdoor sensor said. */
export const loadFirstDays = async (connection: DuckDBConnection, heads: readonly UnitHead[], until: number): Promise<UnitSeries[]> => {
  const range = rangeOf(heads)
  if (range === undefined) return []
  const units = new Map(heads.map((head) => [head.unitId, emptySeries({ ...head, length: Math.min(head.length, until - head.firstDay + 1) })]))
  fillDays(await readColumns(connection, loadOutdoorDays, { ...range, units: idsOf(units), until }), units)
  await fillModes(connection, range, units, until)
  await fillChanges(connection, range, units)
  return [...units.values()]
}
