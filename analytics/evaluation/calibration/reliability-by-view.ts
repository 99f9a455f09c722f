import type { View } from '../goals/goal'
import type { UnitScore } from '../scoring/score-unit'
import { inView, viewsOf } from '../views'
import { judgedFindings, mixOf } from './judged-findings'
import { reliabilityOf, type Reliability } from './reliability'

/** Confidence against what was confirmed, for each tier and sampling that units were seen with. */
export const reliabilityByView = (scores: readonly UnitScore[]): (View & Reliability)[] => {
  const views = viewsOf(scores)
  const mix = mixOf(views.map((view) => inView(scores, view)))
  return views.map((view) => ({ ...view, ...reliabilityOf(judgedFindings(inView(scores, view), mix)) }))
}
