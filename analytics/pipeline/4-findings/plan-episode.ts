import { isoDay } from '../../contract/days'
import type { Episode, WatchedRule } from './episodes'
import { clearsAt, severities, worse, type Level, type LevelContext, type Severity } from './rule'
import type { Thresholds } from './profile'
import type { WatchedUnit } from './watched-unit'

export const spans = ['now', 'before', 'like', 'year'] as const
export type Span = (typeof spans)[number]

/** A rule without the days of its values, which an episode that waits to be told does not keep. */
type NamedRule = Pick<WatchedRule, 'rule' | 'opens'>

/** An episode with the rule that tells it and the windows that have to be measured for that. */
export interface EpisodePlan {
  unit: WatchedUnit
  episode: Omit<Episode, 'rules' | 'heldOn'> & { rules: readonly NamedRule[] }
  watched: NamedRule
  held: number
  threshold: number
  severity: Severity
  /** What it is made of: the rule's own, and the worst of the symptoms. */
  own: Severity
  symptoms: Severity
  /** Days over which it was seen. */
  seenDays: number
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
  const { last, watched, ...worst } = worstRule(episode, thresholds, levelsOf)
  const { rules, heldOn: _, ...stay } = episode
  const onset = onsetOf(watched, episode.detected, unit.repairs)
  const day = (position: number) => isoDay(unit.firstDay + Math.max(0, position))
  const until = watched.rule.everyDays === undefined ? last : episode.lastSeen
  const from = until - windowDays + 1
  return {
    unit,
    episode: { ...stay, rules: rules.map(named) },
    watched: named(watched),
    ...worst,
    thresholds,
    onset,
    windows: {
      now: { from: day(from), to: day(until) },
      before: { from: day(onset - beforeDays), to: day(onset - 1) },
      like: { from: day(onset - yearDays), to: day(onset - 1) },
      year: { from: day(episode.lastSeen - yearDays + 1), to: day(episode.lastSeen) },
    },
    statistics: Object.fromEntries(
      Object.entries(held).flatMap(([detector, values]) => {
        const most = highest(values, from, until)
        return most === -Infinity ? [] : [[detector, most]]
      }),
    ),
  }
}

const named = ({ rule, opens }: WatchedRule): NamedRule => ({ rule, opens })

const highest = (values: Float64Array, from: number, to: number, doubtful?: Uint8Array): number => {
  let most = -Infinity
  for (let i = Math.max(0, from); i <= to; i++) if ((values[i] as number) > most && doubtful?.[i] !== 1) most = values[i] as number
  return most
}

/** Days from the first to the last on which an episode was seen on a level that asks for more than advice, since it opened last. */
const daysSeen = ({ standsSince, lastSeen }: Episode, rules: readonly { watched: WatchedRule; levels: readonly Level[] }[]): number => {
  let [first, last] = [Infinity, -Infinity]
  for (const { watched: { held, doubtful }, levels } of rules) {
    const least = levels.find(({ severity }) => severity !== 'advisory')?.threshold ?? Infinity
    for (let day = standsSince; day <= lastSeen; day++) {
      if (!((held[day] as number) >= least) || doubtful?.[day] === 1) continue
      first = Math.min(first, day)
      last = Math.max(last, day)
    }
  }
  return Math.max(0, last - first)
}

/** The worst of the rules that name the fault and held in the last days, and how bad it is with its symptoms. */
export const worstRule = (
  episode: Episode,
  thresholds: Thresholds,
  levelsOf: LevelsOf,
): Pick<EpisodePlan, 'held' | 'threshold' | 'severity' | 'own' | 'symptoms' | 'seenDays' | 'persists'> & { watched: WatchedRule; last: number } => {
  const rules = episode.rules.map((watched) => ({ watched, levels: watched.rule.levels(thresholds, levelsOf(watched)), last: episode.heldOn.get(watched) ?? episode.lastSeen }))
  const seenDays = daysSeen(episode, rules)
  const candidates = rules.map(({ watched, levels, last }) => {
    const held = highest(watched.held, Math.max(episode.standsSince, last - windowDays + 1), last, watched.doubtful)
    const passed = levels.filter((level) => held >= level.threshold)
    return {
      watched,
      last,
      held,
      threshold: passed.at(-1)?.threshold ?? watched.opens,
      severity: passed.map((level) => (seenDays < (level.persists ?? 0) ? 'advisory' : level.severity)).reduce(worse, 'advisory'),
      persists: passed.map((level) => level.persists ?? 0).find((days) => seenDays < days),
    }
  })
  const naming = candidates.filter(({ watched }) => watched.rule.fault === episode.fault)
  const isRecent = ({ last, watched: { rule } }: { last: number; watched: WatchedRule }): boolean => last > episode.lastSeen - windowDays - (rule.everyDays ?? 0)
  const best = (naming.some(isRecent) ? naming.filter(isRecent) : naming).reduce((a, b) => (compare(b, a) > 0 ? b : a))
  const symptoms = candidates.filter((candidate) => candidate.watched.rule.isSymptom === true && isRecent(candidate)).map(({ severity }) => severity).reduce(worse, 'advisory')
  return { ...best, own: best.severity, symptoms, severity: worse(best.severity, symptoms), seenDays }
}

type Candidate = Pick<EpisodePlan, 'watched' | 'severity'>

/** The worse severity tells, of equal ones the more specific rule. */
const compare = (a: Candidate, b: Candidate): number =>
  severities.indexOf(a.severity) - severities.indexOf(b.severity) || a.watched.rule.specificity - b.watched.rule.specificity

/** The day after the statistic was last inside a third of the way to its threshold or counted as none, less the days by which it trails, and no earlier than the last repair. */
const onsetOf = ({ rule, held, opens, doubtful }: WatchedRule, detected: number, repairs: ReadonlySet<number>): number => {
  const clears = clearsAt(rule, opens)
  let rise = detected
  let first = 0
  for (let i = detected; i >= 0; i--) {
    const value = held[i] as number
    if (value < clears || (value === value && doubtful?.[i] === 1)) break
    if (value === value) rise = i
    if (repairs.has(i)) {
      first = i
      break
    }
  }
  return Math.max(first, rise - rule.lagDays)
}
