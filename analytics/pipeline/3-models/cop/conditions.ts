import { finite, median } from '../../../statistics/quantile'
import type { Expectation } from '../model'
import type { Mode, UnitSeries } from '../unit-series'

/** What is compared in one mode of one unit, and under which conditions, one value per day. */
export interface Conditions {
  metric: Expectation['metric']
  /** ln of the metric; NaN on days that can't be used. */
  y: Float64Array
  outdoor: Float64Array
  /** Water: supply temperature. Air: room temperature. */
  sink: Float64Array
  hz: Float64Array
  rh: Float64Array
  weight: Float64Array
  daily: boolean
}

/**
 * Chooses the metric: the Carnot fraction where heat goes into water; COP where it goes into air, since supply air
 * temperature is a result of output; electrical power at a known compressor speed where no COP is known.
 * `doubtful` days (outdoor sensor in the sun or stuck, no station) are left out.
 */
export const conditionsOf = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean): Conditions | undefined => {
  const values = unit.modes[mode]
  const count = (column: Float64Array) => finite(column).length
  const metric =
    unit.hydronic && count(values.carnot_fraction) >= 0.8 * count(values.cop) && count(values.cop) > 0 ? 'carnot_fraction'
    : count(values.cop) > 0 ? 'cop'
    : count(values.power_w) > 0 && count(values.compressor_hz) > 0 ? 'power_w'
    : undefined
  if (metric === undefined) return undefined
  const y = values[metric].map((value, i) => {
    const usable = value > 0 && Number.isFinite(values.outdoor_c[i]) && !(values.outdoor_station[i] !== 1 && doubtful(i))
    return usable ? Math.log(value) : NaN
  })
  const daily = median(values.daily) === 1
  return {
    metric,
    y,
    outdoor: values.outdoor_c,
    sink: unit.hydronic ? values.sink_c : values.indoor_c,
    hz: values.compressor_hz,
    rh: values.rh_pct,
    weight: values.steady_samples.map((samples) => (samples > 0 ? samples : 1)),
    daily,
  }
}
