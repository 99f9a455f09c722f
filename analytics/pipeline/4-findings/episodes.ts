import type { Family, Rule } from './rule'

/** A rule with its values for one unit, one per day, and the threshold that opens it. */
export interface WatchedRule {
  rule: Rule
  held: Float64Array
  opens: number
  /** Days on which what it rests on is in doubt: its value then counts as none. */
  doubtful?: Uint8Array | undefined
  /** Once it has named the fault, only a repair ends the finding. */
  endsOnlyByRepair?: boolean
}

/** One stay of a group of faults in one unit, as positions of days. */
export interface Episode {
  detected: number
  /** The family of what was named first. */
  family: Family
  /** Last day on which one of its rules held. */
  lastSeen: number
  resolved: number | undefined
  /** The rules that spoke and still do (or did when it was resolved), those of the named fault among them. */
  rules: WatchedRule[]
  /** Last day on which each of `rules` held. */
  heldOn: ReadonlyMap<WatchedRule, number>
  fault: string
  /** First day on which the present fault was named. */
  causeOn: number
}

/** What else is known of the unit, day by day. */
export interface Surroundings {
  /** Another finding explains the symptom: the rule opens nothing and gives no finding its name. */
  explained?: (rule: Rule, day: number) => boolean
  /** A finding of that family already begins on that day: this one begins later, since the day is part of its id. */
  taken?: (family: Family, day: number) => boolean
}

/** Resolved episodes that come back within so many days are the same finding. */
const reopenDays = 30
/** A rule is over when its value is inside this share of its threshold. */
export const clearShare = 1 / 3

/** Answers the first day from a given one on, never earlier than the last asked for, on which any rule holds; `length` where there is none. */
const holdingDays = (watched: readonly WatchedRule[], length: number): ((day: number) => number) => {
  const next = new Int32Array(watched.length)
  return (day) => {
    let first = length
    for (let index = 0; index < watched.length; index++) {
      const { held, opens, doubtful } = watched[index] as WatchedRule
      let at = Math.max(day, next[index] as number)
      while (at < first && !((doubtful?.[at] === 1 && held[at] === held[at] ? 0 : (held[at] as number)) >= opens)) at++
      next[index] = at
      first = Math.min(first, at)
    }
    return first
  }
}

/** The last value before a day since the last repair, which is 0 where it was in doubt; NaN without any. */
const latestBefore = ({ held, doubtful }: WatchedRule, day: number, repairs: ReadonlySet<number>): number => {
  for (let at = day - 1; at >= 0; at--) {
    const value = held[at] as number
    if (value === value) return doubtful?.[at] === 1 ? 0 : value
    if (repairs.has(at)) return NaN
  }
  return NaN
}

/**
 * Replays one group of one unit day by day: opens when a rule holds, is resolved after the rules' clear days inside a
 * third of the threshold or by a repair, reopens within 30 days as the same episode where it had that name before. Uses nothing later than each day.
 */
