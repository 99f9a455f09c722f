import { crossingsOf, type Crossing } from './crossings'
import { planEpisode, type EpisodePlan } from './plan-episode'
import type { Thresholds } from './profile'
import type { Rule } from './rule'
import { contextOf, peaksOf, unitEpisodes, watchedRules, type UnitLevels } from './unit-episodes'
import type { WatchedUnit } from './watched-unit'

/** How statistics become findings. */
export interface Judgement extends UnitLevels {
  /** Thresholds between which every profile stays. */
  extremes: readonly Thresholds[]
}

export interface JudgedUnit {
  plans: EpisodePlan[]
  crossings: { detector: string; crossing: Crossing }[]
}

/** No profile sets a CUSUM limit below it. */
const leastCusumLimit = 2

/** The value below which no profile lets the rule open anything in the unit. */
export const leastOpening = (rule: Rule, unit: WatchedUnit, extremes: readonly Thresholds[]): number =>
  rule.isCusum === true ? leastCusumLimit : Math.min(...extremes.map((extreme) => rule.levels(extreme, { cusumLimit: leastCusumLimit, unit })[0]?.threshold ?? Infinity))

/** Episodes of all groups of one unit, what explains others first, and the crossings of its statistics. Pure. */
export const judgeUnit = (unit: WatchedUnit, held: Readonly<Record<string, Float64Array>>, judgement: Judgement): JudgedUnit => {
  const { thresholds, extremes } = judgement
  const context = contextOf(unit, judgement)
  const watched = watchedRules(unit, held, judgement)
  const peaks = peaksOf(held)
  const crossings = watched.flatMap((one) => {
    const { detector } = one.rule
    const least = leastOpening(one.rule, unit, extremes)
    return (peaks[detector] as number) >= least ? crossingsOf(one, unit.repairs, least).map((crossing) => ({ detector, crossing })) : []
  })
  const episodes = unitEpisodes(unit, held, watched, thresholds, peaks)
  return { plans: episodes.map((episode) => planEpisode(unit, episode, thresholds, ({ rule }) => context(rule), held)), crossings }
}
