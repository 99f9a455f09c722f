import type { RestingSensor, SensorAgreement, SensorGroup, SensorVerdict, unitCalls } from '../../contract/unit'
import { numbersOf, type Columns } from '../../db/to-columns'
import { carryDays } from '../../pipeline/3-models/sensors/rest-drift'
import { baselineRests, leastMembers, levelOf, pairLevel, restColumn, restGroups, restLevels, restSensors, type RestDays, type RestSensor } from '../../pipeline/3-models/sensors/rest-group'
import { isoDay } from '../../contract/days'
import type { Answer } from '../answer'
import type { AnswerContext } from '../context'
import restDaysSql from './rest-days.sql?raw'
import restStatisticsSql from './rest-statistics.sql?raw'
import { thresholdsOf } from './thresholds-of'

const signalOf: Record<RestSensor, string> = {
  outdoor: 'outdoor_c', coil: 'outdoor_coil_c', suction: 'suction_c', liquid: 'liquid_c', supply: 'supply_c', return: 'return_c', indoor: 'indoor_c', indoor_coil: 'indoor_coil_c',
}

interface Rests extends RestDays {
  firstDay: number
  rests: Float64Array
  /** Positions of visits after which baselines begin anew. */
  restarts: ReadonlySet<number>
}

const repairsSql = `SELECT DISTINCT visited_on - DATE '1970-01-01' AS day FROM service_visit WHERE unit_id = $unitId AND kind IN ('repair', 'emergency', 'install') AND visited_on <= (SELECT max(data_to) FROM analysis)`

const restsOf = async (context: AnswerContext, unitId: string): Promise<Rests> => {
  const read = await context.columns(restDaysSql, { unitId })
  const positions = numbersOf(read, 'position')
  const length = read.rowCount === 0 ? 0 : (positions[read.rowCount - 1] as number) + 1
  const spread = (name: string): Float64Array => {
    const [from, to] = [numbersOf(read, name), new Float64Array(length).fill(NaN)]
    positions.forEach((position, row) => (to[position] = from[row] as number))
    return to
  }
  const firstDay = read.rowCount === 0 ? 0 : (numbersOf(read, 'day')[0] as number)
  const repairs = await context.read<{ day: number }>(repairsSql, { unitId })
  return {
    length,
    firstDay,
    rests: spread('rests'),
    restarts: new Set(repairs.map(({ day }) => Math.max(0, day - firstDay))),
    day: Object.fromEntries(restSensors.map((sensor) => [restColumn(sensor), spread(restColumn(sensor))])) as unknown as RestDays['day'],
  }
}

/** Whether the held statistic reaches the threshold now, and the first of the days in a row on which it has. */
const overNow = (statistics: Columns, name: RestingSensor['sensor'], threshold: number): { now: number; from: number | undefined } => {
  const held = numbersOf(statistics, name)
  const now = held[held.length - 1] ?? NaN
  if (!(now >= threshold)) return { now, from: undefined }
  let at = held.length - 1
  while (at > 0 && (held[at - 1] as number) >= threshold) at--
  return { now, from: numbersOf(statistics, 'day')[at] as number }
}

const lastOf = (values: Float64Array): number => values.findLast((value) => !Number.isNaN(value)) ?? NaN

const resting = (unit: Rests, statistics: Columns, sensor: RestingSensor['sensor'], { shift, level }: { shift: Float64Array; level: Float64Array }, threshold: number): RestingSensor => {
  const places = [...shift.keys()].filter((i) => !Number.isNaN(shift[i]))
  const { now, from } = overNow(statistics, sensor, threshold)
  const latest = lastOf(level)
  const verdict: SensorVerdict = Number.isNaN(now) ? 'not_enough' : from !== undefined ? 'moved' : Math.abs(latest) >= threshold ? 'unclear' : 'agrees'
  const since = from === undefined ? undefined : from - unit.firstDay
  return {
    sensor,
    days: places.map((i) => unit.firstDay + i),
    shiftK: places.map((i) => shift[i] as number),
    levelK: Number.isNaN(latest) ? null : latest,
    verdict,
    since: from === undefined ? null : isoDay(from),
    restsSince: since === undefined ? 0 : unit.rests.reduce((sum, rests, i) => (i >= since && rests > 0 ? sum + rests : sum), 0),
  }
}

const groupOf = (group: SensorGroup['group'], unit: Rests, statistics: Columns, signals: ReadonlySet<string>, threshold: number): SensorGroup => {
  const members = restGroups[group]
  const measured = (sensor: RestSensor): boolean => !unit.day[restColumn(sensor)].every(Number.isNaN)
  const { levels, shifts } = restLevels(unit, members, unit.restarts)
  const compared = members.filter(measured)
  const isPair = group === 'indoor' && compared.length > 0 && compared.length < leastMembers
  const restDays = [...unit.rests.keys()].filter((i) => members.some((sensor) => !Number.isNaN(unit.day[restColumn(sensor)][i])))
  const last = restDays.at(-1)
  return {
    group,
    known: members.filter((sensor) => signals.has(signalOf[sensor])).length,
    compared: compared.length,
    restDays: restDays.length,
    lastRestOn: last === undefined ? null : isoDay(unit.firstDay + last),
    sensors: isPair
      ? [resting(unit, statistics, 'pair', pairLevel(unit, unit.restarts), threshold)]
      : members.flatMap((sensor, m) => (measured(sensor) ? [resting(unit, statistics, sensor, { shift: shifts[m] as Float64Array, level: levels[m] as Float64Array }, threshold)] : [])),
  }
}

/** The shifts are computed by the model's own function, of one unit; what is said of them by `unit_statistic`. */
export const unitSensors: Answer<(typeof unitCalls)['unit.sensors']> = async (context, { unitId }): Promise<SensorAgreement> => {
  const threshold = await thresholdsOf(context, unitId)
  const unit = await restsOf(context, unitId)
  const statistics = await context.columns(restStatisticsSql, { unitId })
  const signals = new Set((await context.read<{ signal: string }>('SELECT DISTINCT signal FROM unit_signal WHERE unit_id = $unitId', { unitId })).map(({ signal }) => signal))
  const thresholdK = threshold('drift.offstate_K')
  return {
    thresholdK,
    severeK: threshold('drift.severe_K'),
    leastSensors: leastMembers,
    baselineRests,
    leastRests: baselineRests + levelOf.least,
    holdDays: carryDays,
    groups: (['outdoor', 'indoor'] as const).map((group) => groupOf(group, unit, statistics, signals, thresholdK)),
  }
}
