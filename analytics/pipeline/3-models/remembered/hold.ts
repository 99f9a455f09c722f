import { heldValue, newWindow, type HeldOptions } from '../../../statistics/held-value'
import type { UnitSeries } from '../unit-series'
import { remembered } from './unit-memory'

/** The held value of a detector, whose window goes on from the days before. */
export const hold = (unit: Pick<UnitSeries, 'memory'>, detector: string, daily: ArrayLike<number>, options: HeldOptions): Float64Array =>
  heldValue(daily, options, remembered(unit, `held ${detector}`, newWindow))
