import type { Rule } from '../../rule'
import { copReport, lostEfficiency } from './cop-report'

/** Share of efficiency lost against the unit's own baseline, median of 12 compared days, held on 4 of 6. */
export const copDegradation: Rule = {
  name: 'cop-degradation',
  fault: 'cop_degradation',
  family: 'cop',
  ...lostEfficiency,
  comesWithin: 60,
  detector: 'cop_loss',
  specificity: 1,
  isSymptom: true,
  levels: (t) => [
    { severity: 'minor', threshold: -t('cop.watch_step'), persists: t('cop.persist_days') },
    { severity: 'major', threshold: -t('cop.warn_step') },
    { severity: 'critical', threshold: -t('cop.crit_step') },
  ],
  lagDays: 14,
  clearDays: 14,
  baseConfidence: 0.7,
  report: (context) => copReport(context, context.held, '1'),
}
