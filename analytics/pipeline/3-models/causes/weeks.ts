import { indicatorCount } from '../indicators/indicator'
import type { RankedWeek, ResidualWeek } from '../model'
import type { UnitSeries } from '../unit-series'
import type { NamedCauses } from './name-causes'
import { blocks } from './pattern'
import { causes } from './signatures'

/** Day 4 since 1970-01-01 was a Monday. */
const isMonday = (day: number): boolean => (day + 3) % 7 === 0

/** The ranking as it was known at the end of each Monday, of the last compared day of its week. */
export const rankedWeeks = (unit: UnitSeries, { rankingAt, named }: NamedCauses): RankedWeek[] =>
  lastOfWeeks(unit, (i) => rankingAt(i) !== undefined).flatMap(({ monday, day }) => {
    const { best, second } = rankingAt(day) ?? {}
    if (best === undefined || best.score <= 0) return []
    return [{ position: monday, best: best.candidate.name, score: best.score, second: second?.candidate.name, secondScore: second?.score ?? NaN, named: causes[named[day] as number] }]
  })

/** Smoothed residuals in their own units on the same days, for each block compared in that week. */
export const residualWeeks = (unit: UnitSeries, { days, residuals }: NamedCauses): ResidualWeek[] =>
  blocks.flatMap((block, b) =>
    lastOfWeeks(unit, (i) => (days.weight[block][i] as number) > 0).map(({ monday, day }) => ({
      position: monday,
      block,
      residuals: residuals.slice((2 * day + b) * indicatorCount, (2 * day + b + 1) * indicatorCount),
    })),
  )

const lastOfWeeks = (unit: UnitSeries, has: (position: number) => boolean): { monday: number; day: number }[] => {
  const weeks: { monday: number; day: number }[] = []
  for (let monday = 0; monday < unit.length; monday++) {
    if (!isMonday(unit.firstDay + monday)) continue
    for (let day = monday; day > monday - 7 && day >= 0; day--)
      if (has(day)) {
        weeks.push({ monday, day })
        break
      }
  }
  return weeks
}
