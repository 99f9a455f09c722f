import { csvText } from '../../documents/csv-text'
import { isPassed, type Goal } from '../goals/goal'
import type { Evaluation, RateLine } from '../evaluate'
import { rounded } from './numbers'

/** `goals.csv`: each goal with what was reached, its interval and whether that is enough. */
export const goalsCsv = (goals: readonly Goal[]): string =>
  csvText(
    ['goal', 'tier', 'step_s', 'units', 'sense', 'limit', 'reached', 'low', 'high', 'passed'],
    goals.map((goal) => [goal.name, goal.tier, goal.stepS, goal.units, goal.sense === 'most' ? 'at most' : 'at least', rounded(goal.limit, 4), rounded(goal.reached, 4), rounded(goal.interval.low, 4), rounded(goal.interval.high, 4), isPassed(goal) ?? null]),
  )

/** `false_alarm_rates.csv`: false alarms by population, severity band, tier and sampling. */
export const ratesCsv = (rates: readonly RateLine[]): string =>
  csvText(
    ['population', 'band', 'tier', 'step_s', 'units', 'units_alarmed', 'false_alarms', 'unit_years', 'per_unit_year', 'low', 'high'],
    rates.map(({ population, band, tier, stepS, rate }) => [
      population, band, tier, stepS, rate.units, rate.unitsAlarmed, rate.falseAlarms, rounded(rate.unitYears, 2), rounded(rate.perUnitYear, 4), rounded(rate.interval.low, 4), rounded(rate.interval.high, 4),
    ]),
  )

/** `baselines.csv`: each rule of thumb at the recall of the detectors, or at its own highest, and the detectors at that same recall. */
export const baselinesCsv = (comparisons: Evaluation['comparisons']): string =>
  csvText(
    ['fault', 'tier', 'step_s', 'baseline', 'units', 'fault_free_units', 'recall', 'falsely_alarmed', 'ppv_at_10_pct', 'detectors_recall', 'detectors_falsely_alarmed', 'detectors_ppv_at_10_pct'],
    comparisons.map(({ fault, tier, stepS, baseline, naive, detectors }) => [
      fault, tier, stepS, baseline, naive.units, naive.faultFree, rounded(naive.recall, 4), naive.falselyAlarmed, rounded(naive.ppvAt10Pct, 4), rounded(detectors.recall, 4), detectors.falselyAlarmed, rounded(detectors.ppvAt10Pct, 4),
    ]),
  )

/** `reliability.csv`: findings of minor severity or above by their confidence, with what a technician would confirm where one unit in ten is faulty. */
export const reliabilityCsv = (tables: Evaluation['reliability']): string =>
  csvText(
    ['tier', 'step_s', 'from', 'to', 'findings', 'mean_confidence_at_10_pct', 'confirmed_at_10_pct'],
    tables.flatMap(({ tier, stepS, bins }) => bins.map((bin) => [tier, stepS, bin.from, bin.to, bin.findings, rounded(bin.meanConfidence, 3), rounded(bin.confirmed, 3)])),
  )

/** `calibration.csv`: how sure findings of each fault and severity were, how often they named the fault and how often a technician would confirm them. */
export const calibrationCsv = (tables: Evaluation['calibration']): string =>
  csvText(
    ['fault', 'severity', 'tier', 'step_s', 'findings', 'mean_confidence', 'right', 'confirmed', 'mean_confidence_at_10_pct', 'right_at_10_pct', 'confirmed_at_10_pct', 'brier'],
    tables.flatMap(({ tier, stepS, lines }) =>
      lines.map((line) => [
        line.fault, line.severity, tier, stepS, line.findings, ...[line.meanConfidence, line.right, line.confirmed, line.meanConfidenceAt10Pct, line.rightAt10Pct, line.confirmedAt10Pct, line.brier].map((value) => rounded(value, 3)),
      ]),
    ),
  )
