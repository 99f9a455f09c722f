import { groups, type Group } from './groups'
import type { Thresholds } from './profile'
import { worse, type Level, type LevelContext, type Rule, type Severity } from './rule'
import { rules } from './rules'

/** The table `crossing` in columns: row by row a unit and a detector (both by index), a day and the value reached on it. */
export interface CrossingTable {
  detectors: readonly string[]
  unit: ArrayLike<number>
  detector: ArrayLike<number>
  /** Days since 1970-01-01; within a unit and detector ascending. */
  day: ArrayLike<number>
  value: ArrayLike<number>
}

/** What other thresholds would find first in a unit. */
export interface Rescored {
  unit: number
  group: Group
  fault: string
  severity: Severity
  /** Days since 1970-01-01. */
  detectedOn: number
}

/** Thresholds and limits of each unit by its index. */
export type LevelsFor = (unit: number, rule: Rule) => readonly Level[]

/** Levels under one set of thresholds for all units. */
export const sameLevels = (thresholds: Thresholds, context: (rule: Rule) => LevelContext): LevelsFor => {
  const known = new Map(rules.map((rule) => [rule, rule.levels(thresholds, context(rule))]))
  return (_, rule) => known.get(rule) as Level[]
}

/**
 * Looks up in the crossings what would be found under other thresholds: per unit and group the first day on which any of
 * its rules opens, the most specific fault that opens, and the worst level reached. It knows nothing of findings that
 * explain each other, of doubtful sensors and of what happens after the first detection. Pure; rows in any order of units.
 */
export const rescore = (crossings: CrossingTable, levelsFor: LevelsFor): Rescored[] => {
  const ruleOf = crossings.detectors.map((detector) => rules.find((rule) => rule.detector === detector))
  const found = new Map<number, { rule: Rule; result: Rescored }>()
  for (let row = 0; row < crossings.day.length; row++) {
    const rule = ruleOf[crossings.detector[row] as number]
    if (rule === undefined) continue
    const unit = crossings.unit[row] as number
    const value = crossings.value[row] as number
    const levels = levelsFor(unit, rule)
    if (!(value >= (levels[0]?.threshold ?? Infinity))) continue
    let severity: Severity = 'advisory'
    for (const level of levels) if (value >= level.threshold) severity = worse(severity, level.severity)
    const day = crossings.day[row] as number
    const key = unit * groups.length + groups.indexOf(rule.group)
    const before = found.get(key)
    if (before === undefined) {
      found.set(key, { rule, result: { unit, group: rule.group, fault: rule.fault, severity, detectedOn: day } })
      continue
    }
    const { result } = before
    if (day < result.detectedOn) result.detectedOn = day
    if (rule.specificity > before.rule.specificity) {
      before.rule = rule
      result.fault = rule.fault
    }
    result.severity = worse(result.severity, severity)
  }
  return [...found.entries()].sort(([a], [b]) => a - b).map(([, { result }]) => result)
}
