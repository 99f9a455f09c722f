import type { PressureVerdict, RestingPressures, RestingTransducer } from '../../contract/unit'
import { isoDay } from '../../contract/days'
import type { Columns } from '../../db/to-columns'
import { levelsOf } from '../../pipeline/3-models/sensors/rest-pressure'
import type { Thresholds } from '../../pipeline/4-findings/profile'
import { daysWith, lastOf, overNow, restsFrom, type Rests } from './rests'

const transducers = ['suction', 'discharge'] as const

/** Pressures of the resting circuit against saturation, each since its own first ten rests; what is said of them is what the rules judge by. */
export const pressuresAtRest = (unit: Rests, statistics: Columns, signals: ReadonlySet<string>, threshold: Thresholds): RestingPressures => {
  const limits = { apartPct: threshold('sensor.pressure_pct'), lowPct: threshold('leak.offstate_p_pct'), highPct: threshold('leak.offstate_high_pct') }
  const days = daysWith(Object.values(unit.pressure), unit)
  const judged = [
    { verdict: 'apart' as const, ...overNow(statistics, 'pressure_sensor_pct', limits.apartPct) },
    { verdict: 'low' as const, ...overNow(statistics, 'pressure_low_pct', limits.lowPct) },
    { verdict: 'high' as const, ...overNow(statistics, 'pressure_high_pct', limits.highPct) },
  ]
  const over = judged.find(({ from }) => from !== undefined)
  const verdict: PressureVerdict = over?.verdict ?? (judged.every(({ now }) => Number.isNaN(now)) ? 'not_enough' : 'agrees')
  const last = days.at(-1)
  return {
    known: transducers.filter((transducer) => signals.has(`${transducer}_kpa`)).length,
    restDays: days.length,
    lastRestOn: last === undefined ? null : isoDay(unit.firstDay + last),
    ...limits,
    transducers: transducers.flatMap((transducer) => (unit.pressure[transducer].every(Number.isNaN) ? [] : [resting(unit, transducer)])),
    verdict,
    heldPct: over?.now ?? null,
    since: over?.from === undefined ? null : isoDay(over.from),
    restsSince: restsFrom(unit, over?.from),
  }
}

const resting = (unit: Rests, transducer: RestingTransducer['transducer']): RestingTransducer => {
  const { daily, shift } = levelsOf(unit.pressure[transducer], unit.restarts)
  const places = daysWith([daily], unit)
  return {
    transducer,
    days: places.map((i) => unit.firstDay + i),
    shiftPct: places.map((i) => daily[i] as number),
    levelPct: lastOf(shift),
  }
}
