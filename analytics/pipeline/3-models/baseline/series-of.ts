import { definitions, indicatorNames, indicatorValues, indexOf } from '../indicators/indicator'
import type { Mode, UnitSeries } from '../unit-series'
import type { Efficiency } from './efficiency'
import type { FirstDays } from './first-days'
import type { Series } from './fit-mode'

/** The series that the mode measures, and those `known` of it before, efficiency first, with their places among the indicators. */
export const seriesOf = (unit: UnitSeries, mode: Mode, efficiency: Efficiency | undefined, first: FirstDays, known: readonly number[] = []): { series: Series[]; names: number[] } => {
  const series: Series[] = []
  const names: number[] = []
  const values = indicatorValues(unit, mode, first)
  for (const name of indicatorNames) {
    const y = name === 'efficiency' ? efficiency?.y : values[name]
    if (y === undefined || !(known.includes(indexOf[name]) || y.some(Number.isFinite))) continue
    const tight = name === 'efficiency' && efficiency?.metric !== 'power_w'
    series.push({ y, floor: definitions[name].floor, prior: tight ? 'tight' : 'loose' })
    names.push(indexOf[name])
  }
  return { series, names }
}
