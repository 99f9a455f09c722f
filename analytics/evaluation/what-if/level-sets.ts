import { cusumLimits } from '../../pipeline/4-findings/alarm-budget'
import { thresholdsFor, type Profile, type Thresholds } from '../../pipeline/4-findings/profile'
import type { Level, Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import type { UnitLevels } from '../../pipeline/4-findings/unit-episodes'
import type { WatchedUnit } from '../../pipeline/4-findings/watched-unit'

/** Thresholds and the levels of every rule, one set for all units alike. */
export interface LevelSet extends UnitLevels {
  levels: ReadonlyMap<Rule, readonly Level[]>
}

/** The sets that hold for the units under a profile, by index of unit; scopes and what is at stake included. */
export const levelSets = (profile: Profile, units: readonly WatchedUnit[]): LevelSet[] => {
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  const named = [...new Set(profile.scopes.flatMap(({ match }) => Object.keys(match)))] as (keyof WatchedUnit)[]
  const sets = new Map<string, LevelSet>()
  return units.map((unit) => {
    const key = [unit.gas, unit.criticality, ...named.map((name) => unit[name])].join('\u0000')
    const before = sets.get(key)
    if (before !== undefined) return before
    const thresholds: Thresholds = thresholdsFor(profile, unit)
    const made = { thresholds, limitOf, levels: new Map(rules.map((rule) => [rule, rule.levels(thresholds, { cusumLimit: limitOf(rule, thresholds), unit })])) }
    sets.set(key, made)
    return made
  })
}

/** The rules of which any level differs between two sets; asked again for the same sets, it answers at once. */
export const changedRules = (): ((before: LevelSet, after: LevelSet) => readonly Rule[]) => {
  const known = new Map<LevelSet, Map<LevelSet, readonly Rule[]>>()
  return (before, after) => {
    const ofBefore = known.get(before) ?? new Map<LevelSet, readonly Rule[]>()
    known.set(before, ofBefore)
    const changed = ofBefore.get(after) ?? rules.filter((rule) => JSON.stringify(before.levels.get(rule)) !== JSON.stringify(after.levels.get(rule)))
    ofBefore.set(after, changed)
    return changed
  }
}
