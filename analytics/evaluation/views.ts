import type { View } from './goals/goal'
import type { UnitScore } from './scoring/score-unit'

/** The tiers and samplings that units were seen with, in order. */
export const viewsOf = (scores: readonly UnitScore[]): View[] =>
  [...new Map(scores.map(({ facts: { tier, stepS } }) => [`${tier} ${stepS}`, { tier, stepS }])).values()].sort((a, b) => (a.tier === b.tier ? a.stepS - b.stepS : a.tier < b.tier ? -1 : 1))

export const inView = (scores: readonly UnitScore[], { tier, stepS }: View): UnitScore[] => scores.filter(({ facts }) => facts.tier === tier && facts.stepS === stepS)
