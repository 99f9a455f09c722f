import { daysWhere } from '../by-day'
import type { Mode, UnitSeries } from '../unit-series'

/** What a baseline follows, one value per day. */
export interface Regressors {
  outdoor: Float64Array
  /** Water: supply temperature. Air: room temperature. */
  sink: Float64Array
  hz: Float64Array
  /** Heat moved, W: stands for the speed where that is not known. */
  heat: Float64Array
  rh: Float64Array
}

/** The conditions under which one mode of one unit ran, one value per day. */
export interface Conditions extends Regressors {
  /** 1 on days with a usable outdoor temperature. */
  usable: Uint8Array
  weight: Float64Array
  /** 1 on days whose values are ratios of whole-day energies. */
  daily: Float64Array
}

/** `doubtful` days (outdoor sensor in the sun or stuck) are left out unless a station measured the weather. */
export const conditionsOf = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean): Conditions => {
  const values = unit.modes[mode]
  const usable = daysWhere(unit.length, (i) => Number.isFinite(values.outdoor_c[i]) && (values.outdoor_station[i] === 1 || !doubtful(i)))
  return {
    usable,
    outdoor: values.outdoor_c,
    sink: unit.hydronic ? values.sink_c : values.indoor_c,
    hz: values.compressor_hz,
    heat: values.heat_w.map(Math.abs),
    rh: values.rh_pct,
    weight: values.steady_samples.map((samples) => (samples > 0 ? samples : 1)),
    daily: values.daily,
  }
}
