import { groups, type Group } from './groups'
import type { Thresholds } from './profile'
import { worse, type Family, type Level, type LevelContext, type Rule, type Severity } from './rule'
import { rules } from './rules'

/** The table `crossing` in columns: row by row a unit and a detector (both by index), a day and the value reached on it. */
export interface CrossingTable {
  detectors: readonly string[]
  unit: ArrayLike<number>
  detector: ArrayLike<number>
  /** Days since 1970-01-01; within a unit and detector ascending. */
  day: ArrayLike<number>
  value: ArrayLike<number>
  /** Days from then to the last on which as much was held. */
  lasted: ArrayLike<number>
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

/** Stays of crossings of one detector in one unit, each with the days on which its highest value so far rose. */
export interface RisingTable {
  detectors: readonly string[]
  /** Stay by stay. */
  unit: Int32Array
  detector: Int32Array
  /** The first row of each stay, and behind them where the last one ends. */
  from: Int32Array
  /** Row by row; ascending within a stay, both. */
  day: Float64Array
  value: Float64Array
  /** The longest that so much was held at a time, days; descending within a stay. */
  lasted: Float64Array
}

/** Leaves out of the crossings all that no threshold meets first. */
export const risingOf = (crossings: CrossingTable): RisingTable => {
  const rows = crossings.day.length
  const [unit, detector, from] = [new Int32Array(rows), new Int32Array(rows), new Int32Array(rows + 1)]
  const [day, value, lasted] = [new Float64Array(rows), new Float64Array(rows), new Float64Array(rows)]
  let [stays, kept, most] = [0, 0, NaN]
  const lastAll = (first: number): void => {
    for (let at = kept - 2; at >= first; at--) lasted[at] = Math.max(lasted[at] as number, lasted[at + 1] as number)
  }
  for (let row = 0; row < rows; row++) {
    const same = stays > 0 && unit[stays - 1] === crossings.unit[row] && detector[stays - 1] === crossings.detector[row]
    const reached = crossings.value[row] as number
    if (!same) {
      if (stays > 0) lastAll(from[stays - 1] as number)
      unit[stays] = crossings.unit[row] as number
      detector[stays] = crossings.detector[row] as number
      from[stays++] = kept
    } else if (!(reached > most)) {
      let at = kept - 1
      while (at >= (from[stays - 1] as number) && (value[at] as number) > reached) at--
      if (at >= (from[stays - 1] as number)) lasted[at] = Math.max(lasted[at] as number, crossings.lasted[row] as number)
      continue
    }
    most = reached
    day[kept] = crossings.day[row] as number
    lasted[kept] = crossings.lasted[row] as number
    value[kept++] = reached
  }
  if (stays > 0) lastAll(from[stays - 1] as number)
  from[stays] = kept
  return { detectors: crossings.detectors, unit: unit.slice(0, stays), detector: detector.slice(0, stays), from: from.slice(0, stays + 1), day: day.slice(0, kept), value: value.slice(0, kept), lasted: lasted.slice(0, kept) }
}

/**
 * Looks up in the crossings what would be found under other thresholds: per unit and group the first day on which any of
 * its rules opens, the most specific fault that opens, and the worst level reached, for as long as that level asks. It knows nothing of findings that
 * explain each other, of doubtful sensors and of what happens after the first detection. Pure; stays in any order of units.
 * What `tells` says no to is not told.
 */
export const rescore = (rising: RisingTable, levelsFor: LevelsFor, tells: (unit: number, family: Family) => boolean = () => true): Rescored[] => {
  const ruleOf = rising.detectors.map((detector) => rules.find((rule) => rule.detector === detector))
  const found = new Map<number, { rule: Rule; result: Rescored }>()
  for (let stay = 0; stay < rising.unit.length; stay++) {
    const rule = ruleOf[rising.detector[stay] as number]
    if (rule === undefined) continue
    const unit = rising.unit[stay] as number
    const last = (rising.from[stay + 1] as number) - 1
    const most = rising.value[last] as number
    const levels = levelsFor(unit, rule)
    const opens = levels[0]?.threshold ?? Infinity
    if (!(most >= opens)) continue
    let severity: Severity = 'advisory'
    const first = rising.from[stay] as number
    for (const level of levels) {
      if (!(most >= level.threshold)) continue
      const persists = level.persists === undefined || (rising.lasted[firstReaching(rising, level.threshold, first, last)] as number) >= level.persists
      if (persists) severity = worse(severity, level.severity)
    }
    const day = rising.day[firstReaching(rising, opens, first, last)] as number
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
  return [...found.entries()].filter(([, { rule, result }]) => tells(result.unit, rule.family)).sort(([a], [b]) => a - b).map(([, { result }]) => result)
}

const firstReaching = ({ value }: RisingTable, wanted: number, first: number, last: number): number => {
  let [low, high] = [first, last]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((value[middle] as number) >= wanted) high = middle
    else low = middle + 1
  }
  return low
}
