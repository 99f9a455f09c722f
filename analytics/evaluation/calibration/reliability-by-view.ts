import type { View } from '../goals/goal'
import type { UnitScore } from '../scoring/score-unit'
import { inView, viewsOf } from '../views'
import { judgedFindings, mixOfFleet } from './judged-findings'
import { reliabilityOf, type Reliability } from './reliability'

/** Confidence against what was confirmed, for each tier and sampling that units were seen with. */
export const reliabilityByView = (scores: readonly UnitScore[]): (View & Reliability)[] => {
  const mix = mixOfFleet(scores)
  return viewsOf(scores).map((view) => ({ ...view, ...reliabilityOf(judgedFindings(inView(scores, view), mix)) }))
}
