import type { Expectation } from '../model'
import type { Mode, UnitSeries } from '../unit-series'

/** What is compared in one mode of one unit, and under which conditions, one value per day. */
export interface Conditions {
  metric: Expectation['metric']
  /** ln of the metric less `ideal`; NaN on days that can't be used. */
  y: Float64Array
  /** ln of the ideal COP between room and outdoor air, for COP of air systems; else 0. */
  ideal: Float64Array
  outdoor: Float64Array
  /** Water: supply temperature. Air: room temperature. */
  sink: Float64Array
  hz: Float64Array
  rh: Float64Array
  weight: Float64Array
  /** 1 on days whose values are ratios of whole-day energies. */
  daily: Float64Array
}

/** Usual distance of the refrigerant from room air and from outdoor air, K, and the room where it is not known. */
const indoorApproachK = 18
const outdoorApproachK = 8
const usualRoomC = 21

/** ln of the Carnot COP of an air-to-air machine in heating or cooling. */
const lnIdealCop = (mode: Mode, indoor: number, outdoor: number): number => {
  const room = Number.isFinite(indoor) ? indoor : usualRoomC
  const hot = mode === 'cool' ? outdoor + outdoorApproachK : room + indoorApproachK
  const cold = mode === 'cool' ? room - indoorApproachK : outdoor - outdoorApproachK
  return Math.log(((mode === 'cool' ? cold : hot) + 273.15) / Math.max(10, hot - cold))
}

/** The metric is chosen on so many first days, so that later ones can't change it. */
const choiceDays = 30

const firstRows = (rows: Float64Array): number[] => {
  const first: number[] = []
  for (let i = 0; i < rows.length && first.length < choiceDays; i++) if (Number.isFinite(rows[i])) first.push(i)
  return first
}

/**
 * Chooses the metric: the Carnot fraction where heat goes into water; COP, relative to the ideal between room and outdoor
 * air, where it goes into air, since supply air temperature is a result of output; electrical power at a known compressor speed where no COP is known.
 * `doubtful` days (outdoor sensor in the sun or stuck, no station) are left out.
 */
export const conditionsOf = (unit: UnitSeries, mode: Mode, doubtful: (position: number) => boolean): Conditions | undefined => {
  const values = unit.modes[mode]
  const first = firstRows(values.steady_samples)
  const count = (column: Float64Array) => first.filter((i) => Number.isFinite(column[i])).length
  const metric =
    unit.hydronic && count(values.cop) > 0 && count(values.carnot_fraction) >= 0.8 * count(values.cop) ? 'carnot_fraction'
    : count(values.cop) > 0 ? 'cop'
    : count(values.power_w) > 0 && count(values.compressor_hz) > 0 ? 'power_w'
    : undefined
  if (metric === undefined) return undefined
  const relative = metric === 'cop' && !unit.hydronic
  const ideal = values.outdoor_c.map((outdoor, i) => (relative ? lnIdealCop(mode, values.indoor_c[i] as number, outdoor) : 0))
  const y = values[metric].map((value, i) => {
    const usable = value > 0 && Number.isFinite(values.outdoor_c[i]) && !(values.outdoor_station[i] !== 1 && doubtful(i))
    return usable ? Math.log(value) - (ideal[i] as number) : NaN
  })
  return {
    metric,
    y,
    ideal,
    outdoor: values.outdoor_c,
    sink: unit.hydronic ? values.sink_c : values.indoor_c,
    hz: values.compressor_hz,
    rh: values.rh_pct,
    weight: values.steady_samples.map((samples) => (samples > 0 ? samples : 1)),
    daily: values.daily,
  }
}
