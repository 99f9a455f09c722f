import { circuitOf } from '../../pipeline/2-features/unit/circuit'
import { clocksOf } from '../../pipeline/2-features/unit/clocks'
import { mode as codes } from '../../pipeline/2-features/unit/codes'
import { defrostMethods } from '../../pipeline/2-features/unit/defrost-methods'
import { defrostSigns } from '../../pipeline/2-features/unit/defrost-signs'
import { addModes, newModeTable } from '../../pipeline/2-features/unit/mode-part'
import { outdoorFaults } from '../../pipeline/2-features/unit/outdoor-faults'
import { compressorState } from '../../pipeline/2-features/unit/running'
import { daySpans, type SeriesRows } from '../../pipeline/2-features/unit/series-rows'
import { stepsOf } from '../../pipeline/2-features/unit/steps'
import type { UnitFacts } from '../../pipeline/2-features/unit/unit-facts'
import { modeColumns, modes, type Mode, type ModeValues } from '../../pipeline/3-models/unit-series'

/** Steady samples of a unit, each with everything a day's medians would have, by mode; one position a sample. */
export interface SteadySamples {
  values: Record<Mode, ModeValues>
}

/** Local days since 1970-01-01, both included. */
export interface DayRange {
  from: number
  to: number
}

/**
 * Passes every sample that a mode ran in through the features' steady-state gate and derived quantities, one sample at
 * a time where a day's medians take them together.
 */
export const steadySamplesOf = (rows: SeriesRows, facts: UnitFacts, period: DayRange = { from: -Infinity, to: Infinity }): SteadySamples => {
  const circuit = circuitOf(facts)
  const days = daySpans(rows)
  const running = compressorState(rows)
  const outdoor = outdoorFaults(rows, days, running)
  const { method: methods } = defrostMethods(rows, days, running)
  const steps = stepsOf(rows, days, running, outdoor, methods, defrostSigns(rows, days, methods, running))
  const clocks = clocksOf(rows, steps)
  const table = newModeTable()
  for (const { day, from, to } of days.filter((span) => span.day >= period.from && span.day <= period.to))
    for (let i = from; i < to; i++) if (isMode(steps.runMode[i] as number)) addModes(table, rows, steps, clocks, { day, from: i, to: i + 1 }, circuit)
  const columns: Readonly<Partial<Record<string, Float64Array>>> = table.column
  const column = (name: string): Float64Array | undefined => columns[name]?.subarray(0, table.count)
  const steady = column('steady_samples') as Float64Array
  const mode = column('mode') as Float64Array
  const rowsOf = (wanted: Mode): number[] => [...steady.keys()].filter((row) => steady[row] === 1 && mode[row] === codes[wanted])
  const byMode = <Value>(of: (rows: readonly number[]) => Value) => Object.fromEntries(modes.map((one) => [one, of(rowsOf(one))])) as Record<Mode, Value>
  const pick = (source: Float64Array | undefined, picked: readonly number[]) => Float64Array.from(picked, (row) => source?.[row] ?? NaN)
  return { values: byMode((picked) => Object.fromEntries(modeColumns.map((name) => [name, pick(column(name), picked)])) as ModeValues) }
}

const isMode = (code: number): boolean => modes.some((mode) => codes[mode] === code)
