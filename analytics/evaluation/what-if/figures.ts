import type { BacktestFigures, TrialFigures } from '../../contract/thresholds'
import type { Rescored } from '../../pipeline/4-findings/rescore'
import { severities, type Severity } from '../../pipeline/4-findings/rule'
import { median } from '../../statistics/quantile'
import type { BacktestLine } from '../backtest/outcome'
import type { Desk } from './desk'

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

/** What was found first, group by group, and how visits bear it out. */
export const trialFigures = (found: Iterable<readonly Rescored[]>, { units, unitOf }: Pick<Desk, 'units' | 'unitOf'>, backtest: BacktestFigures): TrialFigures => {
  const worst = new Int8Array(units.length).fill(-1)
  let findings = 0
  for (const ofGroup of found) {
    findings += ofGroup.length
    for (const { unit: place, severity } of ofGroup) {
      const unit = unitOf[place] as number
      worst[unit] = Math.max(worst[unit] as number, severities.indexOf(severity))
    }
  }
  const count = (severity: Severity | undefined): number => worst.filter((rank) => rank === (severity === undefined ? -1 : severities.indexOf(severity))).length
  const bySeverity = { critical: count('critical'), major: count('major'), minor: count('minor'), advisory: count('advisory'), none: count(undefined) }
  return { bySeverity, visits: bySeverity.critical + bySeverity.major + bySeverity.minor, findings, backtest }
}
