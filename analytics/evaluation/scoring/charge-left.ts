import type { UnitScore } from './score-unit'

/** What a severity counts by the unit it is in; an empty one is a share. */
const shareOf: Readonly<Record<string, number>> = { '': 1, '1': 1, '%': 0.01, pct: 0.01 }
const exponents: Readonly<Record<string, number>> = { linear: 1, quadratic: 2, cubic: 3, quartic: 4 }

/**
 * Share of the charge that is left on a day of a leak whose truth gives the share lost at its end (`severity_end`; `%` or `1`):
 * 1 - end ((day - onset) / (end - onset)) ^ p, p by the shape; a step is lost at once. NaN where the truth says something else.
 */
export const chargeLeft = ({ facts: { truth, lastDay } }: UnitScore, day: number): number => {
  if (truth.onset === undefined || truth.fault !== 'refrigerant_leak') return NaN
  const lost = truth.severityEnd * (shareOf[truth.unitOfSeverity] ?? NaN)
  const span = (truth.failed ?? lastDay + 1) - truth.onset
  const passed = Math.min(1, Math.max(0, (day - truth.onset) / Math.max(1, span)))
  return 1 - Math.abs(lost) * (truth.shape === 'step' ? 1 : passed ** (exponents[truth.shape] ?? 1))
}
