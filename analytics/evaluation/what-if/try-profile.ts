import type { ThresholdFlip, ThresholdTrial } from '../../contract/thresholds'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import type { Profile } from '../../pipeline/4-findings/profile'
import { rescore, type CrossingTable, type LevelsFor, type Rescored } from '../../pipeline/4-findings/rescore'
import type { Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtingDetectors, doubtShare } from '../../pipeline/4-findings/sensor-doubt'
import type { Peaks } from '../../pipeline/4-findings/unit-episodes'
import { median } from '../../statistics/quantile'
import { backtestUnit, inOrder } from '../backtest/backtest'
import type { BacktestLine } from '../backtest/outcome'
import { dayText } from '../tables/numbers'
import type { Desk } from './desk'
import { backtestFigures, trialFigures } from './figures'
import { changedRules, levelSets, type LevelSet } from './level-sets'

const mostFlips = 500

/** What one profile finds, kept so that the next one need judge only what differs. */
export interface Scored {
  profile: Profile
  /** By index of unit. */
  sets: readonly LevelSet[]
  found: ReadonlyMap<Group, readonly Rescored[]>
  /** Backtest lines by unit. */
  lines: ReadonlyMap<string, readonly BacktestLine[]>
}

/**
 * What a profile would find first and how visits bear it out. Units that have labels are judged as the analysis judges them,
 * day by day; where `like` is given, only those in which a rule that changed ever came near its threshold. Pure.
 */
export const scoreProfile = (desk: Desk, profile: Profile, like?: Scored): Scored => {
  const sets = levelSets(profile, desk.units)
  const changed = changedRules()
  const changedIn = (unit: number): readonly Rule[] => (like === undefined ? rules : changed(like.sets[unit] as LevelSet, sets[unit] as LevelSet))
  const touched = new Set<Group>()
  for (const unit of desk.units.keys()) for (const rule of changedIn(unit)) touched.add(rule.group)
  const levelsFor: LevelsFor = (unit, rule) => sets[unit]?.levels.get(rule) ?? []
  const found = new Map(groups.map((group) => [group, like !== undefined && !touched.has(group) ? (like.found.get(group) ?? []) : rescore(desk.crossings.get(group) as CrossingTable, levelsFor)]))
  const lines = new Map(like?.lines)
  const watched = new Set<string>()
  for (const [index, unit] of desk.units.entries()) {
    const labels = desk.labelsOf.get(unit.unit_id)
    if (labels === undefined) continue
    watched.add(unit.unit_id)
    const set = sets[index] as LevelSet
    const peaks = desk.peaks.get(unit.unit_id) ?? {}
    if (like !== undefined && !changedIn(index).some((rule) => isNear(rule, peaks, like.sets[index] as LevelSet, set))) continue
    lines.set(unit.unit_id, backtestUnit({ unit, held: desk.held.get(unit.unit_id) ?? {}, peaks, ...set }, labels))
  }
  for (const [unitId, labels] of desk.labelsOf) if (!watched.has(unitId)) lines.set(unitId, backtestUnit(undefined, labels))
  return { profile, sets, found, lines }
}

/** Whether a rule ever says anything in a unit, under the lower of two thresholds that open it: as a finding, or as a doubt of others. */
const isNear = (rule: Rule, peaks: Peaks, ...sets: readonly LevelSet[]): boolean => {
  const opens = Math.min(...sets.map(({ levels }) => levels.get(rule)?.[0]?.threshold ?? Infinity))
  return (peaks[rule.detector] ?? -Infinity) >= (doubtingDetectors.has(rule.detector) ? doubtShare : 1) * opens
}

/** The lines of a backtest in order. */
export const linesOf = ({ lines }: Scored): BacktestLine[] => [...lines.values()].flat().sort(inOrder)

const foundOf = ({ found }: Scored): Rescored[] => [...found.values()].flat()

/** What changes between two profiles. */
export const compareScored = (desk: Desk, before: Scored, after: Scored): Omit<ThresholdTrial, 'milliseconds'> => {
  const figures = (scored: Scored) => trialFigures(foundOf(scored), desk.units.length, backtestFigures(linesOf(scored), desk.unitYears))
  const key = ({ unit, group }: Rescored): number => unit * groups.length + groups.indexOf(group)
  const then = new Map(foundOf(after).map((one) => [key(one), one]))
  const now = new Map(foundOf(before).map((one) => [key(one), one]))
  const flips: ThresholdFlip[] = []
  const earlier: number[] = []
  for (const at of [...new Set([...now.keys(), ...then.keys()])].sort((a, b) => a - b)) {
    const [was, is] = [now.get(at), then.get(at)]
    if (was !== undefined && is !== undefined) {
      if (was.severity !== 'advisory' && is.severity !== 'advisory') earlier.push(was.detectedOn - is.detectedOn)
      if (was.severity === is.severity) continue
    }
    const one = (is ?? was) as Rescored
    flips.push({
      unitId: desk.units[one.unit]?.unit_id ?? '',
      fault: one.fault,
      before: was?.severity ?? null,
      after: is?.severity ?? null,
      detectedBefore: was === undefined ? null : dayText(was.detectedOn),
      detectedAfter: is === undefined ? null : dayText(is.detectedOn),
    })
  }
  const moved = earlier.filter((days) => days !== 0)
  return {
    before: figures(before),
    after: figures(after),
    flipped: flips.length,
    unitsFlipped: new Set(flips.map(({ unitId }) => unitId)).size,
    flips: flips.slice(0, mostFlips),
    medianDaysEarlier: moved.length === 0 ? null : median(moved),
  }
}
