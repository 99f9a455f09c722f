import type { InspectedColumn, Mapping } from '../../../../analytics/contract'
import { notLoaded, signalIn, unitIn } from './draft-mapping'

export type ColumnGroup = 'asks' | 'loaded' | 'left'

/** Whether something is to be decided of a column, it is loaded, or left out. */
export const groupOf = (column: InspectedColumn, mapping: Mapping | null): ColumnGroup => {
  const signal = mapping === null ? (column.signal ?? notLoaded) : signalIn(mapping, column.source)
  if (column.problem !== null) return 'asks'
  if (signal === notLoaded) return column.proposed === null || column.confidence === 'unsure' ? 'left' : 'asks'
  return column.confidence === 'unsure' ? 'asks' : 'loaded'
}

/** True where a mapping takes a column for something else than it was found to be. */
export const isSaid = (source: string, found: Mapping | null, mapping: Mapping | null): boolean =>
  found !== null && mapping !== null && (signalIn(found, source) !== signalIn(mapping, source) || unitIn(found, source) !== unitIn(mapping, source))

const order: readonly ColumnGroup[] = ['asks', 'loaded', 'left']

/** Columns with something to decide first, those left out last, else as in the file; the order stays while signals are changed. */
export const orderOf = (columns: readonly InspectedColumn[], mapping: Mapping | null): string[] =>
  columns
    .map((column, index) => ({ source: column.source, rank: order.indexOf(groupOf(column, mapping)), index }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .map(({ source }) => source)
