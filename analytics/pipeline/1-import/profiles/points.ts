import type { Sense, SourceColumn } from './profile'

/** Rows of time, point and value. All files of one unit and profile are pivoted together, and those of other units with points of the same names. */
export interface Points {
  /** The column that names the point of a row, or the one point all rows are of. */
  name: { column: number } | { text: string }
  valueColumn: number
  /** Times are texts with a date, or seconds since 1970; the dialect's `time` goes before. */
  time: 'text' | 'epoch'
  /** Step of the rows, s, where the points' times are not regular by themselves. */
  gridS: number
  /** A value of a point that has one at regular times holds for less than its step, as then a missing record is a missing value. */
  holdsByStep?: true
  /** What the points of one unit become, given all of their names; nothing else of the files counts where `byNames` says so. */
  shape: (names: readonly string[]) => PointShape
  byNames?: true
}

/** A wide table made of points. */
export interface PointShape {
  /** `c0` is the time. */
  columns: SourceColumn[]
  /** The raw column of each point that has one; the later row wins where several share it. */
  columnOf: ReadonlyMap<string, number>
  /** As in `Recognised`, over the columns of the shape. */
  signals: Record<string, string>
  /** Values that are no readings are left out and counted. */
  judged?: readonly { signal: string; expression: string; sense: Sense }[]
}
