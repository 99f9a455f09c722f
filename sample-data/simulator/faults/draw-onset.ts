import { addDays, dayNumber } from '../local-time'
import type { Random } from '../random'
import type { FaultSpan } from './draw-fault'

const months = {
  any: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  /** Heat is needed now and for weeks to come. */
  heating: [10, 11, 12, 1, 2],
  winter: [11, 12, 1, 2],
  deepWinter: [11, 12, 1],
  /** Units rest at times. */
  mild: [2, 3, 4, 5, 6, 8, 9, 10],
  /** A ramp of twenty weeks that begins here lies in a heating season. */
  wear: [9, 10, 11, 12, 1],
} as const
export type OnsetSeason = keyof typeof months

/** A day of the season after the healthy days, so that `needs` days are left where the span allows it, else the earliest that it has. */
export const drawOnset = (span: FaultSpan, season: OnsetSeason, needs: number, random: Random): string => {
  const days = dayNumber(span.toOn) - dayNumber(span.fromOn) + 1
  const first = Math.min(span.healthyDays, Math.floor(days / 2))
  const last = Math.max(first, Math.min(days - needs - 14, days - 28))
  const fits = (day: number): boolean => (months[season] as readonly number[]).includes(Number(addDays(span.fromOn, day).slice(5, 7)))
  for (let attempt = 0; attempt < 200; attempt++) {
    const day = first + Math.floor(random.uniform() * (last - first + 1))
    if (fits(day)) return addDays(span.fromOn, day)
  }
  return addDays(span.fromOn, first)
}
