import { indexOf, indicatorCount, type IndicatorName } from '../indicators/indicator'
import { modes, type ModeValues, type UnitSeries } from '../unit-series'
import { carry } from '../carry'
import { carryDays, restDrifts } from '../sensors/rest-drift'
import { restShift } from './rest-shift'
import { measuredPlaces } from './pattern'
import { driftingSensors, sensorCandidates, type DriftingSensor, type SensorCandidate } from './sensor-candidates'

/** What rests say of the sensors that indicators are made of. */
export interface SensorEvidence {
  /** Whether the sensors behind an indicator agree with their neighbours at rest, as far as rests tell. */
  trusted(position: number, indicator: number): boolean
  /** The sensors that may explain the evidence of that day. */
  candidates(position: number, evidence: Float64Array): SensorCandidate[]
  /** Pressure of the resting circuit over saturation against its baseline, in floors, where both ends agree. */
  restPressure(position: number): number
}

/** A shift from which readings are not believed, and one up to which they are, K (pressures: %). */
const doubtK = 1
const believeK = 0.5
const pressureScale = 3
const restFloorPct = 0.75

/** Indicators that a sensor's error moves. */
const dependents: Readonly<Record<DriftingSensor, readonly IndicatorName[]>> = {
  suction: ['superheat', 'isentropic_efficiency', 'volumetric_index', 'internal_efficiency'],
  discharge: ['discharge_superheat', 'isentropic_efficiency', 'volumetric_index', 'internal_efficiency'],
  liquid: ['subcooling'],
  outdoor: ['approach_outdoor', 'efficiency', 'suction_pressure'],
  coil: ['approach_outdoor', 'superheat'],
  supply: ['approach_indoor', 'temperature_rise', 'efficiency'],
  indoor: ['approach_indoor', 'efficiency', 'temperature_rise'],
  suction_pressure: ['suction_pressure', 'approach_outdoor', 'superheat', 'isentropic_efficiency', 'volumetric_index'],
  discharge_pressure: ['discharge_pressure', 'approach_indoor', 'subcooling', 'discharge_superheat', 'isentropic_efficiency'],
}

const inputs = new Map<DriftingSensor, ReadonlySet<number>>(driftingSensors.map((sensor) => [sensor, new Set(dependents[sensor].map((name) => indexOf[name]))]))
const none: ReadonlySet<number> = new Set()

/** Sensors that may be the reason where no rest tells: the discharge line is never the same as its neighbours. */
const unwatched = new Set<DriftingSensor>(['discharge', 'suction', 'suction_pressure', 'discharge_pressure'])
/** Part of the day's other sensors' conditions: they move everything a little. */
const conditionSensors = new Set<DriftingSensor>(['outdoor', 'indoor', 'supply'])
/** A sensor is not the reason when something it is no input of has moved by this share of what it is. */
const mostElsewhere = 0.38

const watched = ['suction', 'liquid', 'outdoor', 'coil', 'supply', 'indoor'] as const

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
  const isReplaced: Partial<Record<DriftingSensor, (values: ModeValues, i: number) => boolean>> = {
    outdoor: (values, i) => values.outdoor_station[i] === 1,
    coil: (values, i) => !Number.isNaN(values.suction_kpa[i]),
  }
  const doubt = new Uint8Array(unit.length * indicatorCount)
  for (const [name, shift] of Object.entries(shifts)) {
    const sensor = name as DriftingSensor
    const replaced = isReplaced[sensor]
    for (let i = 0; i < unit.length; i++) {
      if (replaced !== undefined && anyMode((values) => replaced(values, i))) shift[i] = 0
      if (Math.abs(shift[i] as number) >= doubtK) for (const indicator of inputs.get(sensor) ?? none) doubt[i * indicatorCount + indicator] = 1
    }
  }
  return {
    trusted: (i, indicator) => doubt[i * indicatorCount + indicator] === 0,
    candidates: (i, evidence) =>
      sensorCandidates.filter(({ sensor, sign }) => {
        const shift = shifts[sensor]?.[i] ?? NaN
        const told = Number.isNaN(shift) ? unwatched.has(sensor) : sign * shift >= believeK
        return told && (conditionSensors.has(sensor) || movedElsewhere(sensor, evidence) < mostElsewhere)
      }),
    restPressure: (i) => {
      const [a, b] = [low[i] as number, high[i] as number]
      const agree = Number.isNaN(a) || Number.isNaN(b) || Math.abs(a - b) < pressureScale
      const value = Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b)
      return agree ? value / restFloorPct : NaN
    },
  }
}

/** The largest residual of what a sensor is no input of, over the largest of what it is. */
const movedElsewhere = (sensor: DriftingSensor, evidence: Float64Array): number => {
  const own = inputs.get(sensor) ?? none
  let [inside, outside] = [0, 0]
  for (let place = 0; place < measuredPlaces; place++) {
    const size = Math.abs(evidence[place] as number)
    if (own.has(place % indicatorCount)) inside = size > inside ? size : inside
    else if (size > outside) outside = size
  }
  return inside === 0 ? Infinity : outside / inside
}
