import { newUnknown } from '../../../statistics/memory'
import type { UnitSeries } from '../unit-series'
import { remembered } from './unit-memory'

/** Values of the days at hand behind those of so many days before them, NaN where there were none: position 0 lies at place `days`. */
export const lookingBack = (unit: Pick<UnitSeries, 'memory'>, name: string, values: ArrayLike<number>, days: number): Float64Array => {
  const state = remembered(unit, name, () => ({ last: new Float64Array(days).fill(NaN) }))
  const all = newUnknown(days + values.length)
  all.set(state.last)
  all.set(values, days)
  state.last = all.slice(values.length)
  return all
}
