import { importedSignals } from '../../../db/canonical-columns'
import { columnName, type Recognised } from '../profiles/profile'

/** What one column of a file is loaded as. */
export interface ColumnUse {
  /** Null where nothing is loaded of it. */
  signal: string | null
  /** Further signals it is a part of. */
  also: string[]
  /** Other columns that the same signal is made of. */
  together: number[]
}

const order = new Map(importedSignals.map(({ name }, index) => [name, index]))

/** Numbers of the columns a SQL expression names. */
export const columnsIn = (expression: string): number[] => [...new Set([...expression.matchAll(/\bc(\d+)\b/g)].map((match) => Number(match[1])))]

/** An expression of several columns as one of a single one: the others have no value, this one is `value` where given. */
export const ofColumn = (expression: string, index: number, value = columnName(index)): string =>
  expression.replace(/\bcounter_\w+/g, 'NULL').replace(/\bc(\d+)\b/g, (_, other: string) => (Number(other) === index ? value : 'NULL'))

/** What each column is loaded as: the signal made of the fewest columns first. */
export const columnUses = (recognised: Recognised): ColumnUse[] => {
  const signals = Object.entries(recognised.signals)
    .map(([signal, expression]) => ({ signal, columns: columnsIn(expression) }))
    .sort((a, b) => a.columns.length - b.columns.length || (order.get(a.signal) ?? 0) - (order.get(b.signal) ?? 0))
  const times = new Set(recognised.csv?.time?.columns ?? [recognised.timeColumn])
  return recognised.columns.map((_, index): ColumnUse => {
    const key = times.has(index) ? 'ts' : [recognised.unitColumn, recognised.unitSuffix].includes(index) ? 'unit_id' : index === recognised.sampleColumn ? 'sample_s' : undefined
    if (key !== undefined) return { signal: key, also: [], together: [] }
    const [first, ...rest] = signals.filter(({ columns }) => columns.includes(index))
    return { signal: first?.signal ?? null, also: rest.map(({ signal }) => signal), together: (first?.columns ?? []).filter((other) => other !== index) }
  })
}
