import { clearsAt, type Family, type Rule } from './rule'

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
  /** The day on which it opened, or reopened last. */
  standsSince: number
  /** Last day on which one of its rules held. */
  lastSeen: number
  resolved: number | undefined
  /** Before it came back: from the day it was resolved up to the day it reopened. */
  absences: readonly (readonly [from: number, to: number])[]
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

/** Whether it stood on a day, as it was known on that day. */
export const stoodOn = ({ detected, resolved = Infinity, absences }: Episode, day: number): boolean =>
  detected <= day && day < resolved && absences.every(([from, to]) => day < from || day >= to)

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
 * third of the way to the threshold or by a repair, reopens within 30 days as the same episode where it had that name before; what spoke
 * before a repair then speaks no more. Uses nothing later than each day.
 */
export const episodesOf = (
  watched: readonly WatchedRule[],
  length: number,
  repairs: ReadonlySet<number>,
  { explained = () => false, taken = () => false }: Surroundings = {},
): Episode[] => {
  const episodes: Episode[] = []
  const count = watched.length
  const rules = watched.map(({ rule }) => rule)
  const held = watched.map((one) => one.held)
  const doubtful = watched.map((one) => one.doubtful)
  const opens = Float64Array.from(watched, (one) => one.opens)
  const clears = Float64Array.from(watched, (one) => clearsAt(one.rule, one.opens))
  const latest = new Float64Array(count).fill(NaN)
  const heldOn = new Int32Array(count).fill(-1)
  const isInvolved = new Uint8Array(count)
  let involved: number[] = []
  let [kept, speaking] = [new Int32Array(count), new Int32Array(count)]
  let keptCount = 0
  let named = new Map<string, number>()
  let inside = 0
  let unsupported = 0
  let current: Episode | undefined

  const ruleAt = (index: number): Rule => rules[index] as Rule
  const speaks = (index: number): boolean => (latest[index] as number) >= (clears[index] as number)
  const ratio = (index: number): number => (latest[index] as number) / (opens[index] as number)
  const isBetter = (index: number, than: number): boolean => {
    const [one, other] = [ruleAt(index).specificity, ruleAt(than).specificity]
    return one > other || (one === other && ratio(index) > ratio(than))
  }
  const bestOf = (indices: readonly number[]): number => indices.reduce((best, index) => (isBetter(index, best) ? index : best))
  const someSupports = (): boolean => {
    for (const index of involved) if (speaks(index)) return true
    return false
  }

  /** The most specific fault that speaks; a named one gives way only to a more specific one, or when it no longer speaks. */
  const name = (episode: Episode, day: number): void => {
    let best = -1
    let spoken = 0
    for (const index of involved) {
      if (!speaks(index)) continue
      speaking[spoken++] = index
      if (best === -1 || isBetter(index, best)) best = index
    }
    if (best === -1) return
    const { fault, specificity: challenger } = ruleAt(best)
    const own = fault === episode.fault ? [] : involved.filter((index) => ruleAt(index).fault === episode.fault)
    if (own.length > 0) {
      const level = Math.max(...own.map((index) => ruleAt(index).specificity))
      const isSpoken = own.some(speaks)
      unsupported = isSpoken ? 0 : unsupported + 1
      const isFixed = own.some((index) => watched[index]?.endsOnlyByRepair === true)
      const patience = Math.max(...own.map((index) => ruleAt(index).clearDays))
      const gives = challenger > level || (!isSpoken && (challenger === level || unsupported >= patience))
      if (isFixed || !gives) {
        const all = new Set([...speaking.subarray(0, spoken), ...own])
        kept.set([...all])
        keptCount = all.size
        return
      }
    }
    if (fault !== episode.fault) {
      episode.fault = fault
      if (!named.has(fault)) named.set(fault, day)
      episode.causeOn = named.get(fault) as number
    }
    unsupported = 0
    ;[kept, speaking] = [speaking, kept]
    keptCount = spoken
  }
  /** Writes what was kept last into the episode that ends with it. */
  const settle = (): void => {
    const last = episodes.at(-1)
    if (last === undefined) return
    const indices = [...kept.subarray(0, keptCount)].sort((a, b) => a - b)
    last.rules = indices.map((index) => watched[index] as WatchedRule)
    last.heldOn = new Map(indices.map((index) => [watched[index] as WatchedRule, heldOn[index] as number]))
  }

  const holdsFrom = holdingDays(watched, length)
  /** Values as they stand at the end of the day before `day`. */
  const catchUp = (day: number): void => {
    for (let index = 0; index < count; index++) latest[index] = latestBefore(watched[index] as WatchedRule, day, repairs)
  }
  /** What spoke before a repair, or in the episode before. */
  const forget = (): void => {
    involved = []
    isInvolved.fill(0)
  }
  const someRepairFrom = (first: number, end: number): boolean => {
    for (const position of repairs) if (position >= first && position < end) return true
    return false
  }
  const holding = new Int32Array(count)

  for (let day = 0; day < length; day++) {
    if (current === undefined || current.resolved !== undefined) {
      const next = holdsFrom(day)
      if (next >= length) break
      if (next > day) {
        if (current !== undefined && someRepairFrom(day, next)) forget()
        catchUp((day = next))
      }
    }
    if (repairs.has(day)) {
      latest.fill(NaN)
      if (current !== undefined && day > current.detected) {
        current.resolved ??= day
        forget()
      }
    }
    let judged = false
    let holds = 0
    for (let index = 0; index < count; index++) {
      const value = (held[index] as Float64Array)[day] as number
      if (value !== value) continue
      const counted = doubtful[index]?.[day] === 1 ? 0 : value
      latest[index] = counted
      if (isInvolved[index] === 1) judged = true
      if (counted >= (opens[index] as number)) holding[holds++] = index
    }
    if (holds > 0) {
      if (current === undefined || current.resolved !== undefined) {
        const openers = [...holding.subarray(0, holds)].filter((index) => !explained(ruleAt(index), day))
        if (openers.length === 0) continue
        const { family, fault } = ruleAt(bestOf(openers))
        if (current === undefined || day - (current.resolved as number) > reopenDays || !named.has(fault)) {
          if (taken(family, day)) continue
          settle()
          forget()
          named = new Map()
          current = { detected: day, family, standsSince: day, lastSeen: day, resolved: undefined, absences: [], rules: [], heldOn: new Map(), fault: '', causeOn: day }
          episodes.push(current)
        }
        current.standsSince = day
        if (current.resolved !== undefined) current.absences = [...current.absences, [current.resolved, day]]
      }
      current.resolved = undefined
      current.lastSeen = day
      inside = 0
      for (let place = 0; place < holds; place++) {
        const index = holding[place] as number
        if (isInvolved[index] === 0) {
          if (explained(ruleAt(index), day)) continue
          involved.push(index)
          isInvolved[index] = 1
        }
        heldOn[index] = day
      }
      name(current, day)
    } else if (current !== undefined && current.resolved === undefined && judged) {
      const { fault } = current
      if (someSupports()) {
        inside = 0
        name(current, day)
      } else if (!involved.some((index) => ruleAt(index).fault === fault && watched[index]?.endsOnlyByRepair === true)) {
        if (++inside >= Math.max(...involved.map((index) => ruleAt(index).clearDays))) current.resolved = day
      }
    }
  }
  settle()
  if (current !== undefined && current.resolved === undefined)
    current.resolved = [...repairs].filter((position) => position >= length).sort((a, b) => a - b)[0]
  return episodes
}
