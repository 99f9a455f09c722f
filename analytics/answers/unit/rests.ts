import { numbersOf, type Columns } from '../../db/to-columns'
import { restColumn, restSensors, type RestDays } from '../../pipeline/3-models/sensors/rest-group'
import type { AnswerContext } from '../context'
import restDaysSql from './rest-days.sql?raw'

/** A unit's days with what its sensors read while the compressor rested; NaN where there was no rest. */
export interface Rests extends RestDays {
  firstDay: number
  rests: Float64Array
  /** Pressure over saturation, %. */
  pressure: { suction: Float64Array; discharge: Float64Array }
  /** Positions of visits after which baselines begin anew. */
  restarts: ReadonlySet<number>
}

const repairsSql = `SELECT DISTINCT visited_on - DATE '1970-01-01' AS day FROM service_visit WHERE unit_id = $unitId AND kind IN ('repair', 'emergency', 'install') AND visited_on <= (SELECT max(data_to) FROM analysis)`

export const restsOf = async (context: AnswerContext, unitId: string): Promise<Rests> => {
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
    pressure: { suction: spread('rest_pressure_pct'), discharge: spread('rest_discharge_pressure_pct') },
    restarts: new Set(repairs.map(({ day }) => Math.max(0, day - firstDay))),
    day: Object.fromEntries(restSensors.map((sensor) => [restColumn(sensor), spread(restColumn(sensor))])) as unknown as RestDays['day'],
  }
}

/** Positions of the days on which one of some readings at rest is there. */
export const daysWith = (readings: readonly Float64Array[], { length }: Pick<Rests, 'length'>): number[] =>
  Array.from({ length }, (_, i) => i).filter((i) => readings.some((reading) => !Number.isNaN(reading[i])))

/** The held statistic now, and the first of the days in a row on which it has been at the threshold or above. */
export const overNow = (statistics: Columns, name: string, threshold: number): { now: number; from: number | undefined } => {
  const held = numbersOf(statistics, name)
  const now = held[held.length - 1] ?? NaN
  if (!(now >= threshold)) return { now, from: undefined }
  let at = held.length - 1
  while (at > 0 && (held[at - 1] as number) >= threshold) at--
  return { now, from: numbersOf(statistics, 'day')[at] as number }
}

/** Rests on and after a day, which counts from 1970. */
export const restsFrom = ({ rests, firstDay }: Rests, day: number | undefined): number =>
  day === undefined ? 0 : rests.reduce((sum, count, i) => (i >= day - firstDay && count > 0 ? sum + count : sum), 0)

export const lastOf = (values: Float64Array): number | null => values.findLast((value) => !Number.isNaN(value)) ?? null
