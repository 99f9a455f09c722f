import { episodesOf, stoodOn, type Episode, type WatchedRule } from './episodes'
import { groups, type Group } from './groups'
import type { Thresholds } from './profile'
import type { Family, Level, LevelContext, Rule } from './rule'
import { rules } from './rules'
import { doubtfulDays } from './sensor-doubt'
import type { WatchedUnit } from './watched-unit'

/** Thresholds of one unit, and the limit of each CUSUM rule. */
export interface UnitLevels {
  thresholds: Thresholds
  limitOf: (rule: Rule, thresholds: Thresholds) => number
  /** The levels that follow from them, where they are known already. */
  levels?: ReadonlyMap<Rule, readonly Level[]>
}

/** Episodes by their group; groups without any may be left out. */
export type GroupEpisodes = ReadonlyMap<Group, readonly Episode[]>

/** The highest value of every statistic; a rule that never comes to its threshold says nothing. */
export type Peaks = Readonly<Record<string, number>>

/** The highest held value by detector, -Infinity without any. */
export const peaksOf = (held: Readonly<Record<string, Float64Array>>): Peaks =>
  Object.fromEntries(
    Object.entries(held).map(([detector, values]) => {
      let most = -Infinity
      for (let i = 0; i < values.length; i++) if ((values[i] as number) > most) most = values[i] as number
      return [detector, most]
    }),
  )

/** What a rule's levels depend on in one unit. */
export const contextOf =
  (unit: WatchedUnit, { thresholds, limitOf }: UnitLevels) =>
  (rule: Rule): LevelContext => ({ cusumLimit: limitOf(rule, thresholds), unit })

/** Every rule that has values in the unit, with the threshold that opens it; of rules that are `asked` for only those. */
export const watchedRules = (unit: WatchedUnit, held: Readonly<Record<string, Float64Array>>, levels: UnitLevels, asked: readonly Rule[] = rules): WatchedRule[] => {
  const context = contextOf(unit, levels)
  return asked.flatMap((rule): WatchedRule[] => {
    const values = held[rule.detector]
    if (values === undefined) return []
    const own = levels.levels?.get(rule) ?? rule.levels(levels.thresholds, context(rule))
    return [{ rule, held: values, opens: own[0]?.threshold ?? Infinity, endsOnlyByRepair: rule.endsOnlyByRepair?.(unit) ?? false }]
  })
}

/** Episodes of all groups of one unit, what explains others first, from its first `unit.length` days. Pure. */
export const unitEpisodes = (
  unit: WatchedUnit,
  held: Readonly<Record<string, Float64Array>>,
  watched: readonly WatchedRule[],
  thresholds: Thresholds,
  peaks: Peaks,
): Episode[] => [...groupEpisodes(unit, held, watched, thresholds, peaks).values()].flat()

/** The same by group, but for those that `kept` answers for. */
export const groupEpisodes = (
  unit: WatchedUnit,
  held: Readonly<Record<string, Float64Array>>,
  watched: readonly WatchedRule[],
  thresholds: Thresholds,
  peaks: Peaks,
  kept: (group: Group) => readonly Episode[] | undefined = () => undefined,
): Map<Group, readonly Episode[]> => {
  const speaking = watched.filter(({ rule, opens }) => (peaks[rule.detector] ?? -Infinity) >= opens)
  const doubts = new Map<string, Uint8Array | undefined>()
  const doubtfulOf = ({ restsOn = [] }: Rule): Uint8Array | undefined => {
    const key = restsOn.join('|')
    if (!doubts.has(key)) doubts.set(key, doubtfulDays(restsOn, held, thresholds, unit, peaks))
    return doubts.get(key)
  }
  const found = new Map<Group, readonly Episode[]>()
  const taken = (family: Family, day: number): boolean => {
    for (const episodes of found.values()) for (const one of episodes) if (one.detected === day && one.family === family) return true
    return false
  }
  for (const group of groups) {
    const known = kept(group)
    if (known !== undefined) {
      found.set(group, known)
      continue
    }
    const own = speaking.filter(({ rule }) => rule.group === group)
    if (own.length === 0) continue
    const explainedDays = daysExplained(found, unit.length)
    const explained = (rule: Rule, day: number): boolean =>
      explainedDays(rule.waitsFor)?.[day] === 1 && (rule.comesWithin === undefined || cameWith(judged.find((one) => one.rule === rule), openOn(found, rule.waitsFor, day), day))
    const judged = own.map((one) => {
      const doubtful = doubtfulOf(one.rule)
      const without = one.rule.givesWay === true ? either(doubtful, explainedDays(one.rule.waitsFor)) : doubtful
      return without === undefined ? one : { ...one, doubtful: without }
    })
    found.set(group, episodesOf(judged, unit.length, unit.repairs, { explained, taken }))
  }
  return found
}

const openOn = (found: GroupEpisodes, waitsFor: readonly Group[] = [], day: number): readonly Episode[] =>
  waitsFor.flatMap((group) => found.get(group) ?? []).filter((episode) => stoodOn(episode, day))

/** Whether a rule came to hold within its `comesWithin` judged days from the detection of any of these episodes, up to a day on which it holds. */
const cameWith = (watched: WatchedRule | undefined, episodes: readonly Episode[], day: number): boolean => {
  if (watched === undefined) return false
  const { rule: { comesWithin = Infinity, everyDays = 1 }, held, opens, doubtful } = watched
  return episodes.some(({ detected }) => {
    for (let at = detected, judgedDays = 0; at <= day && judgedDays < comesWithin; at++) {
      const value = held[at] as number
      if (Number.isNaN(value)) continue
      if (value >= opens && doubtful?.[at] !== 1) return true
      judgedDays += everyDays
    }
    return false
  })
}

/** Days on which an episode of any of the groups stood; undefined when there is none. */
const daysExplained = (found: GroupEpisodes, length: number): ((waitsFor: readonly Group[] | undefined) => Uint8Array | undefined) => {
  const known = new Map<readonly Group[], Uint8Array | undefined>()
  return (waitsFor) => {
    if (waitsFor === undefined) return undefined
    if (!known.has(waitsFor)) {
      const open = waitsFor.flatMap((group) => found.get(group) ?? [])
      const days = open.length === 0 ? undefined : new Uint8Array(length)
      for (const episode of open) for (let day = episode.detected; day < (episode.resolved ?? length); day++) if (stoodOn(episode, day)) (days as Uint8Array)[day] = 1
      known.set(waitsFor, days)
    }
    return known.get(waitsFor)
  }
}

const either = (one: Uint8Array | undefined, other: Uint8Array | undefined): Uint8Array | undefined =>
  one === undefined || other === undefined ? (one ?? other) : one.map((day, at) => day | (other[at] as number))
