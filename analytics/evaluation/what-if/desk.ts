import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../contract/days'
import { inSchema } from '../../db/in-schema'
import { readColumns } from '../../db/query'
import { numbersOf } from '../../db/to-columns'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import { risingOf, type CrossingTable, type RisingTable } from '../../pipeline/4-findings/rescore'
import { leastOpening } from '../../pipeline/4-findings/judge-unit'
import { extremeThresholds } from '../../pipeline/4-findings/profile'
import type { Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtShare, replacingDetectors } from '../../pipeline/4-findings/sensor-doubt'
import type { Peaks } from '../../pipeline/4-findings/unit-episodes'
import { loadHeld, loadPeaks, watchedColumns } from '../../pipeline/4-findings/load-held'
import { loadWatchedUnits, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import type { Circuit } from '../backtest/circuit'
import { labelsOfProject, type Label } from '../backtest/labels'
import { sortLabels } from '../backtest/sort-labels'
import crossingsSql from './crossings.sql?raw'

/** A unit, or a further circuit of one, as what is watched, by its place among all that are. */
export interface WatchedValues {
  index: number
  unit: WatchedUnit
  /** Held values of the statistics that any profile lets speak or cast doubt. */
  held: Readonly<Record<string, Float64Array>>
  peaks: Peaks
}

/** A unit that has labels. */
export interface LabelledUnit {
  unitId: string
  labels: readonly Label[]
  /** The unit and its further circuits. */
  watched: readonly WatchedValues[]
}

/** All that is needed to see what other thresholds would do, in memory. */
export interface Desk {
  units: readonly WatchedUnit[]
  /** The units, and behind them their further circuits, by whose places the crossings go. */
  watched: readonly WatchedUnit[]
  /** The unit of each of them, by its place among the units. */
  unitOf: Int32Array
  /** Crossings of the rules of each group. */
  crossings: ReadonlyMap<Group, RisingTable>
  /** Those that findings can be held against. */
  labels: readonly Label[]
  labelled: readonly LabelledUnit[]
  unitYears: number
}

/** Reads the desk of the last analysis. `asOf` is its day, YYYY-MM-DD. */
export const openDesk = async (connection: DuckDBConnection, asOf: string, circuits: readonly Circuit[] = []): Promise<Desk> => {
  const units = await loadWatchedUnits(connection, asOf)
  const { judged: labels } = sortLabels((await labelsOfProject(connection)).labels, new Map(units.map((unit) => [unit.unit_id, unit])), dayNumber(asOf))
  const labelsOf = new Map<string, Label[]>()
  for (const label of labels) labelsOf.set(label.unitId, [...(labelsOf.get(label.unitId) ?? []), label])
  const read = [await readWatched(connection, units, labelsOf, 0)]
  const watched = [...units]
  for (const circuit of circuits)
    await inSchema(connection, circuit.schema, async () => {
      const own = (await loadWatchedUnits(connection, asOf)).map((unit) => ({ ...unit, circuitNo: circuit.circuitNo }))
      read.push(await readWatched(connection, own, labelsOf, watched.length))
      watched.push(...own)
    })
  const places = new Map(units.map(({ unit_id: id }, place) => [id, place]))
  return {
    units,
    watched,
    unitOf: Int32Array.from(watched, ({ unit_id: id }) => places.get(id) ?? -1),
    crossings: new Map(groups.map((group) => [group, risingOf(joined(read.map(({ crossings }) => crossings.get(group) as CrossingTable)))])),
    labels,
    labelled: units.flatMap(({ unit_id: id }): LabelledUnit[] => {
      const own = labelsOf.get(id)
      return own === undefined ? [] : [{ unitId: id, labels: own, watched: read.flatMap(({ values }) => values.get(id) ?? []) }]
    }),
    unitYears: units.reduce((sum, { days }) => sum + days, 0) / 365.25,
  }
}

interface ReadWatched {
  crossings: ReadonlyMap<Group, CrossingTable>
  /** Of units that have labels. */
  values: ReadonlyMap<string, WatchedValues>
}

/** What is read of units or of one of their circuits, whose places begin with `first`. */
const readWatched = async (connection: DuckDBConnection, units: readonly WatchedUnit[], labelsOf: ReadonlyMap<string, unknown>, first: number): Promise<ReadWatched> => {
  const { held, peaks } = await heldThatMatters(connection, units.filter(({ unit_id: id }) => labelsOf.has(id)))
  const unitIds = JSON.stringify(units.map(({ unit_id: id }) => id))
  const crossings = new Map<Group, CrossingTable>()
  for (const group of groups) {
    const detectors = [...new Set(rules.filter((rule) => rule.group === group).map(({ detector }) => detector))]
    const read = await readColumns(connection, crossingsSql, { units: unitIds, detectors: JSON.stringify(detectors) })
    crossings.set(group, { detectors, unit: numbersOf(read, 'unit').map((place) => first + place), detector: numbersOf(read, 'detector'), day: numbersOf(read, 'day'), value: numbersOf(read, 'held_value'), lasted: numbersOf(read, 'lasted') })
  }
  const values = units.flatMap((unit, place): [string, WatchedValues][] => {
    const { unit_id: id } = unit
    return labelsOf.has(id) ? [[id, { index: first + place, unit, held: held.get(id) ?? {}, peaks: peaks.get(id) ?? {} }]] : []
  })
  return { crossings, values: new Map(values) }
}

const joined = (tables: readonly CrossingTable[]): CrossingTable => {
  const all = (column: 'unit' | 'detector' | 'day' | 'value' | 'lasted'): ArrayLike<number> => (tables.length === 1 ? (tables[0] as CrossingTable)[column] : Float64Array.from(tables.flatMap((table) => Array.from(table[column]))))
  return { detectors: tables[0]?.detectors ?? [], unit: all('unit'), detector: all('detector'), day: all('day'), value: all('value'), lasted: all('lasted') }
}

/** Units whose statistics are read at once. */
const unitsPerBatch = 64

const rulesOf = new Map<string, Rule[]>(rules.map(({ detector }) => [detector, rules.filter((rule) => rule.detector === detector)]))

/** The highest values of each unit, and then only the statistics that any profile lets speak in it or cast doubt: a few of all there are. */
const heldThatMatters = async (connection: DuckDBConnection, units: readonly WatchedUnit[]): Promise<{ held: ReadonlyMap<string, WatchedValues['held']>; peaks: ReadonlyMap<string, Peaks> }> => {
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
