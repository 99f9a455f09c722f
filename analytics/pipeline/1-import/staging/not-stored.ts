import type { SourceColumn } from '../profiles/profile'

/** True where a cell gave no value, or one beyond what a signal can hold; `value` is the cell after a cast to its type. */
export const notStored = (value: string, type: SourceColumn['type']): string => (type === 'DOUBLE' || type === 'FLOAT' ? `coalesce(isinf(${value}), true)` : `${value} IS NULL`)
