import { newNumbers, newUnknown } from '../../../statistics/memory'
import type { Expectation } from '../model'
import type { Mode, UnitSeries } from '../unit-series'
import { chosen, firstDaysOf } from './first-days'

/** What stands for efficiency in one mode of one unit. */
export interface Efficiency {
  metric: Expectation['metric']
  /** ln of the metric less `ideal`; NaN on days without. */
  y: Float64Array
  /** ln of the ideal COP between room and outdoor air, for COP of air systems; else 0. */
  ideal: Float64Array
}

/** Usual distance of the refrigerant from room air and from outdoor air, K, and the room where it is not known. */
const indoorApproachK = 18
const outdoorApproachK = 8
const usualRoomC = 21

/** ln of the Carnot COP of an air-to-air machine in heating or cooling. */
const lnIdealCop = (mode: Mode, indoor: number, outdoor: number): number => {
  const room = Number.isFinite(indoor) ? indoor : usualRoomC
  const hot = mode === 'cool' ? outdoor + outdoorApproachK : room + indoorApproachK
  const cold = mode === 'cool' ? room - indoorApproachK : outdoor - outdoorApproachK
  return Math.log(((mode === 'cool' ? cold : hot) + 273.15) / Math.max(10, hot - cold))
}

/**
 * Chooses the metric: the Carnot fraction where heat goes into water; COP, relative to the ideal between room and outdoor
 * air, where it goes into air, since supply air temperature is a result of output; electrical power at a known compressor
 * speed where no COP is known; undefined without any.
 */
export const efficiencyOf = (unit: UnitSeries, mode: Mode, first = firstDaysOf(unit, mode)): Efficiency | undefined => {
  const values = unit.modes[mode]
  const { counts } = first
  const metric =
    unit.hydronic && counts.cop > 0 && counts.carnot_fraction >= 0.8 * counts.cop ? 'carnot_fraction'
    : counts.cop > 0 ? 'cop'
    : counts.power_w > 0 && counts.compressor_hz > 0 ? 'power_w'
    : undefined
  chosen(first, 'efficiency', String(metric))
  if (metric === undefined) return undefined
  const relative = metric === 'cop' && !unit.hydronic
  const column = values[metric]
  const ideal = newNumbers(unit.length)
  const y = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    if (relative) ideal[i] = lnIdealCop(mode, values.indoor_c[i] as number, values.outdoor_c[i] as number)
    if ((column[i] as number) > 0) y[i] = Math.log(column[i] as number) - (ideal[i] as number)
  }
  return { metric, ideal, y }
}
