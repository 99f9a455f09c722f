import { newWindow, rollingMedian } from '../../statistics/held-value'
import { median } from '../../statistics/quantile'
import { restartsOf } from './baseline/restarts'
import { dailyResidual } from './baseline/daily-residual'
import { nameCauses } from './causes/name-causes'
import { causes } from './causes/signatures'
import { damageOf } from './compressor/damage'
import { compressorHealth } from './compressor/health'
import { mostWeeks, timeToAct } from './compressor/time-to-act'
import { gatesOf, type Model } from './model'
import { hold } from './remembered/hold'
import { lookingBack } from './remembered/looking-back'
import { restarted } from './remembered/restarted'
import { remembered } from './remembered/unit-memory'
import type { UnitSeries } from './unit-series'

const wearing: readonly number[] = ['compressor_bearing_wear', 'compressor_valve_leakage'].map((cause) => (causes as readonly string[]).indexOf(cause))

/**
 * How far is the compressor on its way to failure? `vibration_ratio`: vibration over the unit's own at the same conditions,
 * median of 7 compared days, held on 5 of 7 (analytics notes 3.2). `compressor_damage`: D of 3.5, 1 at failure, while wear
 * is what the residuals name, else 0.
 */
export const compressorCondition: Model = {
  name: 'compressor-condition',
  detectors: ['vibration_ratio', 'compressor_damage'],
  compute: (unit) => {
    const { named, followed, last } = nameCauses(unit)
    const restarts = restartsOf(unit)
    const vibration = dailyResidual(followed.modes, unit.length, 'vibration')
    const smooth = rollingMedian(vibration, { of: 7, within: 30, least: 5, restarts }, remembered(unit, 'vibration of 7 days', newWindow))
    const damage = hold(unit, 'compressor_damage', damageOf(unit), { k: 5, of: 7, within: 60, restarts })
    const held = {
      vibration_ratio: hold(unit, 'vibration_ratio', smooth, { k: 5, of: 7, within: 30, restarts }).map(Math.exp),
      compressor_damage: damage.map((value, i) => (Number.isNaN(value) ? NaN : wearing.includes(named[i] as number) ? value : 0)),
    }
    const { index, families, contributors } = compressorHealth(unit)
    const weekly = weeklyMedians(unit)
    const time = wearing.includes(last?.named ?? -1) ? timeToAct(weekly(), seedOf(unit.unitId)) : 'no wear is named'
    return {
      held,
      contributors,
      condition: {
        compressorHealth: index,
        healthFamilies: families,
        weeksToActP10: typeof time === 'string' ? NaN : time.p10,
        weeksToActP50: typeof time === 'string' ? NaN : time.p50,
        weeksToActP90: typeof time === 'string' ? NaN : time.p90,
        noTimeToAct: typeof time === 'string' ? time : undefined,
      },
      gates: [
        ...gatesOf('vibration_ratio', held.vibration_ratio, because(unit, 'vibration not measured, or fewer than 9 compared days')),
        ...gatesOf('compressor_damage', held.compressor_damage, because(unit, 'fewer than 11 compared days')),
      ],
    }
  },
}

const because = (unit: UnitSeries, reason: string) => (i: number): string => (unit.day.present[i] === 1 ? reason : 'no telemetry')

/** Medians of damage over weeks that end with the unit's last day, since the last restart; NaN for those that no time is told by. */
const weeklyMedians = (unit: UnitSeries): (() => number[]) => {
  const back = 7 * mostWeeks
  const damage = lookingBack(unit, 'damage', damageOf(unit), back)
  const weeks = Math.floor((unit.length - restarted(unit).restartedAt) / 7)
  return () => Array.from({ length: weeks }, (_, week) => {
    const end = back + unit.length - 7 * (weeks - 1 - week)
    return weeks - week > mostWeeks ? NaN : median(damage.subarray(end - 7, end))
  })
}

/** A seed that is the unit's own (FNV-1a of its id). */
const seedOf = (unitId: string): number => {
  let hash = 0x811c9dc5
  for (let i = 0; i < unitId.length; i++) hash = Math.imul(hash ^ unitId.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
