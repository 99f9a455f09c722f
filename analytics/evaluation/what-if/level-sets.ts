import { cusumLimits } from '../../pipeline/4-findings/alarm-budget'
import { thresholdsFor, type Profile, type Thresholds } from '../../pipeline/4-findings/profile'
import type { Level, Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtingDetectors, doubtShare } from '../../pipeline/4-findings/sensor-doubt'
import type { UnitLevels } from '../../pipeline/4-findings/unit-episodes'
import type { WatchedUnit } from '../../pipeline/4-findings/watched-unit'

/** Thresholds and the levels of every rule, one set for all units alike. */
export interface LevelSet extends UnitLevels {
  levels: ReadonlyMap<Rule, readonly Level[]>
}

/** The sets that hold for the units under a profile, by index of unit; scopes and what is at stake included. */
export const levelSets = (profile: Profile, units: readonly WatchedUnit[]): LevelSet[] => {
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  const { kindOf, first } = kindsOf(units, [...new Set(profile.scopes.flatMap(({ match }) => Object.keys(match)))].sort() as (keyof WatchedUnit)[])
  const sets = first.map((unit): LevelSet => {
    const thresholds: Thresholds = thresholdsFor(profile, unit)
    return { thresholds, limitOf, levels: new Map(rules.map((rule) => [rule, rule.levels(thresholds, { cusumLimit: limitOf(rule, thresholds), unit })])) }
  })
  return Array.from(kindOf, (kind) => sets[kind] as LevelSet)
}

interface Kinds {
  /** By index of unit. */
  kindOf: Int32Array
  /** The first unit of each kind. */
  first: WatchedUnit[]
}

const kindsKnown = new WeakMap<readonly WatchedUnit[], Map<string, Kinds>>()

/** Units that are alike in all that levels depend on: what is at stake, and what scopes name. */
const kindsOf = (units: readonly WatchedUnit[], named: readonly (keyof WatchedUnit)[]): Kinds => {
  const ofUnits = kindsKnown.get(units) ?? new Map<string, Kinds>()
  kindsKnown.set(units, ofUnits)
  const before = ofUnits.get(named.join(' '))
  if (before !== undefined) return before
  const kinds: Kinds = { kindOf: new Int32Array(units.length), first: [] }
  const places = new Map<string, number>()
  for (const [index, unit] of units.entries()) {
    const key = [unit.gas, unit.criticality, ...named.map((name) => unit[name])].join('\u0000')
    const place = places.get(key) ?? kinds.first.push(unit) - 1
    places.set(key, place)
    kinds.kindOf[index] = place
  }
  ofUnits.set(named.join(' '), kinds)
  return kinds
}

/** A rule of which any level differs between two sets. */
export interface ChangedRule {
  rule: Rule
  /** The least value with which it says anything under either of them: as a finding, or as a doubt of others. */
  speaksFrom: number
}

/** The rules of which any level differs between two sets; asked again for the same sets, it answers at once. */
export const changedRules = (): ((before: LevelSet, after: LevelSet) => readonly ChangedRule[]) => {
  const known = new Map<LevelSet, Map<LevelSet, readonly ChangedRule[]>>()
  return (before, after) => {
    const ofBefore = known.get(before) ?? new Map<LevelSet, readonly ChangedRule[]>()
    known.set(before, ofBefore)
    const changed = ofBefore.get(after) ?? rules.filter((rule) => JSON.stringify(before.levels.get(rule)) !== JSON.stringify(after.levels.get(rule))).map((rule) => ({ rule, speaksFrom: speaksFrom(rule, before, after) }))
    ofBefore.set(after, changed)
    return changed
  }
}

const speaksFrom = (rule: Rule, ...sets: readonly LevelSet[]): number =>
  (doubtingDetectors.has(rule.detector) ? doubtShare : 1) * Math.min(...sets.map(({ levels }) => levels.get(rule)?.[0]?.threshold ?? Infinity))
