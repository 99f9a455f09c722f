import type { BacktestFigures, TrialFigures } from '../../contract/thresholds'
import type { Rescored } from '../../pipeline/4-findings/rescore'
import { worse, type Severity } from '../../pipeline/4-findings/rule'
import { median } from '../../statistics/quantile'
import type { BacktestLine } from '../backtest/outcome'

/** What a backtest comes to. */
export const backtestFigures = (lines: readonly BacktestLine[], unitYears: number): BacktestFigures => {
  const count = (outcome: BacktestLine['outcome']): number => lines.filter((line) => line.outcome === outcome).length
  const [found, late, missed, otherCause, falseAlarms] = [count('found'), count('late'), count('missed'), count('other_cause'), count('false_alarm')]
  const confirmed = found + late + missed + otherCause
  const earlier = lines.flatMap((line) => (line.outcome === 'found' && line.detected !== undefined ? [line.confirmed - line.detected] : []))
  return {
    confirmed,
    found,
    late,
    missed,
    otherCause,
    falseAlarms,
    recall: confirmed === 0 ? null : found / confirmed,
    precision: found + falseAlarms === 0 ? null : found / (found + falseAlarms),
    falseAlarmsPerUnitYear: unitYears > 0 ? falseAlarms / unitYears : null,
    medianDaysEarlier: earlier.length === 0 ? null : median(earlier),
  }
}

/** What was found first, unit by unit, and how visits bear it out. */
export const trialFigures = (found: readonly Rescored[], units: number, backtest: BacktestFigures): TrialFigures => {
  const worst = new Map<number, Severity>()
  for (const { unit, severity } of found) worst.set(unit, worse(worst.get(unit) ?? 'advisory', severity))
  const bySeverity = { critical: 0, major: 0, minor: 0, advisory: 0, none: units - worst.size }
  for (const severity of worst.values()) bySeverity[severity]++
  return { bySeverity, visits: bySeverity.critical + bySeverity.major + bySeverity.minor, findings: found.length, backtest }
}
