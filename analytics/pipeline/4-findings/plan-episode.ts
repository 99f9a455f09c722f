import { isoDay } from './days'
import type { Episode, WatchedRule } from './episodes'
import { severities, type LevelContext, type Severity } from './rule'
import type { Thresholds } from './profile'
import type { WatchedUnit } from './watched-unit'

export const spans = ['now', 'before', 'year'] as const
export type Span = (typeof spans)[number]

/** An episode with the rule that tells it and the windows that have to be measured for that. */
export interface EpisodePlan {
  unit: WatchedUnit
  episode: Episode
  watched: WatchedRule
  held: number
  threshold: number
  severity: Severity
  thresholds: Thresholds
  onset: number
  windows: Record<Span, { from: string; to: string }>
}

const windowDays = 14
const beforeDays = 28
const yearDays = 365

/** Chooses the worst of the rules that name the fault, its severity, the day of onset and the windows of evidence. */
export const planEpisode = (unit: WatchedUnit, episode: Episode, thresholds: Thresholds, levels: LevelContext): EpisodePlan => {
  const worst = worstRule(episode, thresholds, levels)
  const onset = onsetOf(worst.watched, episode.detected)
  const day = (position: number) => isoDay(unit.firstDay + Math.max(0, position))
  const to = day(episode.lastSeen)
  return {
    unit,
    episode,
    ...worst,
    thresholds,
    onset,
    windows: {
      now: { from: day(episode.lastSeen - windowDays + 1), to },
      before: { from: day(onset - beforeDays), to: day(onset - 1) },
      year: { from: day(episode.lastSeen - yearDays + 1), to },
    },
  }
}

const worstRule = (
  episode: Episode,
  thresholds: Thresholds,
  levels: LevelContext,
): Pick<EpisodePlan, 'watched' | 'held' | 'threshold' | 'severity'> => {
  const candidates = episode.rules
    .filter((watched) => watched.rule.fault === episode.fault)
    .map((watched) => {
      let held = -Infinity
      for (let i = Math.max(0, episode.lastSeen - windowDays + 1); i <= episode.lastSeen; i++) {
        const value = watched.held[i] as number
        if (value > held) held = value
      }
      const passed = watched.rule.levels(thresholds, levels).filter((level) => held >= level.threshold)
      const severity = passed.map((level) => level.severity).sort((a, b) => severities.indexOf(b) - severities.indexOf(a))[0]
      return {
        watched,
        held,
        threshold: passed.at(-1)?.threshold ?? watched.opens,
        severity: severity ?? ('advisory' as const),
        speaks: passed.length > 0,
      }
    })
  const speaking = candidates.filter((candidate) => candidate.speaks)
  const best = (speaking.length > 0 ? speaking : candidates).reduce((a, b) =>
    severities.indexOf(b.severity) > severities.indexOf(a.severity) ? b : a,
  )
  return { watched: best.watched, held: best.held, threshold: best.threshold, severity: best.severity }
}

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
