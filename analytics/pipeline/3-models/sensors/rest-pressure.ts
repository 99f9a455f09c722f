import { rollingMedian } from '../../../statistics/held-value'
import { newMarks, newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import { byDay } from '../by-day'
import { carry } from '../carry'
import { gatesOf, type Model } from '../model'
import type { UnitSeries } from '../unit-series'
import { carryDays, restDrifts } from './rest-drift'
import { baselineRests, levelOf, restMoment } from './rest-group'
import { cameSuddenly } from './sudden-shift'

/** A transducer may be off by so much from the start, % of saturation pressure, before that alone counts. */
const toleratedPct = 5
/** Shift of a thermistor of the outdoor group, K, from which the temperature that pressures are held against is in doubt. */
const doubtfulK = 0.7

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
    const suction = levelsOf(unit.day.rest_pressure_pct, restarts)
    const discharge = levelsOf(unit.day.rest_discharge_pressure_pct, restarts)
    const doubtful = temperatureInDoubt(unit)
    const judge = (value: (i: number) => number): Float64Array => carry(byDay(unit.length, value), carryDays, restarts)
    const common = (sign: 1 | -1) => (i: number) => {
      const values = [suction, discharge].flatMap(({ shift, level }) => (Number.isNaN(shift[i]) ? [] : [Math.max(sign * (shift[i] as number), sign * (level[i] as number) - toleratedPct)]))
      return values.length === 0 || doubtful[i] === 1 ? NaN : Math.max(0, Math.min(...values))
    }
    const apart = suction.shift.map((shift, i) => shift - (discharge.shift[i] as number))
    const sudden = cameSuddenly(suction.daily.map((shift, i) => shift - (discharge.daily[i] as number)), apart, { ...restMoment, restarts })
    const held = {
      pressure_low_pct: judge(common(-1)),
      pressure_high_pct: judge(common(1)),
      pressure_sensor_pct: judge((i) => Math.abs(apart[i] as number)),
      bias_pressure_pct: judge((i) => (sudden[i] === 1 || Number.isNaN(apart[i]) ? Math.abs(apart[i] as number) : 0)),
    }
    const measured = [unit.day.rest_pressure_pct, unit.day.rest_discharge_pressure_pct].map((values) => !values.every(Number.isNaN))
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

/** Levels of a transducer from its readings per position, NaN without a rest. */
export const levelsOf = (values: Float64Array, restarts: ReadonlySet<number>): PressureLevels => {
  const empty = () => newUnknown(values.length)
  const [daily, judged] = [empty(), empty()]
  let first: number[] = []
  let baseline = NaN
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number
    if (restarts.has(i)) {
      first = []
      baseline = NaN
    }
    if (Number.isNaN(value)) continue
    if (!Number.isNaN(baseline)) {
      daily[i] = value - baseline
      judged[i] = value
    } else if (first.push(value) >= baselineRests) baseline = median(first)
  }
  const options = { ...levelOf, restarts }
  return { daily, shift: rollingMedian(daily, options), level: rollingMedian(judged, options) }
}

const temperatureInDoubt = (unit: UnitSeries): Uint8Array => {
  const doubtful = newMarks(unit.length)
  for (const { levels } of restDrifts(unit).slice(0, 1))
    for (const level of levels)
      for (let i = 0; i < unit.length; i++) if (Math.abs(level[i] as number) >= doubtfulK) doubtful[i] = 1
  return doubtful
}