export const episodesOf = (
  watched: readonly WatchedRule[],
  length: number,
  repairs: ReadonlySet<number>,
  { explained = () => false, taken = () => false }: Surroundings = {},
): Episode[] => {
  const episodes: Episode[] = []
  const latest = watched.map(() => NaN)
  const heldOn = watched.map(() => -1)
  let involved: number[] = []
  let kept: readonly number[] = []
  let named = new Map<string, number>()
  let inside = 0
  let unsupported = 0

  const at = (index: number) => watched[index] as WatchedRule
  const ratio = (index: number) => (latest[index] as number) / at(index).opens
  const supports = (index: number) => ratio(index) >= clearShare
  const bestOf = (indices: readonly number[]) =>
    indices.reduce((a, b) => (at(b).rule.specificity > at(a).rule.specificity || (at(b).rule.specificity === at(a).rule.specificity && ratio(b) > ratio(a)) ? b : a))
  const names = (episode: Episode, index: number) => at(index).rule.fault === episode.fault

  /** The most specific fault that speaks; a named one gives way only to a more specific one, or when it no longer speaks. */
  const name = (episode: Episode, day: number) => {
    const speaking = involved.filter(supports)
    if (speaking.length === 0) return
    const best = bestOf(speaking)
    const own = involved.filter((index) => names(episode, index))
    if (own.length > 0 && !names(episode, best)) {
      const level = Math.max(...own.map((index) => at(index).rule.specificity))
      const isSpoken = own.some(supports)
      unsupported = isSpoken ? 0 : unsupported + 1
      const isFixed = own.some((index) => at(index).endsOnlyByRepair === true)
      const patience = Math.max(...own.map((index) => at(index).rule.clearDays))
      const challenger = at(best).rule.specificity
      const gives = challenger > level || (!isSpoken && (challenger === level || unsupported >= patience))
      if (isFixed || !gives) {
        kept = [...new Set([...speaking, ...own])]
        return
      }
    }
    unsupported = 0
    episode.fault = at(best).rule.fault
    if (!named.has(episode.fault)) named.set(episode.fault, day)
    episode.causeOn = named.get(episode.fault) as number
    kept = speaking
  }
  /** Writes what was kept last into the episode that ends with it. */
  const settle = () => {
    const last = episodes.at(-1)
    if (last === undefined) return
    last.rules = kept.toSorted((a, b) => a - b).map(at)
    last.heldOn = new Map(kept.map((index) => [at(index), heldOn[index] as number]))
  }

  const holdsFrom = holdingDays(watched, length)
  /** Values as they stand at the end of the day before `day`. */
  const catchUp = (day: number) => {
    for (let index = 0; index < watched.length; index++) latest[index] = latestBefore(at(index), day, repairs)
  }

  for (let day = 0; day < length; day++) {
    let current = episodes.at(-1)
    if (current === undefined || current.resolved !== undefined) {
      const next = holdsFrom(day)
      if (next >= length) break
      if (next > day) catchUp((day = next))
    }
    if (repairs.has(day)) {
      latest.fill(NaN)
      if (current !== undefined && current.resolved === undefined && day > current.detected) current.resolved = day
    }
    let judged = false
    let holding: number[] | undefined
    for (let index = 0; index < watched.length; index++) {
      const value = at(index).held[day] as number
      if (Number.isNaN(value)) continue
      latest[index] = at(index).doubtful?.[day] === 1 ? 0 : value
      judged ||= involved.includes(index)
      if ((latest[index] as number) >= at(index).opens) (holding ??= []).push(index)
    }
    if (holding !== undefined) {
      if (current === undefined || current.resolved !== undefined) {
        const openers = holding.filter((index) => !explained(at(index).rule, day))
        if (openers.length === 0) continue
        const { family, fault } = at(bestOf(openers)).rule
        if (current === undefined || day - (current.resolved as number) > reopenDays || !named.has(fault)) {
          if (taken(family, day)) continue
          settle()
          involved = []
          named = new Map()
          current = { detected: day, family, lastSeen: day, resolved: undefined, rules: [], heldOn: new Map(), fault: '', causeOn: day }
          episodes.push(current)
        }
      }
      current.resolved = undefined
      current.lastSeen = day
      inside = 0
      for (const index of holding) {
        if (!involved.includes(index)) {
          if (explained(at(index).rule, day)) continue
          involved.push(index)
        }
        heldOn[index] = day
      }
      name(current, day)
    } else if (current !== undefined && current.resolved === undefined && judged) {
      const open = current
      if (involved.some(supports)) {
        inside = 0
        name(open, day)
      } else if (!involved.some((index) => names(open, index) && at(index).endsOnlyByRepair === true)) {
        if (++inside >= Math.max(...involved.map((index) => at(index).rule.clearDays))) open.resolved = day
      }
    }
  }
  settle()
  const open = episodes.at(-1)
  if (open !== undefined && open.resolved === undefined)
    open.resolved = [...repairs].filter((position) => position >= length).sort((a, b) => a - b)[0]
  return episodes
}
