import { bestBaselines, isAsPrecise } from '../goals/against-baselines'
import { isPassed, type Goal } from '../goals/goal'
import type { Evaluation } from '../evaluate'
import { confusionTable } from './confusion-table'
import { escapeHtml, sectionHtml, tableHtml, type Cell } from './html'
import { shareDot } from './recall-chart'
import { style } from './style'
import { faultName, fixed, fixedRange, percent, percentRange, sampling } from './words'

/** What the page says about where its figures come from, one line each. */
export interface PageContext {
  title: string
  lines: readonly string[]
}

/** `evaluation.html`: one page that needs nothing else, light or dark as the reader's system is. */
export const evaluationPage = (evaluation: Evaluation, { title, lines }: PageContext): string =>
  `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>
${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('\n')}
${[goals(evaluation), faults(evaluation), quiet(evaluation), confusion(evaluation), baselines(evaluation), method].join('\n')}
</main></body></html>
`

const goals = ({ goals: all }: Evaluation): string =>
  sectionHtml(
    'Goals',
    'What the detectors are to reach, and what they reached on these units. Intervals are 95 %: of Wilson for shares, drawn again by unit for rates (of a Poisson count where no false alarm was seen).',
    tableHtml({
      caption: `${all.filter((goal) => isPassed(goal) === true).length} of ${all.length} reached`,
      columns: [{ name: 'Goal' }, { name: 'Tier' }, { name: 'Sampling' }, { name: 'Units', number: true }, { name: 'Limit', number: true }, { name: 'Reached', number: true }, { name: '95 %', number: true }, { name: '' }],
      rows: all.map((goal) => [goal.name, goal.tier, sampling(goal.stepS), String(goal.units), `${goal.sense === 'most' ? 'at most' : 'at least'} ${figure(goal.limit)}`, figure(goal.reached), fixedRange(goal.interval, 3), verdict(goal)]),
    }),
  )

const figure = (value: number): string => fixed(value, 3)

const verdict = (goal: Goal): Cell => {
  const passed = isPassed(goal)
  return { html: passed === undefined ? '<span class="quiet">not measured</span>' : passed ? '<span class="good">reached</span>' : '<span class="bad">missed</span>' }
}

const faults = ({ cells }: Evaluation): string =>
  sectionHtml(
    'Faults',
    'Found: a finding of the same group of faults opened while the fault was there. Precision and false alarms count findings that name the fault, of severity minor or above.',
    tableHtml({
      caption: 'By fault, tier and sampling; every cell, the bad ones too',
      columns: [
        { name: 'Fault' }, { name: 'Tier' }, { name: 'Sampling' }, { name: 'Found', number: true }, { name: 'Recall' }, { name: '', number: true }, { name: 'Cause right', number: true },
        { name: 'Delay, days', number: true }, { name: 'Scored days', number: true }, { name: 'Lead, weeks', number: true }, { name: 'False / unit-year', number: true },
        { name: 'Precision', number: true }, { name: 'At 10 % faulty', number: true }, { name: '' },
      ],
      rows: cells.map((cell) => [
        faultName(cell.fault), cell.tier, sampling(cell.stepS), `${cell.found} of ${cell.units}`, { html: shareDot(cell.recall, cell.recallInterval) },
        `${percent(cell.recall)} (${percentRange(cell.recallInterval)})`, percent(cell.causeRight), withRange(cell.delayDays, cell.delayInterval, 0), fixed(cell.delayScoredDays, 0),
        withRange(cell.leadWeeks, cell.leadInterval, 1), withRange(cell.falseAlarmsPerUnitYear, cell.falseAlarmInterval, 3), percent(cell.precision), percent(cell.ppvAt10Pct), cell.note,
      ]),
    }),
  )

const withRange = (value: number, interval: { low: number; high: number }, digits: number): string =>
  Number.isFinite(interval.low) ? `${fixed(value, digits)} (${fixedRange(interval, digits)})` : fixed(value, digits)

const quiet = ({ rates }: Evaluation): string =>
  sectionHtml(
    'False alarms',
    'Findings on units without fault, on units with something harmless that looks like one, and on faulty units before their fault began, over the days on which some detector had a value.',
    tableHtml({
      caption: 'By population and severity',
      columns: [{ name: 'Units' }, { name: 'Severity' }, { name: 'Tier' }, { name: 'Sampling' }, { name: 'False alarms', number: true }, { name: 'Unit-years', number: true }, { name: 'Per unit-year', number: true }, { name: '95 %', number: true }, { name: 'Units alarmed', number: true }],
      rows: rates
        .filter(({ rate }) => rate.units > 0)
        .map(({ population, band, tier, stepS, rate }) => [
          population, band, tier, sampling(stepS), String(rate.falseAlarms), fixed(rate.unitYears, 1), fixed(rate.perUnitYear, 3), fixedRange(rate.interval, 3), `${rate.unitsAlarmed} of ${rate.units}`,
        ]),
    }),
  )

const confusion = (evaluation: Evaluation): string =>
  sectionHtml(
    'Causes',
    'What each fault was called. none: missed, or rightly quiet; undetermined: a loss of efficiency was found and no cause was named.',
    ...evaluation.confusion.map(({ tier, stepS, cells }) => confusionTable(`${tier}, ${sampling(stepS)}`, cells)),
  )

const baselines = ({ comparisons }: Evaluation): string =>
  sectionHtml(
    'Against rules of thumb',
    'Limits on raw daily values and trends of raw values, each with its threshold set so that it finds as many faulty units as the detectors do, or as many as it can. Precision where one unit in ten is faulty.',
    tableHtml({
      caption: 'The best rule of thumb for each fault; none where no threshold finds a fifth of the units',
      columns: [{ name: 'Fault' }, { name: 'Tier' }, { name: 'Sampling' }, { name: 'Best rule of thumb' }, { name: 'Recall', number: true }, { name: 'Its precision', number: true }, { name: 'The detectors', number: true }, { name: '' }],
      rows: bestBaselines(comparisons).map((one) => {
        const { fault, tier, stepS, best } = one
        return best === undefined
          ? [faultName(fault), tier, sampling(stepS), 'no baseline', '', '', '', '']
          : [faultName(fault), tier, sampling(stepS), best.baseline, percent(best.naive.recall), percent(best.naive.ppvAt10Pct), percent(best.detectors.ppvAt10Pct), precise(isAsPrecise(one))]
      }),
    }),
  )

const precise = (is: boolean | undefined): Cell => ({ html: is === undefined ? '<span class="quiet">not measured</span>' : is ? '<span class="good">as precise or more</span>' : '<span class="bad">less precise</span>' })

const method = sectionHtml(
  'How it is scored',
  'Truth is by condition: a fault is there from its onset, and could be seen from detectable_on on. A finding hits when it opens from the onset to the failure or the end of the data and is of the fault’s group; it names the cause rightly when its fault is the true one. A finding before the onset, or on a unit without fault, is false. The unit is the episode: one fault in one unit counts once. Delay is from detectable_on to the first finding, in calendar days and in days on which a detector of that fault had a value. Fewer than 40 units are marked as too few.',
)
