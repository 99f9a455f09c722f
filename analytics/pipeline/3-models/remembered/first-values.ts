import { median } from '../../../statistics/quantile'

/** The first values since the last restart, and their median once there are enough; NaN while they are gathered. */
export interface FirstValues {
  first: number[]
  level: number
}

export const newFirstValues = (): FirstValues => ({ first: [], level: NaN })

/** The level as known before this value, which is gathered where there is none yet. */
export const levelBefore = (known: FirstValues, value: number, count: number): number => {
  if (!Number.isNaN(known.level)) return known.level
  if (known.first.push(value) >= count) {
    known.level = median(known.first)
    known.first = []
  }
  return NaN
}

/** The level, or the median of what was gathered so far where that is at least `least` values; NaN of fewer. */
export const levelSoFar = ({ first, level }: FirstValues, least: number): number => (first.length >= least ? median(first) : level)

export const forgetFirst = (known: FirstValues): void => {
  known.first = []
  known.level = NaN
}
