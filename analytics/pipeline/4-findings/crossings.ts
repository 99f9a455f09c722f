import type { WatchedRule } from './episodes'
import { clearsAt } from './rule'

export interface Crossing {
  episode: number
  position: number
  value: number
  /** Days from it to the last day of the stay with as high a value; of the first past the threshold, to the last past it. */
  lasted: number
}

/**
 * The days on which the running maximum of a held value rises, per stay above the threshold: the first day on which
 * any other threshold would have been passed is the first crossing that reaches it, and `lasted` how long it was passed.
 * Rises below `least`, which no threshold goes below, are left out.
 */
export const crossingsOf = ({ rule, held, opens }: WatchedRule, repairs: ReadonlySet<number>, least = 0): Crossing[] => {
  const crossings: Crossing[] = []
  const clears = clearsAt(rule, opens)
  let episode = 1
  let highest = 0
  let inside = 0
  const startAnew = (position: number) => {
    tellHowLong(crossings, episode, held, position, opens)
    episode++
    highest = 0
    inside = 0
  }
  for (let position = 0; position < held.length; position++) {
    if (highest >= opens && repairs.has(position)) startAnew(position)
    const value = held[position] as number
    if (Number.isNaN(value)) continue
    inside = value < clears ? inside + 1 : 0
    if (highest >= opens && inside >= rule.clearDays) startAnew(position)
    if (value > highest) {
      highest = value
      if (value >= least) crossings.push({ episode, position, value, lasted: 0 })
    }
  }
  tellHowLong(crossings, episode, held, held.length, opens)
  return crossings
}

/** Says of the crossings of a stay, the last ones, how long it held their values; the stay ended before the day of a position. */
const tellHowLong = (crossings: readonly Crossing[], episode: number, held: Float64Array, ended: number, opens: number): void => {
  let first = crossings.length
  while (crossings[first - 1]?.episode === episode) first--
  const levelOf = (at: number): number => {
    const { value } = crossings[at] as Crossing
    return value >= opens && (at === first || (crossings[at - 1] as Crossing).value < opens) ? opens : value
  }
  let highest = -Infinity
  for (let position = ended - 1, at = first; at < crossings.length && position >= 0; position--) {
    const value = held[position] as number
    if (!(value > highest)) continue
    highest = value
    for (; at < crossings.length && levelOf(at) <= highest; at++) (crossings[at] as Crossing).lasted = position - (crossings[at] as Crossing).position
  }
}
