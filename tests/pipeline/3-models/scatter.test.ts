import { expect, it } from 'vitest'
import type { VectorChunk } from '../../../analytics/db/stream-vectors'
import { rowGroups, scatter } from '../../../analytics/pipeline/3-models/loading/scatter'

const chunkOf = (columns: number[][], valid: Record<number, number> = {}): VectorChunk => ({
  rows: columns[0]?.length ?? 0,
  numbers: (column) => Float64Array.from(columns[column] as number[]),
  valid: (column) => (valid[column] === undefined ? undefined : Uint32Array.of(valid[column])),
  text: () => null, bytes: () => null,
})

it('puts each value at the day of its unit and mode, and leaves what is NULL', () => {
  const chunk = chunkOf([[7, 7, 8, 8, 9], [100, 101, 50, 53, 1], [0, 2, 0, 0, 0], [1, 2, 3, 4, 5]], { 3: 0b10111 })
  const groups = rowGroups(chunk, new Map([[7, 100], [8, 50]]), 3)
  expect(groups.map(({ place, kind, count }) => [place, kind, count])).toEqual([[7, 0, 1], [7, 2, 1], [8, 0, 2]])
  const targets = new Map(groups.map((group) => [group, new Float64Array(4).fill(NaN)]))
  scatter(chunk, 3, groups, (group) => targets.get(group) as Float64Array)
  expect([...targets.values()].map((values) => [...values])).toEqual([[1, NaN, NaN, NaN], [NaN, 2, NaN, NaN], [3, NaN, NaN, NaN]])
})

it('puts days that follow one another, with gaps and backwards to the same places', () => {
  const filled = (days: number[]) => {
    const chunk = chunkOf([[7, 7, 7], days, [1, 2, 3]])
    const groups = rowGroups(chunk, new Map([[7, 100]]), 1)
    const target = new Float64Array(4).fill(NaN)
    scatter(chunk, 2, groups, () => target)
    return [groups[0]?.together, ...target]
  }
  expect(filled([101, 102, 103])).toEqual([true, NaN, 1, 2, 3])
  expect(filled([100, 101, 103])).toEqual([false, 1, 2, NaN, 3])
  expect(filled([103, 102, 101])).toEqual([false, NaN, 3, 2, 1])
})
