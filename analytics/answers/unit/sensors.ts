import type { RestingSensor, SensorAgreement, SensorGroup, SensorVerdict, unitCalls } from '../../contract/unit'
import type { Columns } from '../../db/to-columns'
import { carryDays } from '../../pipeline/3-models/sensors/rest-drift'
import { baselineRests, leastMembers, levelOf, pairLevel, restColumn, restGroups, restLevels, type RestSensor } from '../../pipeline/3-models/sensors/rest-group'
import { isoDay } from '../../contract/days'
import type { Answer } from '../answer'
import { pressuresAtRest } from './pressures-at-rest'
import restStatisticsSql from './rest-statistics.sql?raw'
import { daysWith, lastOf, overNow, restsFrom, restsOf, type Rests } from './rests'
import { thresholdsOf } from './thresholds-of'

const signalOf: Record<RestSensor, string> = {
  outdoor: 'outdoor_c', coil: 'outdoor_coil_c', suction: 'suction_c', liquid: 'liquid_c', supply: 'supply_c', return: 'return_c', indoor: 'indoor_c', indoor_coil: 'indoor_coil_c',
}

const resting = (unit: Rests, statistics: Columns, sensor: RestingSensor['sensor'], { shift, level }: { shift: Float64Array; level: Float64Array }, threshold: number): RestingSensor => {
  const places = daysWith([shift], unit)
  const { now, from } = overNow(statistics, sensor, threshold)
  const latest = lastOf(level)
  const verdict: SensorVerdict = Number.isNaN(now) ? 'not_enough' : from !== undefined ? 'moved' : Math.abs(latest ?? 0) >= threshold ? 'unclear' : 'agrees'
  return {
    sensor,
    days: places.map((i) => unit.firstDay + i),
    shiftK: places.map((i) => shift[i] as number),
    levelK: latest,
    verdict,
    since: from === undefined ? null : isoDay(from),
    restsSince: restsFrom(unit, from),
  }
}

const groupOf = (group: SensorGroup['group'], unit: Rests, statistics: Columns, signals: ReadonlySet<string>, threshold: number): SensorGroup => {
  const members = restGroups[group]
  const measured = (sensor: RestSensor): boolean => !unit.day[restColumn(sensor)].every(Number.isNaN)
  const { levels, shifts } = restLevels(unit, members, unit.restarts)
  const compared = members.filter(measured)
  const isPair = group === 'indoor' && compared.length > 0 && compared.length < leastMembers
  const restDays = daysWith(members.map((sensor) => unit.day[restColumn(sensor)]), unit)
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
    pressures: pressuresAtRest(unit, statistics, signals, threshold),
  }
}
