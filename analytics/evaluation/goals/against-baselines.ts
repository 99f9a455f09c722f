import { leastRecall, type BaselineComparison } from '../baselines/at-equal-recall'
import type { Goal, GoalContext, View } from './goal'

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

/** Whether the detectors are at least as precise as the best rule of thumb at the same recall; undefined without one, and without units that have no fault. */
export const isAsPrecise = ({ best }: BestBaseline): boolean | undefined =>
  best === undefined || Number.isNaN(best.naive.ppvAt10Pct) || Number.isNaN(best.detectors.ppvAt10Pct) ? undefined : best.detectors.ppvAt10Pct >= best.naive.ppvAt10Pct

/** In each view, the share of the faults that any rule of thumb finds at whose recall the detectors are at least as precise. */
export const againstBaselines = ({ comparisons }: GoalContext, { tier, stepS }: View): Goal[] => {
  const judged = bestBaselines(comparisons).filter((one) => one.tier === tier && one.stepS === stepS && isAsPrecise(one) !== undefined)
  const passed = judged.filter((one) => isAsPrecise(one) === true).length
  return judged.length === 0
    ? []
    : [{ name: 'Faults at least as precise as the best rule of thumb at equal recall', tier, stepS, units: judged.length, reached: passed / judged.length, interval: { low: NaN, high: NaN }, limit: 1, sense: 'least' }]
}
