import { groups, type Group } from './groups'
import type { Rule } from './rule'
import { rules } from './rules'
import { detectorsOfDoubt } from './sensor-doubt'

const rulesOf = new Map(groups.map((group) => [group, rules.filter((rule) => rule.group === group)]))

/**
 * The groups whose episodes can differ when these rules do: their own, those with rules that rest on what the changed ones doubt, and of the
 * groups behind them in order those that wait for one of them, or begin findings of the same family.
 */
export const touchedGroups = (changed: readonly Rule[]): ReadonlySet<Group> => {
  const detectors = new Set(changed.map(({ detector }) => detector))
  const doubts = ({ restsOn = [] }: Rule): boolean => restsOn.some((doubt) => detectorsOfDoubt(doubt).some((detector) => detectors.has(detector)))
  const touched = new Set<Group>()
  const families = new Set<string>()
  for (const group of groups) {
    const own = rulesOf.get(group) ?? []
    if (!own.some((rule) => changed.includes(rule) || doubts(rule) || families.has(rule.family) || rule.waitsFor?.some((other) => touched.has(other)) === true)) continue
    touched.add(group)
    for (const { family } of own) families.add(family)
  }
  return touched
}
