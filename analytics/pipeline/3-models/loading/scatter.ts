import type { VectorChunk } from '../../../db/stream-vectors'

/** Rows of one chunk that belong to one unit (by its place) and one kind, and the positions of days that they stand for. */
export interface RowGroup {
  place: number
  kind: number
  rows: Int32Array
  positions: Int32Array
  count: number
  /** Its rows and its days follow one another, as they do in most tables. */
  together: boolean
}

/**
 * Groups the rows of a chunk by its first column, the place of the unit, and where there is more than one kind by its third; the second is
 * the day. `firstDays` are the days of position 0 by place. Rows of no known unit or kind, or of earlier days, are left out.
 */
export const rowGroups = (chunk: VectorChunk, firstDays: ReadonlyMap<number, number>, kinds: number): RowGroup[] => {
  const places = chunk.numbers(0)
  const days = chunk.numbers(1)
  const kindOf = kinds > 1 ? chunk.numbers(2) : undefined
  const groups = new Map<number, RowGroup>()
  for (let row = 0; row < chunk.rows; row++) {
    const place = places[row] as number
    const kind = kindOf === undefined ? 0 : (kindOf[row] as number)
    const firstDay = firstDays.get(place)
    if (firstDay === undefined || !(kind >= 0 && kind < kinds)) continue
    const position = (days[row] as number) - firstDay
    if (position < 0) continue
    const key = place * kinds + kind
    let group = groups.get(key)
    if (group === undefined) groups.set(key, (group = { place, kind, rows: new Int32Array(chunk.rows), positions: new Int32Array(chunk.rows), count: 0, together: true }))
    const before = group.count - 1
    if (before >= 0 && (group.rows[before] !== row - 1 || group.positions[before] !== position - 1)) group.together = false
    group.rows[group.count] = row
    group.positions[group.count++] = position
  }
  return [...groups.values()]
}

/** Fewer numbers are quicker moved one by one. */
const worthMoving = 100

/** Writes a column of the chunk, all DOUBLE, to where each group keeps it, from place `beginOf` on; NULL leaves what is there. */
export const scatter = (
  chunk: VectorChunk,
  column: number,
  groups: readonly RowGroup[],
  targetOf: (group: RowGroup) => Float64Array,
  beginOf: (group: RowGroup) => number = () => 0,
): void => {
  const values = chunk.numbers(column) as Float64Array
  const valid = chunk.valid(column)
  for (const group of groups) {
    const target = targetOf(group)
    const begin = beginOf(group)
    const { rows, positions, count, together } = group
    if (valid === undefined && together && count >= worthMoving) {
      const row = rows[0] as number
      target.set(values.subarray(row, row + count), begin + (positions[0] as number))
      continue
    }
    for (let k = 0; k < count; k++) {
      const row = rows[k] as number
      if (valid === undefined || ((valid[row >>> 5] as number) & (1 << (row & 31))) !== 0) target[begin + (positions[k] as number)] = values[row] as number
    }
  }
}
