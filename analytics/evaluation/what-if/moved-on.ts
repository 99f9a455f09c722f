import { clearsAt, type Rule } from '../../pipeline/4-findings/rule'
import { rules } from '../../pipeline/4-findings/rules'
import { doubtingDetectors } from '../../pipeline/4-findings/sensor-doubt'
import type { Peaks } from '../../pipeline/4-findings/unit-episodes'
import type { LevelSet } from './level-sets'

/** One unit between two sets of levels. */
export interface Move {
  held: Readonly<Record<string, Float64Array>>
  peaks: Peaks
  before: LevelSet
  after: LevelSet
}

/** So that rounding never hides a value at the edge of a band. */
const roomy = 1 + 1e-9

/**
 * The first of so many days on which anything that these rules say of the unit can come out differently, so that what was judged from the
 * days before it stands; `length` without any. A rule is compared with where it opens, with a third of that where it clears, and with each
 * of its levels; with another of its group and rank, once both have spoken, by how far each is above its threshold, which changes only where those part.
 */
export const movedOn = (changed: readonly Rule[], move: Move, length: number): number =>
  changed.reduce((first, rule) => (first === 0 ? 0 : ruleMovedOn(rule, move, first)), length)

const ruleMovedOn = (rule: Rule, { held, peaks, before, after }: Move, length: number): number => {
  const [old, now] = [before.levels.get(rule) ?? [], after.levels.get(rule) ?? []]
  const values = held[rule.detector]
  if (values === undefined || old.length !== now.length || old.some(({ severity, persists }, at) => severity !== now[at]?.severity || persists !== now[at]?.persists) || doubtingDetectors.has(rule.detector)) return 0
  let first = length
  for (const [at, level] of old.entries()) {
    const pair = [level.threshold, now[at]?.threshold ?? Infinity]
    const [low, high] = [Math.min(...pair) / roomy, Math.max(...pair) * roomy]
    first = firstWithin(values, low, high, first)
    if (at === 0) first = firstWithin(values, clearsAt(rule, low), clearsAt(rule, high), first)
  }
  const opens = (of: Rule): readonly [number, number] => [before.levels.get(of)?.[0]?.threshold ?? Infinity, after.levels.get(of)?.[0]?.threshold ?? Infinity]
  const own = opens(rule)
  for (const rival of rivalsOf(rule)) {
    const other = opens(rival)
    const speaks = held[rival.detector]
    if (speaks === undefined || (other[0] === own[0] && other[1] === own[1]) || (peaks[rival.detector] ?? -Infinity) < Math.min(...other)) continue
    first = Math.min(first, Math.max(firstWithin(values, Math.min(...own), Infinity, first), firstWithin(speaks, Math.min(...other), Infinity, first)))
  }
  return first
}

const firstWithin = (values: Float64Array, low: number, high: number, length: number): number => {
  for (let day = 0; day < length; day++) if ((values[day] as number) >= low && (values[day] as number) <= high) return day
  return length
}

/** Rules of other faults that compete with one for the name of a finding by how far they are above their thresholds. */
const rivalsOf = (rule: Rule): readonly Rule[] => rivals.get(rule) ?? []
const isRival = (rule: Rule, other: Rule): boolean => other.group === rule.group && other.specificity === rule.specificity && (other.fault !== rule.fault || other.family !== rule.family)
const rivals = new Map(rules.map((rule) => [rule, rules.filter((other) => isRival(rule, other))]))
