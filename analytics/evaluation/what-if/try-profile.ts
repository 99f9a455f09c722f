import type { ThresholdFlip, ThresholdTrial } from '../../contract/thresholds'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import type { Profile } from '../../pipeline/4-findings/profile'
import { rescore, type CrossingTable, type LevelsFor, type Rescored } from '../../pipeline/4-findings/rescore'
import type { Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtingDetectors, doubtShare } from '../../pipeline/4-findings/sensor-doubt'
import { clearShare } from '../../pipeline/4-findings/episodes'
import { touchedGroups } from '../../pipeline/4-findings/touched-groups'
import type { GroupEpisodes, Peaks } from '../../pipeline/4-findings/unit-episodes'
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
  /** Episodes that they rest on, by unit and by the number of days they were judged from. */
  episodes: ReadonlyMap<string, ReadonlyMap<number, GroupEpisodes>>
}

/**
 * What a profile would find first and how visits bear it out. Units that have labels are judged as the analysis judges them,
 * day by day; where `like` is given, only those in which a rule that changed ever came near its threshold. Pure.
 */
export const scoreProfile = (desk: Desk, profile: Profile, like?: Scored): Scored => {
  const sets = levelSets(profile, desk.units)
  const changed = changedRules()
  const changedIn = (unit: number): readonly Rule[] => (like === undefined ? rules : changed(like.sets[unit] as LevelSet, sets[unit] as LevelSet))
  const touchedBy = onceEach(touchedGroups)
  const touched = new Set<Group>()
  for (const unit of desk.units.keys()) for (const rule of changedIn(unit)) touched.add(rule.group)
  const levelsFor: LevelsFor = (unit, rule) => sets[unit]?.levels.get(rule) ?? []
  const found = new Map(groups.map((group) => [group, like !== undefined && !touched.has(group) ? (like.found.get(group) ?? []) : rescore(desk.crossings.get(group) as CrossingTable, levelsFor)]))
  const lines = new Map(like?.lines)
  const episodes = new Map(like?.episodes)
  const watched = new Set<string>()
  for (const [index, unit] of desk.units.entries()) {
    const labels = desk.labelsOf.get(unit.unit_id)
    if (labels === undefined) continue
    watched.add(unit.unit_id)
    const set = sets[index] as LevelSet
    const peaks = desk.peaks.get(unit.unit_id) ?? {}
    const near = like === undefined ? rules : changedIn(index).filter((rule) => isNear(rule, peaks, like.sets[index] as LevelSet, set))
    if (near.length === 0) continue
    if (like !== undefined && near.every((rule) => isUnmoved(rule, desk.held.get(unit.unit_id) ?? {}, peaks, like.sets[index] as LevelSet, set))) continue
    const before = like?.episodes.get(unit.unit_id)
    const known = new Map<number, GroupEpisodes>()
    lines.set(unit.unit_id, backtestUnit({ unit, held: desk.held.get(unit.unit_id) ?? {}, peaks, ...set, known, like: before === undefined ? undefined : { known: before, touched: touchedBy(near) } }, labels))
    episodes.set(unit.unit_id, known)
  }
  for (const [unitId, labels] of desk.labelsOf) if (!watched.has(unitId)) lines.set(unitId, backtestUnit(undefined, labels))
  return { profile, sets, found, lines, episodes }
}

/** The same answers for the same rules, of which there are few sets. */
const onceEach = (task: (changed: readonly Rule[]) => ReadonlySet<Group>): ((changed: readonly Rule[]) => ReadonlySet<Group>) => {
  const known = new Map<string, ReadonlySet<Group>>()
  return (changed) => {
    const key = changed.map(({ name }) => name).join('|')
    const answer = known.get(key) ?? task(changed)
    known.set(key, answer)
    return answer
  }
}

/** Whether a rule ever says anything in a unit, under the lower of two thresholds that open it: as a finding, or as a doubt of others. */
const isNear = (rule: Rule, peaks: Peaks, ...sets: readonly LevelSet[]): boolean => {
  const opens = Math.min(...sets.map(({ levels }) => levels.get(rule)?.[0]?.threshold ?? Infinity))
  return (peaks[rule.detector] ?? -Infinity) >= (doubtingDetectors.has(rule.detector) ? doubtShare : 1) * opens
}

/**
 * Whether no value of the unit lies between where two sets of levels part, so that every comparison with the rule's own thresholds comes out
 * the same: where it opens, at a third of that where it clears, and at each level. Where another rule of its group and rank speaks as well,
 * or it casts doubt on others, more than that is compared, and the answer is no.
 */
const isUnmoved = (rule: Rule, held: Readonly<Record<string, Float64Array>>, peaks: Peaks, before: LevelSet, after: LevelSet): boolean => {
  const [old, now] = [before.levels.get(rule) ?? [], after.levels.get(rule) ?? []]
  const values = held[rule.detector]
  if (values === undefined || old.length !== now.length || old.some(({ severity }, at) => severity !== now[at]?.severity) || doubtingDetectors.has(rule.detector)) return false
  if (rivalsOf(rule).some((rival) => (peaks[rival.detector] ?? -Infinity) >= (clearShare / roomy) * Math.min(...[before, after].map(({ levels }) => levels.get(rival)?.[0]?.threshold ?? Infinity)))) return false
  const bands = old.flatMap((level, at) => {
    const pair = [level.threshold, now[at]?.threshold ?? Infinity]
    const band = [Math.min(...pair) / roomy, Math.max(...pair) * roomy] as const
    return at === 0 ? [band, [band[0] * clearShare, band[1] * clearShare] as const] : [band]
  })
  for (let i = 0; i < values.length; i++) for (const [low, high] of bands) if ((values[i] as number) >= low && (values[i] as number) <= high) return false
  return true
}

/** So that rounding never hides a value at the edge of a band. */
const roomy = 1 + 1e-9

/** Rules that compete with one for the name of a finding by how far they are above their thresholds. */
const rivalsOf = (rule: Rule): readonly Rule[] => rivals.get(rule) ?? []
const rivals = new Map(rules.map((rule) => [rule, rules.filter((other) => other !== rule && other.group === rule.group && other.specificity === rule.specificity)]))

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
