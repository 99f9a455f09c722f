import { newMarks, newNumbers, newUnknown } from '../../../statistics/memory'
import { indexOf, indicatorCount, type IndicatorName } from '../indicators/indicator'
import { modes, type UnitSeries } from '../unit-series'
import { carry, newCarried } from '../carry'
import { remembered } from '../remembered/unit-memory'
import { carryDays, restDrifts } from '../sensors/rest-drift'
import { restShift } from './rest-shift'
import { measuredPlaces } from './pattern'
import { driftingSensors, sensorCandidates, type DriftingSensor, type SensorCandidate } from './sensor-candidates'

/** What rests say of the sensors that indicators are made of. */
export interface SensorEvidence {
  /** Per day and indicator 1 where a sensor behind it disagrees with its neighbours at rest, as far as rests tell. */
  doubt: Uint8Array
  /** The sensors that may explain the evidence of that day. */
  candidates(position: number, evidence: Float64Array): SensorCandidate[]
  /** Pressure of the resting circuit over saturation against its baseline, in floors, where both ends agree. */
  restPressure: Float64Array
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
  const moved = new Map<string, Float64Array>(
    restDrifts(unit).flatMap(({ members, levels, moved: who }) =>
      members.map((member, m) => [member, carry(ownLevel(levels[m] as Float64Array, who, m), carryDays, restarts, remembered(unit, `evidence of ${member} at rest`, newCarried))] as const),
    ),
  )
  const shifts: Shifts = {
    ...Object.fromEntries(watched.map((sensor) => [sensor, moved.get(sensor)])),
    suction_pressure: pressuresApart(low, high),
    discharge_pressure: pressuresApart(high, low),
  }
  const doubt = newMarks(unit.length * indicatorCount)
  for (const [name, shift] of Object.entries(shifts)) {
    const sensor = name as DriftingSensor
    if (sensor === 'outdoor' || sensor === 'coil') whereReplaced(unit, sensor, shift)
    addDoubts(shift, sensor, doubt)
  }
  return {
    doubt,
    candidates: (i, evidence) => candidatesAt(shifts, i, evidence),
    restPressure: restPressureOf(low, high),
  }
}

/** Shift of each sensor per day, NaN where no rest tells. */
type Shifts = Partial<Record<DriftingSensor, Float64Array>>

const candidatesAt = (shifts: Shifts, i: number, evidence: Float64Array): SensorCandidate[] => {
  const may: SensorCandidate[] = []
  for (const candidate of sensorCandidates) {
    const { sensor, sign } = candidate
    const shift = shifts[sensor]?.[i] ?? NaN
    const told = Number.isNaN(shift) ? unwatched.has(sensor) : sign * shift >= believeK
    if (told && (conditionSensors.has(sensor) || movedElsewhere(sensor, evidence) < mostElsewhere)) may.push(candidate)
  }
  return may
}

const restPressureOf = (low: Float64Array, high: Float64Array): Float64Array => {
  const floors = newNumbers(low.length)
  for (let i = 0; i < floors.length; i++) {
    const [a, b] = [low[i] as number, high[i] as number]
    const agree = Number.isNaN(a) || Number.isNaN(b) || Math.abs(a - b) < pressureScale
    const value = Number.isNaN(a) ? b : Number.isNaN(b) ? a : Math.min(a, b)
    floors[i] = agree ? value / restFloorPct : NaN
  }
  return floors
}

const pressuresApart = (one: Float64Array, other: Float64Array): Float64Array => {
  const apart = newNumbers(one.length)
  for (let i = 0; i < apart.length; i++) apart[i] = ((one[i] as number) - (other[i] as number)) / pressureScale
  return apart
}

/** The level of a group's member where it is the one that moved, else 0. */
const ownLevel = (level: Float64Array, moved: Int8Array, member: number): Float64Array => {
  const own = newUnknown(level.length)
  for (let i = 0; i < own.length; i++) if (!Number.isNaN(level[i])) own[i] = moved[i] === member ? (level[i] as number) : 0
  return own
}

/** A shift of 0 on days on which what is measured elsewhere replaces the sensor in some mode. */
const whereReplaced = (unit: UnitSeries, sensor: DriftingSensor, shift: Float64Array): void => {
  for (const mode of modes) {
    const { outdoor_station, suction_kpa } = unit.modes[mode]
    for (let i = 0; i < shift.length; i++) if (sensor === 'outdoor' ? outdoor_station[i] === 1 : !Number.isNaN(suction_kpa[i])) shift[i] = 0
  }
}

const addDoubts = (shift: Float64Array, sensor: DriftingSensor, doubt: Uint8Array): void => {
  const moves = inputs.get(sensor) ?? none
  for (let i = 0; i < shift.length; i++) if (Math.abs(shift[i] as number) >= doubtK) for (const indicator of moves) doubt[i * indicatorCount + indicator] = 1
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
