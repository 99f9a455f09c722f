import { timeOfCells } from '../profiles/time-text'
import type { FoundTime } from '../profiles/generic/find-time'
import { numberOf, type NumberStyle } from '../profiles/generic/number-style'
import type { SampledRows } from './sampled-rows'

/** Number columns of some rows on one axis of time. */
export interface Series {
  /** Wall time of each row, ms. */
  ms: Float64Array
  /** Which run of rows a row belongs to; neighbours of one run follow each other in the file. */
  run: Int32Array
  /** Most frequent step, s. */
  stepS: number
  /** By the column's index; NaN is a missing value. Only columns that hold numbers. */
  columns: Map<number, Float64Array>
}

const mostlyEmpty = 0.15
const holdMs = 6 * 3_600_000
const leastShare = 0.5
const leastNumbers = 8

/** The numbers of sampled rows that have a time. Where a table writes only what changed, a value holds until the next, for at most six hours. */
export const seriesOf = (sampled: SampledRows, time: FoundTime, width: number, style: NumberStyle['dialect']): Series => {
  const timed = sampled.flatMap((part, index) => part.map((row) => ({ row, index, at: msOf(row, time) }))).filter(({ at }) => !Number.isNaN(at))
  const rows = timed.map(({ row }) => row)
  const ms = Float64Array.from(timed, ({ at }) => at)
  const run = Int32Array.from(timed, ({ index }) => index)
  const columns = new Map<number, Float64Array>()
  for (let index = 0; index < width; index++) {
    if ((time.text?.columns ?? [time.column]).includes(index)) continue
    const values = numbersOf(rows, index, style)
    if (values !== undefined) columns.set(index, values.empty > mostlyEmpty * rows.length ? held(values.numbers, ms, run) : values.numbers)
  }
  return { ms, run, stepS: stepOf(ms, run), columns }
}

const msOf = (row: readonly string[], time: FoundTime): number => {
  if (time.text !== undefined) return timeOfCells(row, time.text) ?? NaN
  return Date.parse((row[time.column] ?? '').trim().replaceAll('/', '-').replace(' ', 'T').replace(/ ?(Z|UTC|[+-]\d\d:?\d\d)$/, '') + 'Z')
}

const numbersOf = (rows: SampledRows[number], index: number, style: NumberStyle['dialect']): { numbers: Float64Array; empty: number } | undefined => {
  const plain = style.decimal === undefined && style.thousands === undefined
  const numbers = new Float64Array(rows.length)
  let empty = 0
  let count = 0
  rows.forEach((row, at) => {
    const cell = row[index] as string
    if (cell === '') empty++
    const number = cell === '' ? NaN : plain ? Number(cell) : numberOf(cell, style)
    if (Number.isFinite(number)) count++
    numbers[at] = Number.isFinite(number) ? number : NaN
  })
  return count >= leastNumbers && count >= leastShare * (rows.length - empty) ? { numbers, empty } : undefined
}

const held = (numbers: Float64Array, ms: Float64Array, run: Int32Array): Float64Array => {
  const filled = Float64Array.from(numbers)
  let last = NaN
  let lastMs = NaN
  for (let i = 0; i < filled.length; i++) {
    if (i > 0 && run[i] !== run[i - 1]) last = NaN
    if (!Number.isNaN(filled[i] as number)) [last, lastMs] = [filled[i] as number, ms[i] as number]
    else if ((ms[i] as number) - lastMs <= holdMs) filled[i] = last
  }
  return filled
}

const stepOf = (ms: Float64Array, run: Int32Array): number => {
  const counts = new Map<number, number>()
  for (let i = 1; i < ms.length; i++) {
    const step = Math.round(((ms[i] as number) - (ms[i - 1] as number)) / 1000)
    if (run[i] === run[i - 1] && step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0] ?? 300
}
