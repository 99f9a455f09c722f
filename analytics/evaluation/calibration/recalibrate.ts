import { calibrationRow, shifted, type Calibration } from '../../pipeline/4-findings/calibrated-confidence'
import type { Severity } from '../../pipeline/4-findings/rule'
import type { UnitFacts } from '../unit-facts'

/** Facts whose findings still have the scores of their rules, with the confidence that a calibration gives them. */
export const recalibrate = (facts: readonly UnitFacts[], calibration: Pick<Calibration, 'table'>): UnitFacts[] =>
  facts.map((unit) => ({
    ...unit,
    alerts: unit.alerts.map((alert) => ({ ...alert, confidence: shifted(alert.confidence, calibrationRow(alert.fault, alert.severity as Severity, Number(unit.tier.slice(1)), calibration)?.shift ?? 0) })),
  }))
