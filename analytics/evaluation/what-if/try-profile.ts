import type { TrialFigures } from '../../contract/thresholds'
import { groups, type Group } from '../../pipeline/4-findings/groups'
import type { Profile } from '../../pipeline/4-findings/profile'
import { rescore, type LevelsFor, type Rescored, type RisingTable } from '../../pipeline/4-findings/rescore'
import type { Family, Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { touchedGroups } from '../../pipeline/4-findings/touched-groups'
import type { GroupEpisodes, Peaks } from '../../pipeline/4-findings/unit-episodes'
import { tellsOf, type WatchedUnit } from '../../pipeline/4-findings/watched-unit'
import { backtestUnit, inOrder } from '../backtest/backtest'
import type { BacktestLine } from '../backtest/outcome'
import type { Desk } from './desk'
import { backtestFigures, trialFigures } from './figures'
import { changedRules, levelSets, type ChangedRule, type LevelSet } from './level-sets'
import { movedOn } from './moved-on'

/** What one profile finds, kept so that the next one need judge only what differs. */
export interface Scored {
  profile: Profile
  /** By place of what is watched. */
  sets: readonly LevelSet[]
  found: ReadonlyMap<Group, readonly Rescored[]>
  /** Backtest lines by unit. */
  lines: ReadonlyMap<string, readonly BacktestLine[]>
  /** Episodes that they rest on, by place of what is watched and by the number of days they were judged from. */
  episodes: ReadonlyMap<number, ReadonlyMap<number, GroupEpisodes>>
  figures: TrialFigures
}

/**
 * What a profile would find first and how visits bear it out. Units that have labels are judged as the analysis judges them,
 * day by day; where `like` is given, only those in which a rule that changed ever came near its threshold. Pure.
 */
export const scoreProfile = (desk: Desk, profile: Profile, like?: Scored): Scored => {
  const sets = levelSets(profile, desk.watched)
  const changed = changedRules()
  const changedIn = (unit: number): readonly ChangedRule[] => (like === undefined ? everyRule : changed(like.sets[unit] as LevelSet, sets[unit] as LevelSet))
  const touchedBy = onceEach(touchedGroups)
  const touched = new Set<Group>()
  for (const some of new Set(Array.from(desk.watched.keys(), changedIn))) for (const { rule } of some) touched.add(rule.group)
  const tells = (place: number, family: Family): boolean => tellsOf(desk.watched[place] as WatchedUnit, family)
  const levelsFor: LevelsFor = (unit, rule) => sets[unit]?.levels.get(rule) ?? []
  const found = new Map(groups.map((group) => [group, like !== undefined && !touched.has(group) ? (like.found.get(group) ?? []) : rescore(desk.crossings.get(group) as RisingTable, levelsFor, tells)]))
  const lines = new Map(like?.lines)
  const episodes = new Map(like?.episodes)
  for (const { unitId, labels, watched } of desk.labelled) {
    const judged = watched.map(({ index, unit, held, peaks }) => {
      const set = sets[index] as LevelSet
      const near = rulesNear(changedIn(index), peaks)
      const before = like?.episodes.get(index)
      const length = Math.max(0, ...(before?.keys() ?? []))
      const moved = like === undefined ? 0 : movedOn(near, { held, peaks, before: like.sets[index] as LevelSet, after: set }, length)
      const stands = near.length === 0 || (before !== undefined && moved >= length)
      return { index, stands, unit, held, peaks, ...set, known: new Map<number, GroupEpisodes>(), like: before === undefined ? undefined : { known: before, touched: touchedBy(near), moved } }
    })
    if (judged.every(({ stands }) => stands)) continue
    lines.set(unitId, backtestUnit(judged, labels))
    for (const { index, known } of judged) episodes.set(index, known)
  }
  return { profile, sets, found, lines, episodes, figures: trialFigures(found.values(), desk, backtestFigures([...lines.values()].flat(), desk.unitYears)) }
}

const everyRule: readonly ChangedRule[] = rules.map((rule) => ({ rule, speaksFrom: -Infinity }))

const rulesNear = (changed: readonly ChangedRule[], peaks: Peaks): Rule[] => {
  const near: Rule[] = []
  for (const { rule, speaksFrom } of changed) if ((peaks[rule.detector] ?? -Infinity) >= speaksFrom) near.push(rule)
  return near
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

/** The lines of a backtest in order. */
export const linesOf = ({ lines }: Scored): BacktestLine[] => [...lines.values()].flat().sort(inOrder)
