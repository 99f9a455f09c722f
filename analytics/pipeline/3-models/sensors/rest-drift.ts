import { carry, newCarried } from '../carry'
import { gatesOf, type Model } from '../model'
import { onceForUnit } from '../once-for-unit'
import { ever } from '../remembered/ever'
import { remembered } from '../remembered/unit-memory'
import { newRestsKnown, pairLevel, restColumn, restGroups, restLevels, restSensors, type RestLevels, type RestSensor } from './rest-group'

/** Levels of both groups of sensors, once however many models ask. Pure. */
export const restDrifts = onceForUnit((unit): readonly RestLevels[] => {
  const restarts = new Set(unit.repairs)
  return Object.entries(restGroups).map(([group, members]) => restLevels(unit, members, restarts, remembered(unit, `${group} rests`, () => members.map(newRestsKnown))))
})

/** Days for which the level of the last rest is held: in deep winter an inverter rarely rests. */
export const carryDays = 45

/** `bias_<sensor>_k` beside `drift_<sensor>_k`. */
const names = [...restSensors, 'pair'] as const
type Name = (typeof names)[number]

/**
 * Does a thermistor drift against those beside it while the compressor rests (analytics notes 6.1)? `drift_<sensor>_k`: K
 * without sign, of the one member of three or more that moved while the others agree, 0 for the rest; `drift_pair_k`: of two.
 * `bias_<sensor>_k`: the same where it came from one rest to the next, else 0.
 */
export const restDrift: Model = {
  name: 'rest-drift',
  detectors: [...names.map((name) => `drift_${name}_k`), ...names.map((name) => `bias_${name}_k`)],
  compute: (unit) => {
    const restarts = new Set(unit.repairs)
    const held: Record<string, Float64Array> = {}
    const hold = (name: Name, level: Float64Array, sudden: Uint8Array) => {
      const carried = (values: Float64Array, detector: string) => (held[detector] = carry(values, carryDays, restarts, remembered(unit, detector, newCarried)))
      carried(level, `drift_${name}_k`)
      carried(level.map((value, i) => (Number.isNaN(value) ? NaN : sudden[i] === 1 ? value : 0)), `bias_${name}_k`)
    }
    for (const { members, levels, moved, sudden } of restDrifts(unit))
      members.forEach((member, m) => {
        const own = (levels[m] as Float64Array).map((level, i) => (Number.isNaN(level) ? NaN : moved[i] === m ? Math.abs(level) : 0))
        hold(member, own, sudden[m] as Uint8Array)
      })
    const pair = pairLevel(unit, restarts, remembered(unit, 'pair rests', newRestsKnown))
    hold('pair', pair.level.map(Math.abs), pair.sudden)
    const measured = new Set(restSensors.filter((sensor) => ever(unit, `${sensor} at rest measured`, !unit.day[restColumn(sensor)].every(Number.isNaN))))
    const never = (sensor: RestSensor) => !measured.has(sensor)
    const waiting = `fewer than 15 rests, 10 to start from and 5 to judge, or none for ${carryDays} days`
    const reasonOf = (name: Name): string =>
      name === 'pair' ? (never('supply') ? 'no pair of sensors at rest' : waiting) : never(name) ? 'not measured beside two others at rest' : waiting
    return {
      held,
      gates: names.flatMap((name) => {
        const reason = reasonOf(name)
        return [`drift_${name}_k`, `bias_${name}_k`].flatMap((detector) => gatesOf(detector, held[detector] as Float64Array, () => reason))
      }),
    }
  },
}
