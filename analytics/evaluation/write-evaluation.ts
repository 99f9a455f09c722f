import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evaluation } from './evaluate-fleet'
import { evaluationPage, type PageContext } from './page/evaluation-page'
import { confusionCsv, detectionsCsv, falseAlarmsCsv } from './tables/detail-csv'
import { evaluationCsv } from './tables/evaluation-csv'
import { goalsCsv, ratesCsv } from './tables/goals-csv'

/**
 * Writes `evaluation.csv`, `confusion.csv`, `evaluation.html`, and what they are made of: `goals.csv`, `false_alarm_rates.csv`,
 * `detections.csv`, `false_alarms.csv`. The folder is made where missing.
 */
export const writeEvaluation = (evaluation: Evaluation, outDir: string, page: PageContext): void => {
  mkdirSync(outDir, { recursive: true })
  const files: Record<string, string> = {
    'evaluation.csv': evaluationCsv(evaluation.cells, evaluation.comparisons),
    'confusion.csv': confusionCsv(evaluation.confusion),
    'evaluation.html': evaluationPage(evaluation, page),
    'goals.csv': goalsCsv(evaluation.goals),
    'false_alarm_rates.csv': ratesCsv(evaluation.rates),
    'detections.csv': detectionsCsv(evaluation.scores),
    'false_alarms.csv': falseAlarmsCsv(evaluation.scores),
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(outDir, name), text)
}
