import { csvText } from '../../documents/csv-text'
import { chargeLeft } from '../scoring/charge-left'
import { calledOf, type ConfusionCell } from '../scoring/confusion'
import { populationOf } from '../scoring/false-alarm-rates'
import type { UnitScore } from '../scoring/score-unit'
import type { Pressed } from '../unit-facts'
import { dayText, rounded } from './numbers'

/** `confusion.csv`: `fault, named, tier, step_s, units`. */
export const confusionCsv = (tables: readonly { tier: string; stepS: number; cells: readonly ConfusionCell[] }[]): string =>
  csvText(['fault', 'named', 'tier', 'step_s', 'units'], tables.flatMap(({ tier, stepS, cells }) => cells.map((cell) => [cell.truth, cell.named, tier, stepS, cell.units])))

/** `detections.csv`: one line a faulty unit and tier, with what was found when and which detectors came nearest. */
export const detectionsCsv = (scores: readonly UnitScore[]): string =>
  csvText(
    ['fault', 'unit_id', 'tier', 'step_s', 'confounder', 'shape', 'severity_end', 'onset_on', 'detectable_on', 'failed_on', 'found', 'detected_on', 'named', 'severity', 'cause_on', 'delay_days', 'delay_scored_days', 'lead_weeks', 'charge_left', 'beside', 'strongest'],
    scores
      .filter(({ facts }) => facts.truth.fault !== 'none')
      .map((score) => {
        const { facts, first, named, beside } = score
        const { truth } = facts
        return [
          truth.fault, facts.unitId, facts.tier, facts.stepS, truth.confounder, truth.shape, rounded(truth.severityEnd, 4), dayText(truth.onset), dayText(truth.detectable), dayText(truth.failed),
          first !== undefined, dayText(first?.detected), calledOf(score), named?.severity ?? '', dayText(named?.causeOn), rounded(score.delayDays, 0), rounded(score.delayScoredDays, 0), rounded(score.leadWeeks, 1),
          first === undefined ? null : rounded(chargeLeft(score, first.detected), 3),
          beside.map((alert) => `${alert.fault} ${dayText(alert.detected) ?? ''}`).join('|'),
          pressedText(facts.strongest.slice(0, 5)),
        ]
      })
      .sort(byFirstCells),
  )

/** `false_alarms.csv`: one line a false alarm, with the detectors above their thresholds on its day. */
export const falseAlarmsCsv = (scores: readonly UnitScore[]): string =>
  csvText(
    ['population', 'unit_id', 'tier', 'step_s', 'confounder', 'true_fault', 'onset_on', 'fault', 'severity', 'detected_on', 'last_seen_on', 'metric', 'value', 'threshold', 'detectors', 'finding_id'],
    scores
      .flatMap((score) =>
        score.falseAlarms.map((alert) => {
          const { unitId, tier, stepS, truth, pressedAt } = score.facts
          return [
            populationOf(score), unitId, tier, stepS, truth.confounder, truth.fault, dayText(truth.onset), alert.fault, alert.severity, dayText(alert.detected), dayText(alert.lastSeen),
            alert.metric, rounded(alert.value, 4), rounded(alert.threshold, 4), pressedText(pressedAt[alert.findingId] ?? []), alert.findingId,
          ]
        }),
      )
      .sort(byFirstCells),
  )

const pressedText = (pressed: readonly Pressed[]): string => pressed.map(({ detector, held, opens }) => `${detector} ${(held / opens).toFixed(2)}`).join('|')

const byFirstCells = (a: readonly unknown[], b: readonly unknown[]): number => {
  const left = JSON.stringify(a)
  const right = JSON.stringify(b)
  return left < right ? -1 : left > right ? 1 : 0
}
