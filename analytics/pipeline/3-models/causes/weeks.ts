import { indicatorCount } from '../indicators/indicator'
import type { RankedWeek, ResidualWeek } from '../model'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import type { NamedCauses } from './name-causes'
import { blocks } from './pattern'
import { causes } from './signatures'

/** Day 4 since 1970-01-01 was a Monday. */
const isMonday = (day: number): boolean => (day + 3) % 7 === 0

/** The ranking as it was known at the end of each Monday, of the last compared day of its week. */
export const rankedWeeks = (unit: UnitSeries, { rankingAt, named }: NamedCauses): RankedWeek[] =>
  onMondays(unit, 'last ranking', (day) => rankingAt(day) !== undefined, (day): Omit<RankedWeek, 'position'> => {
    const { best, second } = rankingAt(day) ?? {}
    return { best: best?.candidate.name ?? '', score: best?.score ?? 0, second: second?.candidate.name, secondScore: second?.score ?? NaN, named: causes[named[day] as number] }
  }).filter(({ score }) => score > 0)

/** Smoothed residuals in their own units on the same days, for each block compared in that week. */
export const residualWeeks = (unit: UnitSeries, { days, residuals }: NamedCauses): ResidualWeek[] =>
  blocks.flatMap((block, b) =>
    onMondays(unit, `last residuals of ${block}`, (day) => (days.weight[block][day] as number) > 0, (day) => ({ block, residuals: residuals.slice((2 * day + b) * indicatorCount, (2 * day + b + 1) * indicatorCount) })),
  )

/** On each Monday what there is to tell of the last day of its week that has something. */
const onMondays = <Told extends object>(unit: UnitSeries, name: string, has: (position: number) => boolean, tell: (position: number) => Told): (Told & { position: number })[] => {
  const state = remembered(unit, name, (): { at: number; told: Told | undefined } => ({ at: -Infinity, told: undefined }))
  const weeks: (Told & { position: number })[] = []
  let { at } = state
  for (let i = 0; i < unit.length; i++) {
    if (has(i)) at = i
    if (isMonday(unit.firstDay + i) && at > i - 7) weeks.push({ ...(at >= 0 ? tell(at) : (state.told as Told)), position: i })
  }
  if (at >= 0) state.told = tell(at)
  state.at = at - unit.length
  return weeks
}
