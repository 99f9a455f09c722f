import type { UnitSeries } from '../unit-series'

/** What models know of the days before a unit's series, by name: plain values that can be stored, good for the days that follow at once. */
export interface UnitMemory {
  states: Map<string, object>
  /** Whether there were days before. */
  goesOn: boolean
  /** Names asked for in this series: each has one owner. */
  asked: Set<string>
}

/** A memory that goes on from stored states, or from nothing. */
export const newMemory = (states = new Map<string, object>()): UnitMemory => ({ states, goesOn: states.size > 0, asked: new Set() })

/**
 * A model's own state at the end of the day before the series, made by `first` at the beginning of the record. The model changes it in place
 * while it walks the days; at their end it holds what the days that follow need. Positions in it count from the first day of those that follow.
 */
export const remembered = <State extends object>({ memory }: Pick<UnitSeries, 'memory'>, name: string, first: () => State): State => {
  if (memory === undefined) return first()
  if (memory.asked.has(name)) throw new Error(`two ask for what is remembered as ${name}`)
  memory.asked.add(name)
  const known = memory.states.get(name)
  if (known !== undefined) return known as State
  const made = first()
  memory.states.set(name, made)
  return made
}

/** Whether the series goes on from days that models have seen. */
export const goesOn = ({ memory }: Pick<UnitSeries, 'memory'>): boolean => memory?.goesOn ?? false

/** What later days say of earlier ones: those must be looked at again. */
export class MemoryOutgrown extends Error {}

/** Ends the going on of a unit: its whole record has to be computed. */
export const outgrown = (what: string): never => {
  throw new MemoryOutgrown(what)
}
