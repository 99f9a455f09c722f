import { timeOfCells } from '../time-text'
import type { FoundTime } from './find-time'

/** The most frequent step between rows, s; undefined when none goes forward. */
export const commonStep = (rows: readonly (readonly string[])[], time: FoundTime): number | undefined => {
  const counts = new Map<number, number>()
  let before: number | undefined
  for (const row of rows) {
    const at = timeOfRow(row, time)
    if (at === undefined) continue
    const step = before === undefined ? 0 : Math.round((at - before) / 1000)
    if (step > 0) counts.set(step, (counts.get(step) ?? 0) + 1)
    before = at
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0]?.[0]
}

const timeOfRow = (row: readonly string[], time: FoundTime): number | undefined => {
  if (time.text !== undefined) return timeOfCells(row, time.text)
  const at = Date.parse((row[time.column] ?? '').trim().replaceAll('/', '-').replace(' ', 'T'))
  return Number.isNaN(at) ? undefined : at
}
