import type { DuckDBConnection } from '@duckdb/node-api'
import { readColumns } from '../../db/query'
import { numbersOf } from '../../db/to-columns'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import { risingOf, type RisingTable } from '../../pipeline/4-findings/rescore'
import { leastOpening } from '../../pipeline/4-findings/judge-unit'
import { extremeThresholds } from '../../pipeline/4-findings/profile'
import type { Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtShare, replacingDetectors } from '../../pipeline/4-findings/sensor-doubt'
import type { Peaks } from '../../pipeline/4-findings/unit-episodes'
import { loadHeld, loadPeaks, watchedColumns } from '../../pipeline/4-findings/load-held'
import { loadWatchedUnits, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import { labelsOfProject, type Label } from '../backtest/labels'
import crossingsSql from './crossings.sql?raw'

/** A unit that has labels, by its place among all. */
export interface LabelledUnit {
  index: number
  unit: WatchedUnit
  labels: readonly Label[]
  /** Held values of the statistics that any profile lets speak or cast doubt. */
  held: Readonly<Record<string, Float64Array>>
  peaks: Peaks
}

/** All that is needed to see what other thresholds would do, in memory. */
export interface Desk {
  units: readonly WatchedUnit[]
  /** Crossings of the rules of each group. */
  crossings: ReadonlyMap<Group, RisingTable>
  labels: readonly Label[]
  labelled: readonly LabelledUnit[]
  /** Labels of units without statistics. */
  strange: readonly Label[]
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
  const crossings = new Map<Group, RisingTable>()
  for (const group of groups) {
    const detectors = [...new Set(rules.filter((rule) => rule.group === group).map(({ detector }) => detector))]
    const read = await readColumns(connection, crossingsSql, { units: unitIds, detectors: JSON.stringify(detectors) })
    crossings.set(group, risingOf({ detectors, unit: numbersOf(read, 'unit'), detector: numbersOf(read, 'detector'), day: numbersOf(read, 'day'), value: numbersOf(read, 'held_value') }))
  }
  const watched = new Set(units.map(({ unit_id: id }) => id))
  return {
    units,
    crossings,
    labels,
    labelled: units.flatMap((unit, index): LabelledUnit[] => {
      const { unit_id: id } = unit
      const own = labelsOf.get(id)
      return own === undefined ? [] : [{ index, unit, labels: own, held: held.get(id) ?? {}, peaks: peaks.get(id) ?? {} }]
    }),
    strange: labels.filter(({ unitId }) => !watched.has(unitId)),
    unitYears: units.reduce((sum, { days }) => sum + days, 0) / 365.25,
  }
}

/** Units whose statistics are read at once. */
const unitsPerBatch = 64

const rulesOf = new Map<string, Rule[]>(rules.map(({ detector }) => [detector, rules.filter((rule) => rule.detector === detector)]))

/** The highest values of each unit, and then only the statistics that any profile lets speak in it or cast doubt: a few of all there are. */
const heldThatMatters = async (connection: DuckDBConnection, units: readonly WatchedUnit[]): Promise<{ held: ReadonlyMap<string, LabelledUnit['held']>; peaks: ReadonlyMap<string, Peaks> }> => {
  const columns = await watchedColumns(connection)
  const extremes = extremeThresholds()
  const peaks = await loadPeaks(connection, units, columns)
  const speakingIn = (unit: WatchedUnit): string[] =>
    columns.filter((detector) => replacingDetectors.has(detector) || (rulesOf.get(detector) ?? []).some((rule) => (peaks.get(unit.unit_id)?.[detector] ?? -Infinity) >= doubtShare * leastOpening(rule, unit, extremes)))
  const held = new Map<string, Record<string, Float64Array>>()
  for (let from = 0; from < units.length; from += unitsPerBatch) {
    const batch = units.slice(from, from + unitsPerBatch)
    const speaking = batch.map(speakingIn)
    const all = await loadHeld(connection, batch, columns.filter((detector) => speaking.some((own) => own.includes(detector))))
    batch.forEach(({ unit_id: id }, index) => {
      const read = all.get(id) as Record<string, Float64Array>
      held.set(id, Object.fromEntries((speaking[index] as string[]).map((detector) => [detector, (read[detector] as Float64Array).slice()])))
    })
  }
  return { held, peaks }
}
