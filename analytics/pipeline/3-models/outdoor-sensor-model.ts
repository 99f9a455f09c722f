import { gatesOf, type Model } from './model'
import { ever } from './remembered/ever'
import { invalidHours, stationOffset, stuckHours, sunHours } from './outdoor-sensor'

/** Is the unit's outdoor sensor frozen, in the sun, out of range, drifting or off? */
export const outdoorSensor: Model = {
  name: 'outdoor-sensor',
  detectors: ['outdoor_stuck_h', 'outdoor_sun_h', 'outdoor_invalid_h', 'outdoor_drift_k', 'outdoor_step_k', 'outdoor_bias_k'],
  compute: (unit) => {
    const { drift, step, bias } = stationOffset(unit)
    const held = {
      outdoor_stuck_h: stuckHours(unit),
      outdoor_sun_h: sunHours(unit),
      outdoor_invalid_h: invalidHours(unit),
      outdoor_drift_k: drift,
      outdoor_step_k: step,
      outdoor_bias_k: bias,
    }
    const noStation = !ever(unit, 'weather station at night', !unit.day.station_night_c.every(Number.isNaN))
    const because = (reason: string) => (i: number) => (unit.day.present[i] === 1 ? reason : 'no telemetry')
    const nights = (reason: string) => because(noStation ? 'no weather station' : reason)
    return {
      held,
      gates: [
        ...gatesOf('outdoor_stuck_h', held.outdoor_stuck_h, because('fewer than 3 days with a running compressor and outdoor readings')),
        ...gatesOf('outdoor_sun_h', held.outdoor_sun_h, because('no outdoor readings')),
        ...gatesOf('outdoor_invalid_h', held.outdoor_invalid_h, because('no outdoor readings')),
        ...gatesOf('outdoor_drift_k', drift, nights('fewer than 60 nights to compare with')),
        ...gatesOf('outdoor_step_k', step, nights('fewer than 60 nights to compare with')),
        ...gatesOf('outdoor_bias_k', bias, nights('fewer than 14 nights with both readings')),
      ],
    }
  },
}
