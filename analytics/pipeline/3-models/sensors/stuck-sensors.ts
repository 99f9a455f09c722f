import { newUnknown } from '../../../statistics/memory'
import { gatesOf, type Model } from '../model'
import { ever } from '../remembered/ever'
import { hold } from '../remembered/hold'
import { modes, type DayColumn, type ModeColumn, type UnitSeries } from '../unit-series'

/** Hours of one value of each sensor that can't stand still while a compressor comes and goes; outdoor air is judged apart. */
const stuckColumns = [
  'same_supply_h', 'same_return_h', 'same_discharge_h', 'same_suction_h', 'same_liquid_h', 'same_coil_h', 'same_suction_kpa_h', 'same_discharge_kpa_h',
] as const satisfies readonly DayColumn[]
const readings = [
  'supply_c', 'return_c', 'discharge_c', 'suction_c', 'liquid_c', 'outdoor_coil_c', 'suction_kpa', 'discharge_kpa',
] as const satisfies readonly ModeColumn[]

/**
 * `stuck_sensor_h`: hours of one identical reading of any sensor while the compressor changed state at least twice
 * (analytics notes 0.3), on the third worst of the last five days on which it did.
 */
export const stuckSensors: Model = {
  name: 'stuck-sensors',
  detectors: ['stuck_sensor_h'],
  compute: (unit) => {
    const daily = longestStretch(unit)
    const held = hold(unit, 'stuck_sensor_h', daily, { k: 3, of: 5, within: 15, restarts: new Set(unit.repairs) })
    const measured = ever(unit, 'sensors that could be stuck', daily.some(Number.isFinite))
    return {
      held: { stuck_sensor_h: held },
      gates: gatesOf('stuck_sensor_h', held, (i) =>
        !measured ? 'no sensor beside the outdoor one' : unit.day.present[i] === 1 ? 'fewer than three days on which the compressor started' : 'no telemetry'),
    }
  },
}

/** Longest stretch of one value of any sensor, h; 0 on days that saw the compressor start and every sensor move. */
const longestStretch = (unit: UnitSeries): Float64Array => {
  const longest = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    for (const column of stuckColumns) {
      const hours = unit.day[column][i] as number
      if (!Number.isNaN(hours) && !(hours <= (longest[i] as number))) longest[i] = hours
    }
    if (!Number.isNaN(longest[i]) || !((unit.day.starts[i] as number) >= 1)) continue
    if (modes.some((mode) => readings.some((name) => !Number.isNaN(unit.modes[mode][name][i])))) longest[i] = 0
  }
  return longest
}
