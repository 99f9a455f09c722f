import { newWindow, rollingMedian, type Window } from '../../../statistics/held-value'
import { newUnknown } from '../../../statistics/memory'
import { median } from '../../../statistics/quantile'
import type { DayValues } from '../unit-series'
import { forgetFirst, levelBefore, newFirstValues, type FirstValues } from '../remembered/first-values'
import { cameSuddenly, newJumps, type Jumps } from './sudden-shift'

/** Sensors that relax to one temperature while the compressor rests (analytics notes 6.1). */
export const restGroups = {
  outdoor: ['outdoor', 'coil', 'suction', 'liquid'],
  indoor: ['supply', 'return', 'indoor', 'indoor_coil'],
} as const
export type RestSensor = (typeof restGroups)[keyof typeof restGroups][number]
export const restSensors: readonly RestSensor[] = [...restGroups.outdoor, ...restGroups.indoor]

export const restColumn = <Sensor extends RestSensor>(sensor: Sensor): `rest_${Sensor}_k` => `rest_${sensor}_k`

/** What is needed of a unit: its days with what sensors read at rest. */
export interface RestDays {
  length: number
  day: Pick<DayValues, `rest_${RestSensor}_k`>
}

/** Rests of a baseline. */
export const baselineRests = 10
/** The level is the median of the last seven rests, five at least, of 120 days: of three that agree, single rests differ by 0.2 K. */
export const levelOf = { of: 7, within: 120, least: 5 }
/** Fewer than three members can't tell which of them moved. */
export const leastMembers = 3
/** Rests and shift, K or %, by which an error that came at once is told from a drift. */
export const restMoment = { each: 3, trim: 0, least: 0.7, share: 0.5 }
/** The other members agree when their levels differ by no more than this, K, or by half of the one that moved. */
const agreeK = 0.5

/** What is known of a sensor from its rests so far, which those that follow go on from. */
export interface RestsKnown {
  first: FirstValues
  window: Window
  jumps: Jumps
}

export const newRestsKnown = (): RestsKnown => ({ first: newFirstValues(), window: newWindow(), jumps: newJumps() })

/** Levels of each member of a group per position, K: how far it moved against the others since its own first rests. */
export interface RestLevels {
  members: readonly RestSensor[]
  levels: readonly Float64Array[]
  /** The same of each rest by itself. */
  shifts: readonly Float64Array[]
  /** Per position the index of the one member that moved while the others agree, else -1. */
  moved: Int8Array
  /** Per member and position 1 where its level came from one rest to the next. */
  sudden: readonly Uint8Array[]
}

/**
 * Each member's reading less the group's, against its own first ten rests, centred on the median of the members of the day:
 * with three members or more one that drifts keeps its whole shift and leaves the others at zero. The level is the median of
 * the last seven rests. NaN where it can't be told. `known` is of each member.
 */
export const restLevels = (unit: RestDays, members: readonly RestSensor[], restarts: ReadonlySet<number>, known: readonly RestsKnown[] = members.map(newRestsKnown)): RestLevels => {
  const offsets = members.map((member) => unit.day[restColumn(member)])
  const shifts = members.map(() => newUnknown(unit.length))
  const moves: number[] = []
  const present: number[] = []
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) for (const { first } of known) forgetFirst(first)
    present.length = 0
    for (let m = 0; m < offsets.length; m++) if (!Number.isNaN(offsets[m]?.[i])) present.push(m)
    if (present.length < leastMembers) continue
    moves.length = 0
    for (const m of present) {
      const { level } = (known[m] as RestsKnown).first
      if (!Number.isNaN(level)) moves.push((offsets[m]?.[i] as number) - level)
    }
    const middle = median(moves)
    for (const m of present) {
      const offset = offsets[m]?.[i] as number
      const baseline = levelBefore((known[m] as RestsKnown).first, offset, baselineRests)
      if (moves.length >= leastMembers) (shifts[m] as Float64Array)[i] = offset - baseline - middle
    }
  }
  const levels = shifts.map((shift, m) => rollingMedian(shift, { ...levelOf, restarts }, known[m]?.window))
  const sudden = shifts.map((shift, m) => cameSuddenly(shift, levels[m] as Float64Array, { ...restMoment, restarts }, known[m]?.jumps))
  const moved = new Int8Array(unit.length)
  for (let i = 0; i < unit.length; i++) moved[i] = whoMoved(levels, i)
  return { members, levels, shifts, sudden, moved }
}

const whoMoved = (levels: readonly Float64Array[], i: number): number => {
  let most = -1
  for (let m = 0; m < levels.length; m++)
    if (Math.abs(levels[m]?.[i] as number) > Math.abs(levels[most]?.[i] ?? 0)) most = m
  if (most < 0) return -1
  let [low, high, others] = [Infinity, -Infinity, 0]
  for (let m = 0; m < levels.length; m++) {
    const level = levels[m]?.[i] as number
    if (m === most || Number.isNaN(level)) continue
    low = Math.min(low, level)
    high = Math.max(high, level)
    others++
  }
  return others >= leastMembers - 1 && high - low <= Math.max(agreeK, Math.abs(levels[most]?.[i] as number) / 2) ? most : -1
}

/**
 * How far the water pair moved apart since its first ten rests, K, median of the last seven; which of the two did can't be told.
 * NaN where they stand among more sensors, or are not both there.
 */
export const pairLevel = (unit: RestDays, restarts: ReadonlySet<number>, known = newRestsKnown()): { shift: Float64Array; level: Float64Array; sudden: Uint8Array } => {
  const { rest_supply_k: apart, rest_return_k: back, rest_indoor_k, rest_indoor_coil_k } = unit.day
  const shift = newUnknown(unit.length)
  for (let i = 0; i < unit.length; i++) {
    if (restarts.has(i)) forgetFirst(known.first)
    const among = [rest_indoor_k, rest_indoor_coil_k].some((other) => !Number.isNaN(other[i]))
    if (among || Number.isNaN(apart[i]) || Number.isNaN(back[i])) continue
    shift[i] = (apart[i] as number) - levelBefore(known.first, apart[i] as number, baselineRests)
  }
  const level = rollingMedian(shift, { ...levelOf, restarts }, known.window)
  return { shift, level, sudden: cameSuddenly(shift, level, { ...restMoment, restarts }, known.jumps) }
}
