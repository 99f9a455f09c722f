import { seededNumbers } from '../support/seeded-numbers'

/** Choices that are the same for the same seed and number. */
export interface Chance {
  /** A whole number from 0 to below `end`. */
  below(end: number): number
  pick<T>(list: readonly T[]): T
  /** True in a share of `share` of all cases. */
  once(share: number): boolean
}

export const chanceOf = (seed: number, number: number): Chance => {
  const next = seededNumbers(Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b))
  const below = (end: number): number => Math.floor(next() * end)
  return { below, pick: <T>(list: readonly T[]): T => list[below(list.length)] as T, once: (share) => next() < share }
}
