import type { UnitHead } from './load-heads'
import { dayColumns, modeColumns, modes, type DayValues, type Mode, type ModeValues, type UnitSeries } from './unit-series'

/** The numbers of a unit's series for each of its days. */
const numbersPerDay = dayColumns.length + modes.length * modeColumns.length

/** The bytes that the series of so many days take. */
export const bytesOfSeries = (length: number): number => Float64Array.BYTES_PER_ELEMENT * numbersPerDay * length

/** The pieces of memory that series of units which were made in shared memory lie in. */
export const memoryOf = (units: readonly UnitSeries[]): SharedArrayBuffer[] => units.map(({ day }) => day.present.buffer as SharedArrayBuffer)

/** A unit without a value, of so many days. Every column is a part of one piece of memory. */
export const emptySeries = ({ unitId, firstDay, hydronic, register, repairs, updates, like }: UnitHead, length: number, memory: ArrayBufferLike = new ArrayBuffer(bytesOfSeries(length))): UnitSeries => {
  const numbers = new Float64Array(memory, 0, numbersPerDay * length).fill(NaN)
  let taken = 0
  const next = (): Float64Array => numbers.subarray(taken, (taken += length))
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
