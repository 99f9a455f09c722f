import { median } from '../../../statistics/quantile'
import { byDay, daysWhere } from '../by-day'
import { carry, newCarried } from '../carry'
import { remembered } from '../remembered/unit-memory'
import { restDrifts } from '../sensors/rest-drift'
import type { DayColumn, UnitSeries } from '../unit-series'

/** Sensors that the refrigerant side of the balance is made of, by their hours of one value. */
const stuckColumns = ['same_discharge_h', 'same_suction_h', 'same_liquid_h', 'same_suction_kpa_h', 'same_discharge_kpa_h'] as const satisfies readonly DayColumn[]
const stuckH = 6
/** Days for which what casts doubt is held. */
const heldDays = 60
/** Thermistors that moved by so much, K, and pressures apart by so much, %. */
const movedK = 1
const apartPct = 5
/** Days of standby that a habit is the median of, taken anew every seventh, and how far above it power at rest is not only the unit's own, W and times. */
const usualDays = 70
const learnEvery = 7
const moreW = 50
const times = 2

/** Calls back per day: 1 doubt, 0 none, NaN not known; doubt is held until a day without it. */
const held = (unit: UnitSeries, name: string, of: (i: number) => number): Float64Array =>
  carry(byDay(unit.length, of), heldDays, new Set(unit.repairs), remembered(unit, `meters in doubt by ${name}`, newCarried))

const doubtIf = (value: number, limit: number): number => (Number.isNaN(value) ? NaN : value >= limit ? 1 : 0)

/** 1 on days on which the refrigerant side of the balance can't be held against a heat meter: a sensor behind it is in doubt. */
export const balanceDoubts = (unit: UnitSeries): Uint8Array => {
  const ran = (i: number) => ((unit.day.starts[i] as number) >= 1 ? 0 : NaN)
  const moved = restDrifts(unit).flatMap(({ members, levels }) => members.flatMap((member, m) => (member === 'suction' || member === 'liquid' ? [{ member, level: levels[m] as Float64Array }] : [])))
  const { rest_pressure_pct: suction, rest_discharge_pressure_pct: discharge } = unit.day
  const causes = [
    ...stuckColumns.map((column) => held(unit, column, (i) => ((unit.day[column][i] as number) >= stuckH ? 1 : ran(i)))),
    ...moved.map(({ member, level }) => held(unit, member, (i) => doubtIf(Math.abs(level[i] as number), movedK))),
    held(unit, 'pressures apart', (i) => doubtIf(Math.abs((suction[i] as number) - (discharge[i] as number)), apartPct)),
  ]
  return daysWhere(unit.length, (i) => causes.some((cause) => cause[i] === 1))
}

/** 1 on days on which power at rest is far above its habit, so that what is metered is more than the heat pump's. A meter that reads double makes it no more than double. */
export const standbyDoubts = (unit: UnitSeries): Uint8Array => {
  const habit = remembered(unit, 'habit of power at rest', () => ({ recent: [] as number[], usual: NaN }))
  const doubt = held(unit, 'standby', (i) => {
    const watts = unit.day.standby_w[i] as number
    if (Number.isNaN(watts)) return NaN
    if (watts - habit.usual >= moreW && watts > times * habit.usual) return 1
    if (habit.recent.push(watts) % learnEvery === 0) {
      habit.recent = habit.recent.slice(-usualDays)
      habit.usual = Math.max(0, median(habit.recent))
    }
    return 0
  })
  return daysWhere(unit.length, (i) => doubt[i] === 1)
}
