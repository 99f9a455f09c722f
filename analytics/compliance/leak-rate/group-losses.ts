import { sum, type Fraction } from '../exact/fraction'
import { byId } from '../records/live'
import type { Day } from '../records/records'
import type { Loss } from './losses'

/** Additions that are one calculation: of one day, or for one leak. */
export interface LossGroup {
  id: string
  members: readonly Loss[]
  firstDay: Day
  /** The day of the calculation. */
  day: Day
  counted: Fraction
}

const groupOf = (members: readonly Loss[]): LossGroup => {
  const [only] = members
  return members.length === 1 && only !== undefined ? { id: only.id, members, firstDay: only.day, day: only.day, counted: only.counted } : joined(members)
}

/** Several losses as one calculation. */
export const joined = (members: readonly Loss[]): LossGroup => ({
  id: members.map(({ id }) => id).sort(byId).join('+'),
  members,
  firstDay: Math.min(...members.map(({ day }) => day)),
  day: Math.max(...members.map(({ day }) => day)),
  counted: sum(members.map(({ counted }) => counted)),
})

/** Joins losses of one day and losses of one leak, and what they have in common with others; in order of the last day, then id. */
export const groupLosses = (losses: readonly Loss[]): LossGroup[] => {
  const parent = losses.map((_, index) => index)
  const root = (index: number): number => {
    const above = parent[index] ?? index
    return above === index ? index : root(above)
  }
  const first = new Map<Day | string, number>()
  const join = (key: Day | string, index: number): void => {
    const other = first.get(key)
    if (other === undefined) first.set(key, index)
    else parent[root(index)] = root(other)
  }
  for (const [index, { day, leak }] of losses.entries()) {
    join(day, index)
    if (leak !== null && leak !== '') join(leak, index)
  }
  const groups = new Map<number, Loss[]>()
  for (const [index, loss] of losses.entries()) {
    const at = root(index)
    const members = groups.get(at)
    if (members === undefined) groups.set(at, [loss])
    else members.push(loss)
  }
  return [...groups.values()].map(groupOf).sort((a, b) => a.day - b.day || byId(a.id, b.id))
}
