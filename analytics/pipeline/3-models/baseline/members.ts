import { newNumbers } from '../../../statistics/memory'
import type { Conditions, Regressors } from './conditions'
import type { Efficiency } from './efficiency'
import type { Series } from './fit-mode'

/** Days of a baseline, or such that wait to join one, with what a fit needs of them: they may lie before the series at hand. Flat, a row for each. */
export interface Members {
  /** Since 1970-01-01. */
  days: number[]
  /** 1 for those that were compared with a provisional baseline. */
  compared: number[]
  /** Outdoor, sink, speed, heat, humidity, the ideal of efficiency, then the value of every series. */
  values: number[]
  /** How far each series was from the baseline's start. */
  levels: number[]
}

const conditionCount = 6
const idealAt = 5

/** Spread or `Array.from` take several times as long. */
const listOf = (values: ArrayLike<number>): number[] => {
  const list: number[] = []
  for (let k = 0; k < values.length; k++) list.push(values[k] as number)
  return list
}

/** The same to be stored: lists of numbers take several times as long. */
export interface StoredMembers {
  days: Int32Array
  compared: Uint8Array
  values: Float64Array
  levels: Float64Array
}

export const storedMembers = ({ days, compared, values, levels }: Members): StoredMembers => ({ days: new Int32Array(days), compared: new Uint8Array(compared), values: new Float64Array(values), levels: new Float64Array(levels) })
export const membersOf = ({ days, compared, values, levels }: StoredMembers): Members => ({ days: listOf(days), compared: listOf(compared), values: listOf(values), levels: listOf(levels) })

export const noMembers = (): Members => ({ days: [], compared: [], values: [], levels: [] })

/** Adds the day of a position; without `levels` it is of the start. */
export const addMember = (members: Members, day: number, position: number, c: Conditions, efficiency: Efficiency | undefined, series: readonly Series[], levels: Float64Array | undefined): void => {
  members.days.push(day)
  members.compared.push(0)
  members.values.push(c.outdoor[position] as number, c.sink[position] as number, c.hz[position] as number, c.heat[position] as number, c.rh[position] as number, efficiency?.ideal[position] ?? NaN)
  for (let s = 0; s < series.length; s++) {
    members.values.push(series[s]?.y[position] as number)
    members.levels.push(levels?.[s] ?? 0)
  }
}

export const joinedMembers = (one: Members, other: Members): Members => ({
  days: [...one.days, ...other.days],
  compared: [...one.compared, ...other.compared],
  values: [...one.values, ...other.values],
  levels: [...one.levels, ...other.levels],
})

/** What members say, column by column, one value for each. */
export interface MemberColumns {
  regressors: Regressors
  ideal: Float64Array
  series: Series[]
}

export const columnsOf = ({ days, values }: Members, series: readonly Series[]): MemberColumns => {
  const width = conditionCount + series.length
  const column = (at: number): Float64Array => {
    const own = newNumbers(days.length)
    for (let m = 0; m < own.length; m++) own[m] = values[m * width + at] as number
    return own
  }
  return {
    regressors: { outdoor: column(0), sink: column(1), hz: column(2), heat: column(3), rh: column(4) },
    ideal: column(idealAt),
    series: series.map(({ floor, prior }, s) => ({ floor, prior, y: column(conditionCount + s) })),
  }
}

/** Their outdoor temperatures. */
export const outdoorOf = ({ days, values }: Members): number[] => days.map((_, m) => values[(m * values.length) / days.length] as number)
