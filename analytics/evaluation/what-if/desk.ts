import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf } from '../../db/to-columns'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import type { CrossingTable } from '../../pipeline/4-findings/rescore'
import { rules } from '../../pipeline/4-findings/rules'
import { peaksOf, type Peaks } from '../../pipeline/4-findings/unit-episodes'
import { loadHeld, loadWatchedUnits, watchedColumns, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import { labelsOfProject, type Label } from '../backtest/labels'
import crossingsSql from './crossings.sql?raw'

/** All that is needed to see what other thresholds would do, in memory. */
export interface Desk {
  units: readonly WatchedUnit[]
  /** Crossings of the rules of each group. */
  crossings: ReadonlyMap<Group, CrossingTable>
  labels: readonly Label[]
  /** The same by unit. */
  labelsOf: ReadonlyMap<string, readonly Label[]>
  /** Held values of the units that have labels. */
  held: ReadonlyMap<string, Readonly<Record<string, Float64Array>>>
  peaks: ReadonlyMap<string, Peaks>
  unitYears: number
}

/** Reads the desk of the last analysis. `asOf` is its day, YYYY-MM-DD. */
export const openDesk = async (connection: DuckDBConnection, asOf: string): Promise<Desk> => {
  const units = await loadWatchedUnits(connection, asOf)
  const { labels } = await labelsOfProject(connection)
  const labelsOf = new Map<string, Label[]>()
  for (const label of labels) labelsOf.set(label.unitId, [...(labelsOf.get(label.unitId) ?? []), label])
  const held = await loadHeld(connection, units.filter(({ unit_id: id }) => labelsOf.has(id)), await watchedColumns(connection))
  const unitIds = JSON.stringify(units.map(({ unit_id: id }) => id))
  const crossings = new Map<Group, CrossingTable>()
  for (const group of groups) {
    const detectors = [...new Set(rules.filter((rule) => rule.group === group).map(({ detector }) => detector))]
    const read = await readColumns(connection, crossingsSql, { units: unitIds, detectors: JSON.stringify(detectors) })
    crossings.set(group, { detectors, unit: numbersOf(read, 'unit'), detector: numbersOf(read, 'detector'), day: numbersOf(read, 'day'), value: numbersOf(read, 'held_value') })
  }
  return {
    units,
    crossings,
    labels,
    labelsOf,
    held,
    peaks: new Map([...held].map(([unitId, own]) => [unitId, peaksOf(own)])),
    unitYears: units.reduce((sum, { days }) => sum + days, 0) / 365.25,
  }
}
