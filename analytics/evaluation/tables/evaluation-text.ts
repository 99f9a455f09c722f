import type { Evaluation } from '../evaluate'
import { isPassed } from '../goals/goal'
import { isInBand } from '../scoring/false-alarm-rates'
import { reliabilityText } from './reliability-text'
import { fixed, fixedRange, percent, percentRange, sampling } from '../page/words'

/** The evaluation as lines for a terminal: faults, false alarms, confidence, goals. */
export const evaluationText = ({ scores, cells, rates, reliability, goals }: Evaluation): string =>
  [
    'fault                          seen      found        recall            cause  delay d (scored)  lead wk  false/unit-year  at 10 % faulty',
    ...cells.map(
      (cell) =>
        `${cell.fault.padEnd(30)} ${`${cell.tier} ${sampling(cell.stepS)}`.padEnd(8)} ${`${cell.found} of ${cell.units}`.padStart(11)}  ${`${percent(cell.recall)} (${percentRange(cell.recallInterval)})`.padStart(20)} ${percent(cell.causeRight).padStart(6)}` +
        ` ${`${fixed(cell.delayDays, 0)} (${fixed(cell.delayScoredDays, 0)})`.padStart(12)} ${fixed(cell.leadWeeks, 0).padStart(8)} ${fixed(cell.falseAlarmsPerUnitYear, 3).padStart(15)} ${percent(cell.ppvAt10Pct).padStart(10)}  ${cell.note}`,
    ),
    '',
    ...rates
      .filter(({ band, rate }) => band !== 'any' && rate.unitYears >= 1)
      .map(
        ({ tier, stepS, population, band, rate }) =>
          `${tier} ${sampling(stepS)} false alarms, ${population}, ${band}: ${rate.falseAlarms} in ${fixed(rate.unitYears, 1)} unit-years = ${fixed(rate.perUnitYear, 3)} (${fixedRange(rate.interval, 3)}), ${rate.unitsAlarmed} of ${rate.units} units`,
      ),
    '',
    ...loudest(scores),
    '',
    ...reliability.flatMap(reliabilityText),
    '',
    ...goals.map((goal) => {
      const passed = isPassed(goal)
      return `${passed === undefined ? '-   ' : passed ? 'pass' : 'MISS'}  ${goal.tier} ${sampling(goal.stepS)}  ${goal.name}: ${fixed(goal.reached, 3)} (${fixedRange(goal.interval, 3)}), ${goal.sense === 'most' ? 'at most' : 'at least'} ${fixed(goal.limit, 3)}, ${goal.units} units`
    }),
    '',
  ].join('\n')

/** Which detector raised how many false alarms of minor severity or above, the loudest first. */
const loudest = (scores: Evaluation['scores']): string[] => {
  const counts = new Map<string, number>()
  for (const { falseAlarms, facts } of scores)
    for (const alert of falseAlarms) {
      if (!isInBand('minor and above', alert)) continue
      const key = `${facts.tier} false alarms by ${alert.metric}: ${alert.fault}`
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([key, count]) => `${key}, ${count}`)
}
