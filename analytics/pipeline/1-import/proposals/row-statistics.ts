import { quantile } from '../../../statistics/quantile'
import type { JudgedColumns } from './judged-columns'

const leastRows = 20
const leastSpread = 0.2

/** Some columns' rows in one state of the machine, or all where its activity is not known; each row is a list of their values. */
export const rowsOf = ({ features, running, standing }: JudgedColumns, columns: readonly number[], state: 'running' | 'standing'): number[][] => {
  const values = columns.map((column) => features.get(column)?.values as Float64Array)
  const found: number[][] = []
  for (const i of state === 'running' ? running : standing) {
    const row = values.map((of) => of[i] as number)
    if (!row.some(Number.isNaN)) found.push(row)
  }
  return found
}

/** Share of the rows that pass; NaN over fewer than 20. */
export const shareOf = (rows: readonly number[][], test: (row: number[]) => boolean): number => (rows.length < leastRows ? NaN : rows.filter(test).length / rows.length)

/** Median of a value over rows, without those that give none; NaN over fewer than 20. */
export const medianOf = (rows: readonly number[][], value: (row: number[]) => number): number => {
  const values = rows.map(value).filter(Number.isFinite)
  return values.length < leastRows ? NaN : quantile(values, 0.5)
}

/** Half the range of the middle half of a value over its median: 0 for a constant. */
export const loosenessOf = (rows: readonly number[][], value: (row: number[]) => number): number => {
  const values = rows.map(value).filter(Number.isFinite)
  return values.length < leastRows ? NaN : (quantile(values, 0.75) - quantile(values, 0.25)) / 2 / Math.max(1e-9, Math.abs(quantile(values, 0.5)))
}

/** How much of the second value's change the first follows, both in logarithms: `slope` 1 in proportion, 0 not at all; NaN where the second hardly changes. */
export const elasticityOf = (rows: readonly number[][]): { slope: number; r: number } => {
  const positive = rows.filter((row) => row.every((value) => value > 0))
  const [a, b] = [0, 1].map((which) => positive.map((row) => Math.log(row[which] as number))) as [number[], number[]]
  const spread = (values: number[]) => quantile(values, 0.9) - quantile(values, 0.1)
  if (positive.length < leastRows || spread(b) < leastSpread) return { slope: NaN, r: NaN }
  return { slope: spread(a) / spread(b), r: together(a, b) }
}

const together = (a: readonly number[], b: readonly number[]): number => {
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  a.forEach((value, i) => {
    const [da, db] = [value - ma, (b[i] as number) - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  })
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
