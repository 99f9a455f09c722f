import { cusumLimits } from '../../pipeline/4-findings/alarm-budget'
import { thresholdsFor, type Profile } from '../../pipeline/4-findings/profile'
import type { LevelsFor } from '../../pipeline/4-findings/rescore'
import type { Level, Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import type { WatchedUnit } from '../../pipeline/4-findings/watched-unit'

/** The levels of every rule for every unit under a profile, scopes and what is at stake included; made once for units alike. */
export const levelsOf = (profile: Profile, units: readonly WatchedUnit[]): LevelsFor => {
  const limitOf = cusumLimits(rules, profile.alarmBudgetPerUnitYear)
  const named = [...new Set(profile.scopes.flatMap(({ match }) => Object.keys(match)))] as (keyof WatchedUnit)[]
  const sets = new Map<string, Map<Rule, Level[]>>()
  const ofUnit = units.map((unit) => {
    const key = [unit.gas, unit.criticality, ...named.map((name) => unit[name])].join('\u0000')
    const before = sets.get(key)
    if (before !== undefined) return before
    const thresholds = thresholdsFor(profile, unit)
    const made = new Map(rules.map((rule) => [rule, rule.levels(thresholds, { cusumLimit: limitOf(rule, thresholds), unit })]))
    sets.set(key, made)
    return made
  })
  return (unit, rule) => ofUnit[unit]?.get(rule) as Level[]
}
