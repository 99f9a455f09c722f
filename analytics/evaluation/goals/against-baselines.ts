import { leastRecall, type BaselineComparison } from '../baselines/at-equal-recall'
import type { Goal, GoalContext } from './goal'

/** For each fault and view, the best of the naive baselines at equal recall; undefined where none finds a fifth of the units. */
export interface BestBaseline {
  fault: string
  tier: string
  stepS: number
  best: BaselineComparison | undefined
}

export const bestBaselines = (comparisons: readonly BaselineComparison[]): BestBaseline[] => {
  const keyOf = ({ fault, tier, stepS }: BaselineComparison) => `${fault} ${tier} ${stepS}`
  return [...new Set(comparisons.map(keyOf))].map((key) => {
    const own = comparisons.filter((one) => keyOf(one) === key)
    const able = own.filter(({ naive }) => naive.recall >= leastRecall)
    const [{ fault, tier, stepS }] = own as [BaselineComparison]
    return { fault, tier, stepS, best: able.reduce<BaselineComparison | undefined>((best, one) => (best !== undefined && best.naive.ppvAt10Pct >= one.naive.ppvAt10Pct ? best : one), undefined) }
  })
}

/** Precision at equal recall, where one unit in ten is faulty, is to be better than that of the best naive baseline. */
export const againstBaselines = ({ comparisons }: GoalContext): Goal[] =>
  bestBaselines(comparisons).flatMap(({ fault, tier, stepS, best }): Goal[] =>
    best === undefined
      ? []
      : [{
          name: `Precision at equal recall, ${fault}, against ${best.baseline} (recall ${(100 * best.naive.recall).toFixed(0)} %)`,
          tier,
          stepS,
          units: best.naive.units,
          reached: best.detectors.ppvAt10Pct,
          interval: { low: NaN, high: NaN },
          limit: best.naive.ppvAt10Pct,
          sense: 'least',
        }],
  )
