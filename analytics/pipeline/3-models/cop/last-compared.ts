import { median } from '../../../statistics/quantile'
import type { ModeFollowed } from '../baseline/follow-mode'
import { indexOf } from '../indicators/indicator'
import { remembered } from '../remembered/unit-memory'
import type { UnitSeries } from '../unit-series'

const lastDays = 28
/** Values that a median needs. */
const leastValues = 7

const parts = ['internal_efficiency', 'approach_outdoor', 'approach_indoor'] as const
type Part = (typeof parts)[number]

/** Days compared in the whole record, and of the last 28 of them what was less than expected of all and of each part, by mode. */
interface LastCompared {
  days: number
  last: { residual: number; parts: Record<Part, number[]> }[]
}

/** Where the unit stands as at its last compared days; NaN with too few. */
export interface Standing {
  days: number
  /** ln actual - ln expected. */
  residual: number
  /** The same of the compressor alone, and K by which the two heat exchangers have moved away: notes 1.2. */
  parts: Record<Part, number>
}

export const lastCompared = (unit: UnitSeries, residual: Float64Array, modes: readonly ModeFollowed[]): Standing => {
  const state = remembered(unit, 'last compared days', (): LastCompared => ({ days: 0, last: [] }))
  const positions: number[] = []
  for (let i = 0; i < unit.length; i++) if (Number.isFinite(residual[i])) positions.push(i)
  state.days += positions.length
  const partsOn = (i: number) => Object.fromEntries(parts.map((part) => [part, modes.map(({ residuals }) => residuals[indexOf[part]]?.[i] ?? NaN)])) as Record<Part, number[]>
  state.last = [...state.last, ...positions.slice(-lastDays).map((i) => ({ residual: residual[i] as number, parts: partsOn(i) }))].slice(-lastDays)
  const middle = (values: readonly number[]): number => (values.length >= leastValues ? median(values) : NaN)
  const middleOf = (part: Part): number => middle(state.last.flatMap((day) => day.parts[part]).filter(Number.isFinite))
  return {
    days: state.days,
    residual: middle(state.last.map((day) => day.residual)),
    parts: { internal_efficiency: middleOf('internal_efficiency'), approach_outdoor: middleOf('approach_outdoor'), approach_indoor: middleOf('approach_indoor') },
  }
}
