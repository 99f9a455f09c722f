import type { Evaluation } from './evaluate'
import { evaluationPage, type PageContext } from './page/evaluation-page'
import { confusionCsv, detectionsCsv, falseAlarmsCsv } from './tables/detail-csv'
import { evaluationCsv } from './tables/evaluation-csv'
import { baselinesCsv, calibrationCsv, goalsCsv, ratesCsv, reliabilityCsv } from './tables/goals-csv'

/**
 * The text of each file of an evaluation: `evaluation.csv`, `confusion.csv`, `evaluation.html`, and what they are made of:
 * `goals.csv`, `false_alarm_rates.csv`, `baselines.csv`, `calibration.csv`, `reliability.csv`, `detections.csv`, `false_alarms.csv`. The same evaluation gives the same bytes.
 */
export const evaluationFiles = (evaluation: Evaluation, page: PageContext): Record<string, string> => ({
  'evaluation.csv': evaluationCsv(evaluation.cells, evaluation.comparisons),
  'confusion.csv': confusionCsv(evaluation.confusion),
  'evaluation.html': evaluationPage(evaluation, page),
  'goals.csv': goalsCsv(evaluation.goals),
  'false_alarm_rates.csv': ratesCsv(evaluation.rates),
  'baselines.csv': baselinesCsv(evaluation.comparisons),
  'calibration.csv': calibrationCsv(evaluation.calibration),
  'reliability.csv': reliabilityCsv(evaluation.reliability),
  'detections.csv': detectionsCsv(evaluation.scores),
  'false_alarms.csv': falseAlarmsCsv(evaluation.scores),
})
