import { isoDay } from '../../contract/days'
import type { Episode, WatchedRule } from './episodes'
import { severities, worse, type LevelContext, type Severity } from './rule'
import type { Thresholds } from './profile'
import type { WatchedUnit } from './watched-unit'

export const spans = ['now', 'before', 'like', 'year'] as const
export type Span = (typeof spans)[number]

/** An episode with the rule that tells it and the windows that have to be measured for that. */
export interface EpisodePlan {
  unit: WatchedUnit
  episode: Episode
  watched: WatchedRule
  held: number
  threshold: number
  severity: Severity
  /** Days that it must have been seen for to be more than the advice that it is so far. */
  persists?: number | undefined
  thresholds: Thresholds
  onset: number
  windows: Record<Span, { from: string; to: string }>
  /** The highest value of every statistic in the days of `now`. */
  statistics: Readonly<Record<string, number>>
}

const windowDays = 14
const beforeDays = 28
const yearDays = 365

/** Thresholds and limits as they are for each rule of the unit. */
export type LevelsOf = (watched: WatchedRule) => LevelContext

/** Chooses the worst of the rules that name the fault, its severity, the day of onset and the windows of evidence. */
export const planEpisode = (
  unit: WatchedUnit,
  episode: Episode,
  thresholds: Thresholds,
  levelsOf: LevelsOf,
  held: Readonly<Record<string, Float64Array>>,
): EpisodePlan => {
  const worst = worstRule(episode, thresholds, levelsOf)
  const onset = onsetOf(worst.watched, episode.detected)
  const day = (position: number) => isoDay(unit.firstDay + Math.max(0, position))
  const to = day(episode.lastSeen)
  const from = episode.lastSeen - windowDays + 1
  return {
    unit,
    episode,
    ...worst,
    thresholds,
    onset,
    windows: {
      now: { from: day(from), to },
      before: { from: day(onset - beforeDays), to: day(onset - 1) },
      like: { from: day(onset - yearDays), to: day(onset - 1) },
      year: { from: day(episode.lastSeen - yearDays + 1), to },
    },
    statistics: Object.fromEntries(
      Object.entries(held).flatMap(([detector, values]) => {
        const most = highest(values, from, episode.lastSeen)
        return most === -Infinity ? [] : [[detector, most]]
      }),
    ),
  }
}

const highest = (values: Float64Array, from: number, to: number): number => {
  let most = -Infinity
  for (let i = Math.max(0, from); i <= to; i++) if ((values[i] as number) > most) most = values[i] as number
  return most
}

/** Days from the first to the last on which an episode was seen. */
export const daysSeen = ({ detected, lastSeen }: Episode): number => lastSeen - detected

/** The worst of the rules that name the fault, and how bad it is with its symptoms. */
export const worstRule = (
  episode: Episode,
  thresholds: Thresholds,
  levelsOf: LevelsOf,
): Pick<EpisodePlan, 'watched' | 'held' | 'threshold' | 'severity' | 'persists'> => {
  const seenDays = daysSeen(episode)
  const candidates = episode.rules.map((watched) => {
    const last = episode.heldOn.get(watched) ?? episode.lastSeen
    const held = highest(watched.held, last - windowDays + 1, last)
    const passed = watched.rule.levels(thresholds, levelsOf(watched)).filter((level) => held >= level.threshold)
    return {
      watched,
      held,
      threshold: passed.at(-1)?.threshold ?? watched.opens,
      severity: passed.map((level) => (seenDays < (level.persists ?? 0) ? 'advisory' : level.severity)).reduce(worse, 'advisory'),
      persists: passed.map((level) => level.persists ?? 0).find((days) => seenDays < days),
    }
  })
  const naming = candidates.filter(({ watched }) => watched.rule.fault === episode.fault)
  const best = naming.reduce((a, b) => (compare(b, a) > 0 ? b : a))
  const symptoms = candidates.filter(({ watched }) => watched.rule.isSymptom === true)
  return { ...best, severity: symptoms.map(({ severity }) => severity).reduce(worse, best.severity) }
}

type Candidate = Pick<EpisodePlan, 'watched' | 'severity'>

/** The worse severity tells, of equal ones the more specific rule. */
const compare = (a: Candidate, b: Candidate): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.watched.rule.specificity - b.watched.rule.specificity

/** The day after the statistic was last inside a third of its threshold, less the days by which it trails. */
const onsetOf = ({ rule, held, opens }: WatchedRule, detected: number): number => {
  let rise = detected
  for (let i = detected; i >= 0; i--) {
    const value = held[i] as number
    if (Number.isNaN(value)) continue
    if (value < opens / 3) break
    rise = i
  }
  return Math.max(0, rise - rule.lagDays)
}
