import { carry } from '../carry'
import { gatesOf, type Model } from '../model'
import type { UnitSeries } from '../unit-series'
import { pairLevel, restColumn, restGroups, restLevels, restSensors, type RestLevels, type RestSensor } from './rest-group'

const known = new WeakMap<UnitSeries, readonly RestLevels[]>()

/** Levels of both groups of sensors, once however many models ask. Pure. */
export const restDrifts = (unit: UnitSeries): readonly RestLevels[] => {
  const before = known.get(unit)
  if (before !== undefined) return before
  const restarts = new Set(unit.repairs)
  const found = Object.values(restGroups).map((members) => restLevels(unit, members, restarts))
  known.set(unit, found)
  return found
}

/** Days for which the level of the last rest is held: in deep winter an inverter rarely rests. */
export const carryDays = 45

/**
 * Does a thermistor drift against those beside it while the compressor rests (analytics notes 6.1)? `drift_<sensor>_k`: K
 * without sign, of the one member of three or more that moved while the others agree, 0 for the rest. `drift_pair_k`: of two.
 */
export const restDrift: Model = {
  name: 'rest-drift',
  detectors: [...restSensors.map((sensor) => `drift_${sensor}_k`), 'drift_pair_k'],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const held: Record<string, Float64Array> = {}
    for (const { members, levels, moved } of restDrifts(unit))
      members.forEach((member, m) => {
        const own = (levels[m] as Float64Array).map((level, i) => (Number.isNaN(level) ? NaN : moved[i] === m ? Math.abs(level) : 0))
        held[`drift_${member}_k`] = carry(own, carryDays, restarts)
      })
    held.drift_pair_k = carry(pairLevel(unit, restarts).map(Math.abs), carryDays, restarts)
    const never = (sensor: RestSensor) => unit.day[restColumn(sensor)].every(Number.isNaN)
    const waiting = `fewer than 20 rests, 10 to start from and 10 to judge, or none for ${carryDays} days`
    return {
      held,
      gates: [
        ...restSensors.flatMap((sensor) => {
          const reason = never(sensor) ? 'not measured beside two others at rest' : waiting
          return gatesOf(`drift_${sensor}_k`, held[`drift_${sensor}_k`] as Float64Array, () => reason)
        }),
        ...gatesOf('drift_pair_k', held.drift_pair_k, () => (never('supply') ? 'no pair of sensors at rest' : waiting)),
      ],
    }
  },
}
