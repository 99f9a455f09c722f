import { csvText } from '../../documents/csv-text'
import type { BaselineComparison } from '../baselines/at-equal-recall'
import { familyOf } from '../fault-groups'
import type { EvaluationCell } from '../scoring/cells'
import { wilson } from '../../statistics/wilson'
import { rounded } from './numbers'

const columns = [
  'family', 'fault', 'tier', 'step_s', 'units', 'found', 'recall', 'recall_low', 'recall_high', 'false_alarms', 'fault_free_unit_years',
  'false_alarms_per_unit_year', 'precision', 'ppv_at_10_pct', 'delay_days_median', 'lead_weeks_median', 'cause_right', 'baseline',
] as const

/** `evaluation.csv` of the data contract: the detectors, then each naive baseline at their recall (or at its own highest) with `baseline` its name. */
export const evaluationCsv = (cells: readonly EvaluationCell[], comparisons: readonly BaselineComparison[] = []): string =>
  csvText(columns, [
    ...cells.map((cell) => [
      cell.family, cell.fault, cell.tier, cell.stepS, cell.units, cell.found,
      rounded(cell.recall, 4), rounded(cell.recallInterval.low, 4), rounded(cell.recallInterval.high, 4),
      cell.falseAlarms, rounded(cell.faultFreeUnitYears, 2), rounded(cell.falseAlarmsPerUnitYear, 4),
      rounded(cell.precision, 4), rounded(cell.ppvAt10Pct, 4), rounded(cell.delayDays, 1), rounded(cell.leadWeeks, 1), rounded(cell.causeRight, 4), cell.baseline,
    ]),
    ...comparisons.map(({ fault, tier, stepS, baseline, naive }) => {
      const { low, high } = wilson(naive.found, naive.units)
      return [
        familyOf(fault), fault, tier, stepS, naive.units, naive.found, rounded(naive.recall, 4), rounded(low, 4), rounded(high, 4),
        naive.falselyAlarmed, null, null, rounded(naive.precision, 4), rounded(naive.ppvAt10Pct, 4), null, null, null, baseline,
      ]
    }),
  ])
