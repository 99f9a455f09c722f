import type { UnitHead } from './load-heads'
import { dayColumns, modeColumns, modes, type DayValues, type Mode, type ModeValues, type UnitSeries } from './unit-series'

/** A unit without a value, of so many days. Every column is a part of one piece of memory, which can be handed to a thread at once. */
export const emptySeries = ({ unitId, firstDay, hydronic, register, repairs, updates, like }: UnitHead, length: number): UnitSeries => {
  const memory = new Float64Array((dayColumns.length + modes.length * modeColumns.length) * length).fill(NaN)
  let taken = 0
  const next = (): Float64Array => memory.subarray(taken, (taken += length))
  const modeValues = () => Object.fromEntries(modeColumns.map((name) => [name, next()])) as ModeValues
  return {
    unitId,
    firstDay,
    length,
    hydronic,
    register,
    repairs,
    updates,
    ...(like === undefined ? {} : { like }),
    day: Object.fromEntries(dayColumns.map((name) => [name, next()])) as DayValues,
    modes: Object.fromEntries(modes.map((mode) => [mode, modeValues()])) as Record<Mode, ModeValues>,
  }
}
