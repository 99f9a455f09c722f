import type { Rule } from './rule'

/** A rule with its values for one unit, one per day, and the threshold that opens it. */
export interface WatchedRule {
  rule: Rule
  held: Float64Array
  opens: number
}

/** One stay of a family of faults in one unit, as positions of days. */
export interface Episode {
  detected: number
  /** Last day on which one of its rules held. */
  lastSeen: number
  resolved: number | undefined
  /** The rules that spoke and still do (or did when it was resolved). */
  rules: WatchedRule[]
  fault: string
  /** First day on which the present fault was named. */
  causeOn: number
}

/** Resolved episodes that come back within so many days are the same finding. */
const reopenDays = 30
/** A rule is over when its value is inside this share of its threshold. */
const clearShare = 1 / 3

/**
 * Replays one family of one unit day by day: opens when a rule holds, is resolved after the rules' clear days inside a
 * third of the threshold or by a repair, reopens within 30 days as the same episode. Uses nothing later than each day.
 * Nothing opens on a day that `explained` says has another, more specific finding for the same symptom.
 */
export const episodesOf = (
  watched: readonly WatchedRule[],
  length: number,
  repairs: ReadonlySet<number>,
  explained: (day: number) => boolean = () => false,
): Episode[] => {
  const episodes: Episode[] = []
  const latest = watched.map(() => NaN)
  let involved = new Set<number>()
  let named = new Map<string, number>()
  let inside = 0

  const supports = (index: number) => (latest[index] as number) >= (watched[index] as WatchedRule).opens * clearShare
  const name = (episode: Episode, day: number) => {
    const speaking = [...involved].filter(supports).map((index) => watched[index] as WatchedRule)
    if (speaking.length === 0) return
    const best = speaking.reduce((a, b) => (b.rule.specificity > a.rule.specificity ? b : a))
    episode.rules = speaking
    episode.fault = best.rule.fault
    if (!named.has(episode.fault)) named.set(episode.fault, day)
    episode.causeOn = named.get(episode.fault) as number
  }

  for (let day = 0; day < length; day++) {
    let current = episodes.at(-1)
    if (repairs.has(day)) {
      latest.fill(NaN)
      if (current !== undefined && current.resolved === undefined && day > current.detected) current.resolved = day
    }
    let judged = false
    let holds = false
    watched.forEach(({ held, opens }, index) => {
      const value = held[day] as number
      if (Number.isNaN(value)) return
      latest[index] = value
      judged ||= involved.has(index)
      if (value >= opens) holds = true
    })
    if (holds && (current === undefined || current.resolved !== undefined) && explained(day)) continue
    if (holds) {
      if (current === undefined || (current.resolved !== undefined && day - current.resolved > reopenDays)) {
        involved = new Set()
        named = new Map()
        current = { detected: day, lastSeen: day, resolved: undefined, rules: [], fault: '', causeOn: day }
        episodes.push(current)
      }
      current.resolved = undefined
      current.lastSeen = day
      inside = 0
      watched.forEach(({ held, opens }, index) => {
        if ((held[day] as number) >= opens) involved.add(index)
      })
      name(current, day)
    } else if (current !== undefined && current.resolved === undefined && judged) {
      if ([...involved].some(supports)) {
        inside = 0
        name(current, day)
      } else if (++inside >= Math.max(...[...involved].map((index) => (watched[index] as WatchedRule).rule.clearDays))) {
        current.resolved = day
      }
    }
  }
  const open = episodes.at(-1)
  if (open !== undefined && open.resolved === undefined)
    open.resolved = [...repairs].filter((position) => position >= length).sort((a, b) => a - b)[0]
  return episodes
}
