import { newWindow, rollingMedian } from '../../statistics/held-value'
import { newUnknown } from '../../statistics/memory'
import { median } from '../../statistics/quantile'
import { restartsOf } from './baseline/restarts'
import { nameCauses } from './causes/name-causes'
import { causes } from './causes/signatures'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'
import { remembered } from './remembered/unit-memory'
import { leakIndex } from './refrigerant/leak-index'
import { virtualChargeLost } from './refrigerant/virtual-charge'
import type { UnitSeries } from './unit-series'

const leak = causes.indexOf('refrigerant_leak')
/** A fast loss: the median of 3 compared days against that of 5 before the last 7 days. */
const fastDays = 3
const beforeDays = 5
const fastWithin = 7
const beforeWithin = 21

/**
 * How much refrigerant is gone against the unit's own baseline (analytics notes 4.2, 4.3)? `charge_lost_pct`: relative
 * virtual charge, median of 14 compared days, held on 5 of 7, while a leak is what the residuals name, else 0.
 * `charge_fall_7d_pct`: its fall within a week.
 */
export const refrigerantCharge: Model = {
  name: 'refrigerant-charge',
  detectors: ['charge_lost_pct', 'charge_fall_7d_pct'],
  compute: (unit) => {
    const { named } = nameCauses(unit)
    const restarts = restartsOf(unit)
    const lost = virtualChargeLost(unit)
    const smooth = rollingMedian(lost, { of: 14, within: 60, least: 7, restarts }, remembered(unit, 'charge of 14 days', newWindow))
    const slow = hold(unit, 'charge_lost_pct', smooth, { k: 5, of: 7, within: 60, restarts })
    const leaking = (value: number, i: number) => (Number.isNaN(value) ? NaN : named[i] === leak ? Math.max(0, value) : 0)
    const held = {
      charge_lost_pct: slow.map(leaking),
      charge_fall_7d_pct: fallOf(lost, unit, restarts).map(leaking),
    }
    const reason = (i: number) =>
      unit.day.present[i] !== 1 ? 'no telemetry' : Number.isNaN(lost[i]) ? 'no subcooling to compare that day' : 'too few compared days'
    return {
      held,
      gates: Object.entries(held).flatMap(([detector, values]) => gatesOf(detector, values, reason)),
      condition: { leakIndex: leakIndex(unit) },
    }
  },
}

/** Median of the last days less that of the days before the week, in points of charge; NaN with too few of either. */
const fallOf = (lost: Float64Array, unit: UnitSeries, restarts: ReadonlySet<number>): Float64Array => {
  const fall = newUnknown(lost.length)
  const { last } = remembered(unit, 'charge of 21 days', () => ({ last: [] as { day: number; value: number }[] }))
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) last.length = 0
    if (Number.isNaN(lost[i])) continue
    const day = unit.firstDay + i
    last.push({ day, value: lost[i] as number })
    while ((last[0]?.day as number) <= day - beforeWithin) last.shift()
    const old = last.findIndex((one) => one.day > day - fastWithin)
    if (last.length - old < fastDays || old < beforeDays) continue
    fall[i] = medianOf(last.slice(-fastDays)) - medianOf(last.slice(old - beforeDays, old))
  }
  return fall
}

const medianOf = (days: readonly { value: number }[]): number => median(days.map(({ value }) => value))
