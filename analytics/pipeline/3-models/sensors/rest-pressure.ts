import { newWindow, rollingMedian, type Window } from '../../../statistics/held-value'
import { newMarks, newUnknown } from '../../../statistics/memory'
import { byDay } from '../by-day'
import { carry, newCarried } from '../carry'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { forgetFirst, levelBefore, newFirstValues, type FirstValues } from '../remembered/first-values'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'
import { carryDays, restDrifts } from './rest-drift'
import { baselineRests, levelOf, restMoment } from './rest-group'
import { cameSuddenly, newJumps } from './sudden-shift'

/** A transducer may be off by so much from the start, % of saturation pressure, before that alone counts. */
const toleratedPct = 5
/** Shift of a thermistor of the outdoor group, K, from which the temperature that pressures are held against is in doubt. */
const doubtfulK = 0.7

const columns = ['rest_pressure_pct', 'rest_discharge_pressure_pct'] as const

/**
 * Pressure of the resting circuit against saturation at the coldest line (analytics notes 4.1.6), %, against the unit's own
 * first ten rests, or absolute beyond 5 %. `pressure_low_pct`, `pressure_high_pct`: every transducer says so (vapour only;
 * air in the circuit). `pressure_sensor_pct`: suction and discharge, which are one pressure at rest, moved apart;
 * `bias_pressure_pct`: the same where they did from one rest to the next, else 0.
 */
export const restPressure: Model = {
  name: 'rest-pressure',
  detectors: ['pressure_low_pct', 'pressure_high_pct', 'pressure_sensor_pct', 'bias_pressure_pct'],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const levels = (column: (typeof columns)[number]) => levelsOf(unit.day[column], restarts, remembered(unit, `${column} at rests`, newPressureKnown))
    const [suction, discharge] = [levels('rest_pressure_pct'), levels('rest_discharge_pressure_pct')]
    const doubtful = temperatureInDoubt(unit)
    const judge = (name: string, value: (i: number) => number): Float64Array => carry(byDay(unit.length, value), carryDays, restarts, remembered(unit, name, newCarried))
    const common = (sign: 1 | -1) => (i: number) => {
      const values = [suction, discharge].flatMap(({ shift, level }) => (Number.isNaN(shift[i]) ? [] : [Math.max(sign * (shift[i] as number), sign * (level[i] as number) - toleratedPct)]))
      return values.length === 0 || doubtful[i] === 1 ? NaN : Math.max(0, Math.min(...values))
    }
    const apart = suction.shift.map((shift, i) => shift - (discharge.shift[i] as number))
    const sudden = cameSuddenly(suction.daily.map((shift, i) => shift - (discharge.daily[i] as number)), apart, { ...restMoment, restarts }, remembered(unit, 'pressures apart at rests', newJumps))
    const held = {
      pressure_low_pct: judge('pressure_low_pct', common(-1)),
      pressure_high_pct: judge('pressure_high_pct', common(1)),
      pressure_sensor_pct: judge('pressure_sensor_pct', (i) => Math.abs(apart[i] as number)),
      bias_pressure_pct: judge('bias_pressure_pct', (i) => (sudden[i] === 1 || Number.isNaN(apart[i]) ? Math.abs(apart[i] as number) : 0)),
    }
    const measured = columns.map((column) => ever(unit, `${column} measured`, !unit.day[column].every(Number.isNaN)))
    const waiting = 'fewer than 15 rests with pressures, or a line thermistor in doubt'
    const reason = (needed: boolean) => () => (needed ? waiting : 'no pressure at rest')
    return {
      held,
      gates: [
        ...gatesOf('pressure_low_pct', held.pressure_low_pct, reason(measured.includes(true))),
        ...gatesOf('pressure_high_pct', held.pressure_high_pct, reason(measured.includes(true))),
        ...(['pressure_sensor_pct', 'bias_pressure_pct'] as const).flatMap((name) => gatesOf(name, held[name], reason(!measured.includes(false)))),
      ],
    }
  },
}

/** What one transducer says at rest, %. */
export interface PressureLevels {
  /** Shift of each rest from the median of the first ten, and its median over the last seven. */
  daily: Float64Array
  shift: Float64Array
  /** Median of the last seven rests. */
  level: Float64Array
}

/** What is known of a transducer from its rests so far, which those that follow go on from. */
export interface PressureKnown {
  first: FirstValues
  shifts: Window
  levels: Window
}

export const newPressureKnown = (): PressureKnown => ({ first: newFirstValues(), shifts: newWindow(), levels: newWindow() })

/** Levels of a transducer from its readings per position, NaN without a rest. */
export const levelsOf = (values: Float64Array, restarts: ReadonlySet<number>, known = newPressureKnown()): PressureLevels => {
  const empty = () => newUnknown(values.length)
  const [daily, judged] = [empty(), empty()]
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (restarts.has(i)) forgetFirst(known.first)
    if (Number.isNaN(value)) continue
    const baseline = levelBefore(known.first, value, baselineRests)
    if (Number.isNaN(baseline)) continue
    daily[i] = value - baseline
    judged[i] = value
  }
  const options = { ...levelOf, restarts }
  return { daily, shift: rollingMedian(daily, options, known.shifts), level: rollingMedian(judged, options, known.levels) }
}

const temperatureInDoubt = (unit: UnitSeries): Uint8Array => {
  const doubtful = newMarks(unit.length)
  for (const { levels } of restDrifts(unit).slice(0, 1))
    for (const level of levels)
      for (let i = 0; i < unit.length; i++) if (Math.abs(level[i] as number) >= doubtfulK) doubtful[i] = 1
  return doubtful
}
