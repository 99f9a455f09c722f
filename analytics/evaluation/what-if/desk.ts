import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf } from '../../db/to-columns'
import type { CrossingTable } from '../../pipeline/4-findings/rescore'
import { rules } from '../../pipeline/4-findings/rules'
import { loadHeld, loadWatchedUnits, watchedColumns, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import { labelsOfProject, type Label } from '../backtest/labels'
import crossingsSql from './crossings.sql?raw'

/** All that is needed to see what other thresholds would do, in memory. */
export interface Desk {
  units: readonly WatchedUnit[]
  crossings: CrossingTable
  labels: readonly Label[]
  /** Held values of the units that have labels. */
  held: ReadonlyMap<string, Readonly<Record<string, Float64Array>>>
  unitYears: number
}

/** Reads the desk of the last analysis. `asOf` is its day, YYYY-MM-DD. */
export const openDesk = async (connection: DuckDBConnection, asOf: string): Promise<Desk> => {
  const units = await loadWatchedUnits(connection, asOf)
  const { labels } = await labelsOfProject(connection)
  const labelled = new Set(labels.map(({ unitId }) => unitId))
  const detectors = [...new Set(rules.map(({ detector }) => detector))]
  const read = await readColumns(connection, crossingsSql, { units: JSON.stringify(units.map(({ unit_id: id }) => id)), detectors: JSON.stringify(detectors) })
  return {
    units,
    crossings: { detectors, unit: numbersOf(read, 'unit'), detector: numbersOf(read, 'detector'), day: numbersOf(read, 'day'), value: numbersOf(read, 'held_value') },
    labels,
    held: await loadHeld(connection, units.filter(({ unit_id: id }) => labelled.has(id)), await watchedColumns(connection)),
    unitYears: units.reduce((sum, { days }) => sum + days, 0) / 365.25,
  }
}
