import { crossingsOf, type Crossing } from './crossings'
import { episodesOf, everHolds, type Episode, type WatchedRule } from './episodes'
import { groups, type Group } from './groups'
import { planEpisode, type EpisodePlan } from './plan-episode'
import type { Thresholds } from './profile'
import type { LevelContext, Rule } from './rule'
import { rules } from './rules'
import { doubtfulDays } from './sensor-doubt'
import type { WatchedUnit } from './watched-unit'

/** How statistics become findings: thresholds of one unit, and the limit of each CUSUM rule. */
export interface Judgement {
  thresholds: Thresholds
  limitOf: (rule: Rule, thresholds: Thresholds) => number
  /** Thresholds between which every profile stays. */
  extremes: readonly Thresholds[]
}

export interface JudgedUnit {
  plans: EpisodePlan[]
  crossings: { detector: string; crossing: Crossing }[]
}

/** No profile sets a CUSUM limit below it. */
const leastCusumLimit = 2

/** Episodes of all groups of one unit, what explains others first, and the crossings of its statistics. Pure. */
export const judgeUnit = (unit: WatchedUnit, held: Readonly<Record<string, Float64Array>>, { thresholds, limitOf, extremes }: Judgement): JudgedUnit => {
  const contextOf = (rule: Rule): LevelContext => ({ cusumLimit: limitOf(rule, thresholds), unit })
  const opening = (rule: Rule, at: Thresholds): number => rule.levels(at, contextOf(rule))[0]?.threshold ?? Infinity
  const watched = rules.flatMap((rule): WatchedRule[] => {
    const values = held[rule.detector]
    return values === undefined ? [] : [{ rule, held: values, opens: opening(rule, thresholds), endsOnlyByRepair: rule.endsOnlyByRepair?.(unit) ?? false }]
  })
  const crossings = watched.flatMap((one) => {
    const least = one.rule.isCusum === true ? leastCusumLimit : Math.min(...extremes.map((extreme) => opening(one.rule, extreme)))
    return crossingsOf(one, unit.repairs, least).map((crossing) => ({ detector: one.rule.detector, crossing }))
  })
  const doubts = new Map<string, Uint8Array | undefined>()
  const doubtfulOf = ({ restsOn = [] }: Rule): Uint8Array | undefined => {
    const key = restsOn.join('|')
    if (!doubts.has(key)) doubts.set(key, doubtfulDays(restsOn, held, thresholds, unit))
    return doubts.get(key)
  }
  const found = new Map<Group, Episode[]>()
  const begun = new Set<string>()
  const plans: EpisodePlan[] = []
  for (const group of groups) {
    const own = watched.filter(({ rule }) => rule.group === group)
    if (!own.some(everHolds)) continue
    const explained = (rule: Rule, day: number) => (rule.waitsFor ?? []).some((other) => (found.get(other) ?? []).some((episode) => isOpen(episode, day)))
    const judged = own.map((one) => {
      const doubtful = doubtfulOf(one.rule)
      return { ...one, doubtful: one.rule.givesWay === true ? Uint8Array.from(one.held, (_, day) => Number(doubtful?.[day] === 1 || explained(one.rule, day))) : doubtful }
    })
    const episodes = episodesOf(judged, unit.length, unit.repairs, {
      explained,
      taken: (family, day) => begun.has(`${family} ${day}`),
    })
    for (const { family, detected } of episodes) begun.add(`${family} ${detected}`)
    found.set(group, episodes)
    for (const episode of episodes) plans.push(planEpisode(unit, episode, thresholds, ({ rule }) => contextOf(rule), held))
  }
  return { plans, crossings }
}

const isOpen = ({ detected, resolved }: Episode, day: number): boolean => detected <= day && (resolved === undefined || day < resolved)
