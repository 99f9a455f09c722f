import { episodesOf, type Episode, type WatchedRule } from './episodes'
import { groups, type Group } from './groups'
import type { Thresholds } from './profile'
import type { LevelContext, Rule } from './rule'
import { rules } from './rules'
import { doubtfulDays } from './sensor-doubt'
import type { WatchedUnit } from './watched-unit'

/** Thresholds of one unit, and the limit of each CUSUM rule. */
export interface UnitLevels {
  thresholds: Thresholds
  limitOf: (rule: Rule, thresholds: Thresholds) => number
}

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

/** Every rule that has values in the unit, with the threshold that opens it. */
export const watchedRules = (unit: WatchedUnit, held: Readonly<Record<string, Float64Array>>, levels: UnitLevels): WatchedRule[] => {
  const context = contextOf(unit, levels)
  return rules.flatMap((rule): WatchedRule[] => {
    const values = held[rule.detector]
    if (values === undefined) return []
    return [{ rule, held: values, opens: rule.levels(levels.thresholds, context(rule))[0]?.threshold ?? Infinity, endsOnlyByRepair: rule.endsOnlyByRepair?.(unit) ?? false }]
  })
}

/** Episodes of all groups of one unit, what explains others first, from its first `unit.length` days. Pure. */
export const unitEpisodes = (
  unit: WatchedUnit,
  held: Readonly<Record<string, Float64Array>>,
  watched: readonly WatchedRule[],
  thresholds: Thresholds,
  peaks: Peaks,
): Episode[] => {
  const speaking = watched.filter(({ rule, opens }) => (peaks[rule.detector] ?? -Infinity) >= opens)
  const doubts = new Map<string, Uint8Array | undefined>()
  const doubtfulOf = ({ restsOn = [] }: Rule): Uint8Array | undefined => {
    const key = restsOn.join('|')
    if (!doubts.has(key)) doubts.set(key, doubtfulDays(restsOn, held, thresholds, unit))
    return doubts.get(key)
  }
  const found = new Map<Group, Episode[]>()
  const begun = new Set<string>()
  for (const group of groups) {
    const own = speaking.filter(({ rule }) => rule.group === group)
    if (own.length === 0) continue
    const explained = ({ waitsFor }: Rule, day: number) => waitsFor?.some((other) => found.get(other)?.some((episode) => isOpen(episode, day)) === true) === true
    const judged = own.map((one) => {
      const doubtful = doubtfulOf(one.rule)
      if (one.rule.givesWay !== true) return { ...one, doubtful }
      const silent = new Uint8Array(unit.length)
      for (let day = 0; day < unit.length; day++) silent[day] = Number(doubtful?.[day] === 1 || explained(one.rule, day))
      return { ...one, doubtful: silent }
    })
    const episodes = episodesOf(judged, unit.length, unit.repairs, {
      explained,
      taken: (family, day) => begun.has(`${family} ${day}`),
    })
    for (const { family, detected } of episodes) begun.add(`${family} ${detected}`)
    found.set(group, episodes)
  }
  return [...found.values()].flat()
}

const isOpen = ({ detected, resolved }: Episode, day: number): boolean => detected <= day && (resolved === undefined || day < resolved)
