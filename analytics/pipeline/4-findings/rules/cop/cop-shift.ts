import type { Rule } from '../../rule'
import { copReport, lostEfficiency } from './cop-report'

/** A lasting shift of efficiency by CUSUM, at the limit that keeps the profile's alarm budget. */
export const copShift: Rule = {
  name: 'cop-shift',
  fault: 'cop_degradation',
  family: 'cop',
  ...lostEfficiency,
  detector: 'cop_cusum',
  specificity: 1,
  isCusum: true,
  levels: (t, { cusumLimit }) => [{ severity: 'minor', threshold: cusumLimit, persists: t('cop.persist_days') }],
  lagDays: 10,
  clearDays: 14,
  baseConfidence: 0.65,
  report: (context) => copReport(context, context.held, 'sigma'),
}
