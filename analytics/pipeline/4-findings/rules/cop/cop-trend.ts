import type { Rule } from '../../rule'
import { copReport, lostEfficiency } from './cop-report'

/** Efficiency lost per year over at least two seasons, the 90 % interval below zero. */
export const copTrend: Rule = {
  name: 'cop-trend',
  fault: 'cop_degradation',
  family: 'cop',
  ...lostEfficiency,
  detector: 'cop_trend_loss',
  specificity: 1,
  levels: (t) => [
    { severity: 'minor', threshold: -t('cop.watch_pct_yr'), persists: t('cop.persist_days') },
    { severity: 'major', threshold: -t('cop.warn_pct_yr') },
  ],
  everyDays: 31,
  lagDays: 182,
  clearDays: 2,
  baseConfidence: 0.75,
  report: (context) => copReport(context, context.held, '%/yr'),
}
