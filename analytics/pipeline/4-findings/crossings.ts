import type { WatchedRule } from './episodes'

export interface Crossing {
  episode: number
  position: number
  value: number
}

/**
 * The days on which the running maximum of a held value rises, per stay above the threshold: the first day on which
 * any other threshold would have been passed is the first crossing that reaches it. Rises below `least`, which no
 * threshold goes below, are left out.
 */
export const crossingsOf = ({ rule, held, opens }: WatchedRule, repairs: ReadonlySet<number>, least = 0): Crossing[] => {
  const crossings: Crossing[] = []
  let episode = 1
  let highest = 0
  let inside = 0
  const startAnew = () => {
    episode++
    highest = 0
    inside = 0
  }
  for (let position = 0; position < held.length; position++) {
    if (highest >= opens && repairs.has(position)) startAnew()
    const value = held[position] as number
    if (Number.isNaN(value)) continue
    inside = value < opens / 3 ? inside + 1 : 0
    if (highest >= opens && inside >= rule.clearDays) startAnew()
    if (value > highest) {
      highest = value
      if (value >= least) crossings.push({ episode, position, value })
    }
  }
  return crossings
}
