import { newMarks, newNumbers } from '../../statistics/memory'

/** One value for each of so many days. `Float64Array.from` with a function takes ten times as long. */
export const byDay = (days: number, valueOf: (position: number) => number): Float64Array => {
  const values = newNumbers(days)
  for (let i = 0; i < days; i++) values[i] = valueOf(i)
  return values
}

/** 1 on the days for which something holds, of so many days. */
export const daysWhere = (days: number, holds: (position: number) => boolean): Uint8Array => {
  const marks = newMarks(days)
  for (let i = 0; i < days; i++) if (holds(i)) marks[i] = 1
  return marks
}
