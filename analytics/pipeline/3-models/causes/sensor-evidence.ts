import { indicatorNames, type IndicatorName } from '../indicators/indicator'
import { modes, type ModeValues, type UnitSeries } from '../unit-series'
import { carry } from '../carry'
import { carryDays, restDrifts } from '../sensors/rest-drift'
import { restShift } from './rest-shift'
import { driftingSensors, sensorCandidates, type Candidate, type DriftingSensor } from './signatures'

/** What rests say of the sensors that indicators are made of. */
export interface SensorEvidence {
  /** Whether the sensors behind an indicator agree with their neighbours at rest, as far as rests tell. */
  trusted(position: number, indicator: number): boolean
  /** The sensors that may explain residuals that day. */
  candidates(position: number): Candidate[]
  /** Pressure of the resting circuit over saturation against its baseline, in floors, where both ends agree. */
  restPressure(position: number): number
}

/** A shift from which readings are not believed, and one up to which they are, K (pressures: %). */
const doubtK = 1
const believeK = 0.5
const pressureScale = 3
const restFloorPct = 1.5

/** Indicators that a sensor's error moves. */
const dependents: Readonly<Record<DriftingSensor, readonly IndicatorName[]>> = {
  suction: ['superheat', 'isentropic_efficiency', 'volumetric_index', 'internal_efficiency'],
  discharge: [],
  liquid: ['subcooling'],
  outdoor: ['approach_outdoor', 'efficiency', 'suction_pressure'],
  coil: ['approach_outdoor', 'superheat'],
  supply: ['approach_indoor', 'temperature_rise', 'efficiency'],
  suction_pressure: ['suction_pressure', 'approach_outdoor', 'superheat', 'isentropic_efficiency', 'volumetric_index'],
  discharge_pressure: ['discharge_pressure', 'approach_indoor', 'subcooling', 'discharge_superheat', 'isentropic_efficiency'],
}

/** Sensors that may be the reason without evidence from rests: the discharge line is never the same as its neighbours. */
const unwatched = new Set<DriftingSensor>(['discharge', 'suction'])

const watched = ['suction', 'liquid', 'outdoor', 'coil', 'supply'] as const

export const sensorEvidence = (unit: UnitSeries, restarts: ReadonlySet<number>): SensorEvidence => {
  const low = restShift(unit, 'rest_pressure_pct', restarts)
  const high = restShift(unit, 'rest_discharge_pressure_pct', restarts)
  const apart = (one: Float64Array, other: Float64Array) =>
    one.map((value, i) => (value - (other[i] as number)) / pressureScale)
  const moved = new Map<string, Float64Array>(
    restDrifts(unit).flatMap(({ members, levels, moved: who }) =>
      members.map((member, m) => {
        const own = (levels[m] as Float64Array).map((level, i) => (Number.isNaN(level) ? NaN : who[i] === m ? level : 0))
        return [member, carry(own, carryDays, restarts)] as const
      }),
    ),
  )
  const shifts: Partial<Record<DriftingSensor, Float64Array>> = {
    ...Object.fromEntries(watched.map((sensor) => [sensor, moved.get(sensor)])),
    suction_pressure: apart(low, high),
    discharge_pressure: apart(high, low),
  }
  const anyMode = (test: (values: ModeValues) => boolean) => modes.some((mode) => test(unit.modes[mode]))
  const replaced: Partial<Record<DriftingSensor, (i: number) => boolean>> = {
    outdoor: (i) => anyMode((values) => values.outdoor_station[i] === 1),
    coil: (i) => anyMode((values) => !Number.isNaN(values.suction_kpa[i])),
  }
  const shiftOf = (sensor: DriftingSensor, i: number): number => (replaced[sensor]?.(i) === true ? 0 : (shifts[sensor]?.[i] ?? NaN))
  const behind = indicatorNames.map((name) => driftingSensors.filter((sensor) => dependents[sensor].includes(name)))
  return {
    trusted: (i, indicator) => !(behind[indicator] as DriftingSensor[]).some((sensor) => Math.abs(shiftOf(sensor, i)) >= doubtK),
    candidates: (i) =>
      sensorCandidates.filter(({ sensor, sign }) => {
        const shift = shiftOf(sensor, i)
        return Number.isNaN(shift) ? unwatched.has(sensor) : sign * shift >= believeK
      }),
    restPressure: (i) => {
      const [a, b] = [low[i] as number, high[i] as number]
      const agree = Number.isNaN(a) || Number.isNaN(b) || Math.abs(a - b) < pressureScale
      const value = Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b)
      return agree ? value / restFloorPct : NaN
    },
  }
}
