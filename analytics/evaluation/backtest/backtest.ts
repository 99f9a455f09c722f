import type { DuckDBConnection } from '@duckdb/node-api'
import { dayNumber } from '../../contract/days'
import { inSchema } from '../../db/in-schema'
import { cusumLimits } from '../../pipeline/4-findings/alarm-budget'
import type { Episode } from '../../pipeline/4-findings/episodes'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import { worstRule } from '../../pipeline/4-findings/plan-episode'
import { thresholdsFor, type Profile } from '../../pipeline/4-findings/profile'
import type { Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { contextOf, groupEpisodes, peaksOf, watchedRules, type GroupEpisodes, type Peaks, type UnitLevels } from '../../pipeline/4-findings/unit-episodes'
import { loadHeld, watchedColumns } from '../../pipeline/4-findings/load-held'
import { loadWatchedUnits, tellsOf, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import type { Circuit } from './circuit'
import type { Label } from './labels'
import { outcomesOf, type BacktestLine, type Standing } from './outcome'
import { sortLabels, type SortedLabels } from './sort-labels'

const unitsPerBatch = 32

/** What labels say of findings, and the labels that nothing could be held against. */
export interface Backtest extends Omit<SortedLabels, 'judged'> {
  lines: BacktestLine[]
}

/**
 * Holds labels against the findings that a profile would have raised day by day, made anew from `unit_statistic` as
 * the analysis makes them; changes nothing. Lines are in order of unit, day and fault; labels that nothing can be held against have none.
 */
export const backtest = async (connection: DuckDBConnection, labels: readonly Label[], { profile, asOf, circuits = [] }: { profile: Profile; asOf: string; circuits?: readonly Circuit[] }): Promise<Backtest> => {
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  const all = await watchedAt(connection, asOf, undefined)
  const { judged: own, ...leftOut } = sortLabels(labels, all.units, dayNumber(asOf))
  const unitIds = [...new Set(own.map(({ unitId }) => unitId))].sort()
  const places = [all]
  for (const circuit of circuits) places.push(await watchedAt(connection, asOf, circuit))
  const lines: BacktestLine[] = []
  for (let from = 0; from < unitIds.length; from += unitsPerBatch) {
    const batch = unitIds.slice(from, from + unitsPerBatch)
    const judged: Judged[] = []
    for (const { within, units } of places) {
      const watched = batch.flatMap((id) => units.get(id) ?? [])
      const held = await within(async () => loadHeld(connection, watched, await watchedColumns(connection)))
      for (const unit of watched) {
        const values = held.get(unit.unit_id) ?? {}
        judged.push({ unit, held: values, peaks: peaksOf(values), thresholds: thresholdsFor(profile, unit), limitOf })
      }
    }
    for (const unitId of batch)
      lines.push(...backtestUnit(judged.filter(({ unit }) => unit.unit_id === unitId), own.filter((one) => one.unitId === unitId)))
  }
  return { lines: lines.sort(inOrder), ...leftOut }
}

interface WatchedPlace {
  /** Does what reads the tables of this place. */
  within: <T>(work: () => Promise<T>) => Promise<T>
  units: ReadonlyMap<string, WatchedUnit>
}

/** All units, or those with a further circuit. */
const watchedAt = async (connection: DuckDBConnection, asOf: string, circuit: Circuit | undefined): Promise<WatchedPlace> => {
  const within: WatchedPlace['within'] = (work) => (circuit === undefined ? work() : inSchema(connection, circuit.schema, work))
  const units = await within(() => loadWatchedUnits(connection, asOf))
  return { within, units: new Map(units.map((unit) => [unit.unit_id, circuit === undefined ? unit : { ...unit, circuitNo: circuit.circuitNo }])) }
}

/** The labels of one unit against its findings, those of its further circuits among them. Pure. */
export const backtestUnit = (judged: readonly Judged[], labels: readonly Label[]): BacktestLine[] => {
  const standings = (day: number): Standing[] => judged.flatMap((one) => standingsAt(one, day))
  return labels.flatMap((label) => outcomesOf(label, standings(label.confirmed), () => standings(Infinity)))
}

/** Lines by unit, day and fault. */
export const inOrder = (a: BacktestLine, b: BacktestLine): number => compare(a.unitId, b.unitId) || a.confirmed - b.confirmed || compare(a.fault, b.fault)

/** A unit as it is judged under a profile. */
export interface Judged extends UnitLevels {
  unit: WatchedUnit
  held: Readonly<Record<string, Float64Array>>
  peaks: Peaks
  /** What was judged already, by the number of days it was judged from, and is added to. */
  known?: Map<number, GroupEpisodes>
  /** Episodes under a profile, likewise: those judged from no day from `moved` on still stand, of the others all but the touched groups. */
  like?: { known: ReadonlyMap<number, GroupEpisodes>; touched: ReadonlySet<Group>; moved: number } | undefined
}

/** Findings as they stood at the end of the day before `day`. */
const standingsAt = (judged: Judged, day: number): Standing[] => {
  const { unit } = judged
  const length = Math.min(unit.length, day - unit.firstDay)
  if (length <= 0) return []
  const then = { ...unit, length, repairs: new Set([...unit.repairs].filter((position) => position < length)) }
  const context = contextOf(then, judged)
  return [...episodesOfDays(judged, then).values()].flat().filter(({ family }) => tellsOf(unit, family)).map((episode) => ({
    fault: episode.fault,
    detected: unit.firstDay + episode.detected,
    lastSeen: unit.firstDay + episode.lastSeen,
    isAdvisory: () => worstRule(episode, judged.thresholds, ({ rule }) => context(rule)).severity === 'advisory',
  }))
}

/** Episodes from the first days of a unit, each number of days judged once. */
const episodesOfDays = ({ held, peaks, known, like, ...levels }: Judged, then: WatchedUnit): GroupEpisodes => {
  const before = known?.get(then.length)
  if (before !== undefined) return before
  const old = like?.known.get(then.length)
  if (old !== undefined && like !== undefined && then.length <= like.moved) {
    known?.set(then.length, old)
    return old
  }
  const touched = old === undefined || like === undefined ? everyGroup : like.touched
  const speaking = rulesOf(touched).filter((rule) => (peaks[rule.detector] ?? -Infinity) >= (levels.levels?.get(rule)?.[0]?.threshold ?? -Infinity))
  const kept = (group: Group): readonly Episode[] | undefined => (touched.has(group) ? undefined : (old?.get(group) ?? none))
  const episodes = groupEpisodes(then, held, watchedRules(then, held, levels, speaking), levels.thresholds, peaks, kept)
  known?.set(then.length, episodes)
  return episodes
}

const none: readonly Episode[] = []
const everyGroup: ReadonlySet<Group> = new Set(groups)
const rulesKnown = new WeakMap<ReadonlySet<Group>, readonly Rule[]>()

const rulesOf = (touched: ReadonlySet<Group>): readonly Rule[] => {
  const known = rulesKnown.get(touched) ?? rules.filter((rule) => touched.has(rule.group))
  rulesKnown.set(touched, known)
  return known
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
