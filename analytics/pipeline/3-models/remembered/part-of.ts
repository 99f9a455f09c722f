import type { DayValues, ModeValues, UnitSeries } from '../unit-series'

/** The days of a series from a position up to another (not included), in the same memory. */
export const partOf = (unit: UnitSeries, from: number, to: number): UnitSeries => {
  const part = <Values extends DayValues | ModeValues>(values: Values): Values =>
    Object.fromEntries(Object.entries(values).map(([name, column]) => [name, (column as Float64Array).subarray(from, to)])) as Values
  const within = (positions: readonly number[]): number[] => positions.filter((position) => position >= from && position < to).map((position) => position - from)
  return {
    ...unit,
    firstDay: unit.firstDay + from,
    length: to - from,
    repairs: within(unit.repairs),
    updates: within(unit.updates),
    day: part(unit.day),
    modes: { heat: part(unit.modes.heat), dhw: part(unit.modes.dhw), cool: part(unit.modes.cool) },
  }
}
