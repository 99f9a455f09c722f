import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf } from '../../db/to-columns'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import type { CrossingTable } from '../../pipeline/4-findings/rescore'
import { leastOpening } from '../../pipeline/4-findings/judge-unit'
import { extremeThresholds } from '../../pipeline/4-findings/profile'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtShare, replacingDetectors } from '../../pipeline/4-findings/sensor-doubt'
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
  /** Held values of the units that have labels, of the statistics that any profile lets speak or cast doubt. */
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
  const { held, peaks } = await heldThatMatters(connection, units.filter(({ unit_id: id }) => labelsOf.has(id)))
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
    peaks,
    unitYears: units.reduce((sum, { days }) => sum + days, 0) / 365.25,
  }
}

const unitsPerBatch = 64

const heldThatMatters = async (connection: DuckDBConnection, units: readonly WatchedUnit[]): Promise<Pick<Desk, 'held' | 'peaks'>> => {
  const columns = await watchedColumns(connection)
  const extremes = extremeThresholds()
  const held = new Map<string, Readonly<Record<string, Float64Array>>>()
  const peaks = new Map<string, Peaks>()
  for (let from = 0; from < units.length; from += unitsPerBatch) {
    const batch = units.slice(from, from + unitsPerBatch)
    const read = await loadHeld(connection, batch, columns)
    for (const unit of batch) {
      const all = read.get(unit.unit_id) ?? {}
      const ofUnit = peaksOf(all)
      const speaks = (detector: string): boolean =>
        replacingDetectors.has(detector) || rules.some((rule) => rule.detector === detector && (ofUnit[detector] ?? -Infinity) >= doubtShare * leastOpening(rule, unit, extremes))
      held.set(unit.unit_id, Object.fromEntries(Object.entries(all).flatMap(([detector, values]) => (speaks(detector) ? [[detector, values.slice()]] : []))))
      peaks.set(unit.unit_id, ofUnit)
    }
  }
  return { held, peaks }
}
