import type { DuckDBConnection } from '@duckdb/node-api'
import { fillDays, fillModes, type DailyRows } from './fill-series'
import type { UnitHead } from './load-heads'
import { emptySeries, seriesOf } from './loaded-series'
import type { DayColumn, UnitSeries } from '../unit-series'

const outdoor = ['sample_s', 'coverage', 'outdoor_c_mean', 'outdoor_c_min', 'outdoor_c_max', 'station_c_mean', 'outdoor_same_h', 'outdoor_sun_samples'] as const satisfies readonly DayColumn[]

/** Any units, in the order of their ids, to the end of a day (since 1970-01-01): their modes, and of the whole day only what the outdoor sensor said. */
export const loadFirstDays = async (connection: DuckDBConnection, heads: readonly UnitHead[], rows: DailyRows, until: number): Promise<UnitSeries[]> => {
  if (heads.length === 0) return []
  const units = new Map(heads.map((head) => [head.place, emptySeries(head, Math.min(head.length, until - head.firstDay + 1))]))
  await fillDays(connection, units, rows.day, outdoor, { until })
  await fillModes(connection, units, rows.mode, until)
  return [...units.values()].map(seriesOf)
}
