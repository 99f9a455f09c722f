import { csvText } from '../../documents/csv-text'
import { median } from '../../statistics/quantile'
import { dayText } from '../tables/numbers'
import type { BacktestLine } from './outcome'

/** `backtest.csv` of the data contract; `days_earlier` is negative where the finding came after the confirmation. */
export const backtestCsv = (lines: readonly BacktestLine[]): string =>
  csvText(
    ['unit_id', 'fault', 'confirmed_on', 'detected_on', 'days_earlier', 'outcome'],
    lines.map((line) => [line.unitId, line.fault, dayText(line.confirmed), dayText(line.detected), line.detected === undefined ? null : line.confirmed - line.detected, line.outcome]),
  )

/** One line a fault: how many were confirmed, how they were found, and how often it was said where nothing was. */
export const backtestText = (lines: readonly BacktestLine[]): string =>
  lines.length === 0
    ? 'No visit confirmed a fault, and none refuted a finding.\n'
    : [...new Set(lines.map(({ fault }) => fault))]
        .sort()
        .map((fault) => `${faultLine(fault, lines.filter((line) => line.fault === fault))}\n`)
        .join('')

const faultLine = (fault: string, lines: readonly BacktestLine[]): string => {
  const count = (outcome: BacktestLine['outcome']) => lines.filter((line) => line.outcome === outcome).length
  const earlier = median(lines.flatMap((line) => (line.outcome === 'found' && line.detected !== undefined ? [line.confirmed - line.detected] : [])))
  const found = count('found') === 0 ? '0 found' : `${count('found')} found, median ${earlier} days earlier`
  return `${fault}: ${lines.length - count('false_alarm')} confirmed, ${found}, ${count('late')} late, ${count('missed')} missed, ${count('other_cause')} other cause; ${count('false_alarm')} false alarms`
}
