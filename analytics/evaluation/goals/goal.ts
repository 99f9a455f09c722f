import type { Interval } from '../../statistics/wilson'
import type { UnitScore } from '../scoring/score-unit'
import type { BaselineComparison } from '../baselines/at-equal-recall'

/** What the goals are judged on. */
export interface GoalContext {
  scores: readonly UnitScore[]
  comparisons: readonly BaselineComparison[]
  seed: number
}

/** A tier and sampling that units were seen with. */
export interface View {
  tier: string
  stepS: number
}

/** A goal and what was reached; `reached` is NaN where this fleet can't tell. */
export interface Goal {
  name: string
  tier: string
  stepS: number
  /** Units or episodes the figure rests on. */
  units: number
  reached: number
  interval: Interval
  limit: number
  /** Whether the limit is the most or the least that is allowed. */
  sense: 'most' | 'least'
}

/** Whether a goal was reached; undefined where nothing could be measured. */
export const isPassed = ({ reached, limit, sense }: Goal): boolean | undefined =>
  Number.isNaN(reached) ? undefined : sense === 'most' ? reached <= limit : reached >= limit

/** Whether a goal was missed by more than chance: the whole interval lies beyond the limit. False where nothing could be measured. */
export const isMissedForCertain = ({ interval, limit, sense }: Goal): boolean => (sense === 'most' ? interval.low > limit : interval.high < limit)
