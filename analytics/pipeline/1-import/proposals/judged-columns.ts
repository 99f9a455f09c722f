import { featuresOf, type Activity, type ColumnFeatures } from './column-features'
import type { Series } from './series'

/** A unit of temperature that a whole table may be in. */
export type TemperatureUnit = 'degC' | 'degF'

/** The columns of a table with what is judged of them together, whatever the unit of temperature. */
export interface MeasuredColumns {
  series: Series
  activity: Activity | undefined
  features: Map<number, ColumnFeatures>
  /** Some rows in which the machine runs, and in which it stands; where its activity is not known, some of all rows run and none stand. */
  running: number[]
  standing: number[]
}

export interface JudgedColumns extends MeasuredColumns {
  temperature: TemperatureUnit
  /** °C of a number in the table's unit of temperature. */
  celsius: (value: number) => number
  /** K of a difference in it. */
  kelvin: (difference: number) => number
}

const mostRows = 160

export const measuredColumns = (series: Series, fast: ReadonlyMap<number, Float64Array>, activity: Activity | undefined): MeasuredColumns => {
  const rows = Array.from(series.ms, (_, i) => i)
  return {
    series,
    activity,
    features: new Map([...series.columns].map(([index, values]) => [index, featuresOf(index, values, fast.get(index) as Float64Array, series.ms, activity)])),
    running: some(activity === undefined ? rows : rows.filter((i) => activity.running[i] === 1)),
    standing: some(activity === undefined ? [] : rows.filter((i) => activity.running[i] === 0)),
  }
}

const some = (rows: number[]): number[] => (rows.length <= mostRows ? rows : Array.from({ length: mostRows }, (_, at) => rows[Math.floor((at * rows.length) / mostRows)] as number))

export const inUnit = (columns: MeasuredColumns, temperature: TemperatureUnit): JudgedColumns => ({
  ...columns,
  temperature,
  celsius: temperature === 'degC' ? (value) => value : (value) => ((value - 32) * 5) / 9,
  kelvin: temperature === 'degC' ? (difference) => difference : (difference) => (difference * 5) / 9,
})
