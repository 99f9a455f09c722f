import { leastUnits } from '../baseline/group-prior'
import type { Mode } from '../unit-series'

/** When one mode of one unit began, and the month of its latest beginning: the first, or a visit or update that starts its baseline again. Days since 1970-01-01. */
export interface Beginning {
  unitId: string
  mode: Mode
  begunOn: number
  latestMonth: number
  modelGroup: string | undefined
  sizeGroup: string | undefined
}

/** Which units need to know like units, and which units those are, of one group each by model and by type and size. */
export interface Likeness {
  needing: ReadonlyMap<string, { model: string | undefined; size: string | undefined }>
  groups: ReadonlyMap<string, readonly string[]>
}

/** A group is told by the first of its units to report. */
const mostUnits = 30
/** Days that the quickest baseline takes. */
const quickest = 59

const firstOfNextMonth = (day: number): number => {
  const date = new Date(day * 86_400_000)
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / 86_400_000
}

/**
 * Plans whose first baselines have to be known before the others can be judged: a unit needs its groups when a mode of it
 * began, or began again, in a month in which five units of a group can have completed theirs. In most fleets nobody does.
 */
export const likenessOf = (beginnings: readonly Beginning[]): Likeness => {
  const byGroup = new Map<string, Beginning[]>()
  for (const one of beginnings)
    for (const group of [one.modelGroup, one.sizeGroup]) {
      const members = byGroup.get(group ?? '')
      if (members !== undefined) members.push(one)
      else if (group !== undefined) byGroup.set(group, [one])
    }
  const needing = new Map<string, { model: string | undefined; size: string | undefined }>()
  const groups = new Map<string, readonly string[]>()
  for (const [group, all] of byGroup) {
    const some = needingOf(all)
    for (const one of some) needing.set(one.unitId, { model: one.modelGroup, size: one.sizeGroup })
    if (some.length > 0) groups.set(group, firstUnits(all))
  }
  return { needing, groups }
}

const needingOf = (group: readonly Beginning[]): Beginning[] => {
  const snapshots = new Map<Mode, number>()
  for (const mode of new Set(group.map((one) => one.mode))) {
    const fifth = group.filter((one) => one.mode === mode).map((one) => one.begunOn).sort((a, b) => a - b)[leastUnits - 1]
    if (fifth !== undefined) snapshots.set(mode, firstOfNextMonth(fifth + quickest))
  }
  return group.filter((one) => one.latestMonth >= (snapshots.get(one.mode) ?? Infinity))
}

/** The units that began first, by id where several began on a day. */
const firstUnits = (group: readonly Beginning[]): string[] => {
  const first = new Map<string, number>()
  for (const { unitId, begunOn } of group) first.set(unitId, Math.min(begunOn, first.get(unitId) ?? Infinity))
  return [...first].sort(([a, from], [b, to]) => from - to || (a < b ? -1 : 1)).slice(0, mostUnits).map(([unitId]) => unitId)
}
