import { gatesOf, type Model } from './model'
import { stationOffset, stuckHours, sunHours } from './outdoor-sensor'

/** Is the unit's outdoor sensor frozen, in the sun, drifting or off? */
export const outdoorSensor: Model = {
  name: 'outdoor-sensor',
  detectors: ['outdoor_stuck_h', 'outdoor_sun_h', 'outdoor_drift_k', 'outdoor_bias_k'],
  compute: (unit) => {
    const { drift, bias } = stationOffset(unit)
    const held = { outdoor_stuck_h: stuckHours(unit), outdoor_sun_h: sunHours(unit), outdoor_drift_k: drift, outdoor_bias_k: bias }
    const noStation = unit.day.station_night_c.every(Number.isNaN)
    const silent = (i: number, otherwise: string) => (unit.day.present[i] === 1 ? otherwise : 'no telemetry')
    return {
      held,
      gates: [
        ...gatesOf('outdoor_stuck_h', held.outdoor_stuck_h, (i) => silent(i, 'fewer than 3 days with a running compressor and outdoor readings')),
        ...gatesOf('outdoor_sun_h', held.outdoor_sun_h, () => 'no telemetry'),
        ...gatesOf('outdoor_drift_k', drift, (i) => (noStation ? 'no weather station' : silent(i, 'fewer than 60 nights to compare with'))),
        ...gatesOf('outdoor_bias_k', bias, (i) => (noStation ? 'no weather station' : silent(i, 'fewer than 14 nights with both readings'))),
      ],
    }
  },
}
