import { singleScore, totalScore, type Assigned, type Weighing } from './assign'

/** How much worse the best assignment is in which a column is not the signal it was given, and what it is there; undefined when nothing. */
export interface Alternative {
  margin: number
  instead: string | undefined
}

/** The nearest other reading of one column: exchanged with another signal's, given to a free signal, or to none. */
export const alternativeTo = (weighing: Weighing, { assignment, score }: Assigned, signal: string): Alternative => {
  const column = assignment.get(signal) as number
  const free = [...weighing.table.keys()].filter((other) => ![...assignment.values()].includes(other))
  const without = new Map(assignment)
  without.delete(signal)
  let found: Alternative = { margin: Infinity, instead: undefined }
  const consider = (instead: string | undefined, more: readonly (readonly [string, number])[]) => {
    if (more.some(([to, from]) => singleScore(weighing, from, to) === -Infinity)) return
    const margin = score - totalScore(weighing, new Map([...without, ...more]))
    if (margin < found.margin) found = { margin, instead }
  }
  const refills = [undefined, ...free].map((other) => (other === undefined ? [] : [[signal, other] as const]))
  for (const refill of refills) consider(undefined, refill)
  for (const other of weighing.table.get(column)?.keys() ?? []) {
    const holder = assignment.get(other)
    if (other === signal || weighing.fixed.has(other)) continue
    if (holder !== undefined) consider(other, [[other, column], [signal, holder]])
    for (const refill of refills) consider(other, [[other, column], ...refill])
  }
  return found
}
