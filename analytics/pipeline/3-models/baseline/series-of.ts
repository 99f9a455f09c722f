import { definitions, indicatorNames, indicatorValues, indexOf } from '../indicators/indicator'
import type { Mode, UnitSeries } from '../unit-series'
import type { Efficiency } from './efficiency'
import type { Series } from './fit-mode'

/** The series that the mode measures, efficiency first, with their places among the indicators. */
export const seriesOf = (unit: UnitSeries, mode: Mode, efficiency: Efficiency | undefined): { series: Series[]; names: number[] } => {
  const series: Series[] = []
  const names: number[] = []
  const values = indicatorValues(unit, mode)
  for (const name of indicatorNames) {
    const y = name === 'efficiency' ? efficiency?.y : values[name]
    if (y === undefined || !y.some(Number.isFinite)) continue
    const tight = name === 'efficiency' && efficiency?.metric !== 'power_w'
    series.push({ y, floor: definitions[name].floor, prior: tight ? 'tight' : 'loose' })
    names.push(indexOf[name])
  }
  return { series, names }
}
