import { measure, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'
import { defrostEvidence, defrostRivals, defrostWaste } from './defrost-report'

const excessive = (
  part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'rests'>,
  metric: { unit: string; expected: number | null },
  why: (context: RuleContext) => string,
): Rule => ({
  ...part,
  fault: 'defrost_excessive',
  family: 'defrost',
  group: 'defrost',
  specificity: 2,
  lagDays: 9,
  clearDays: 14,
  report: (context) => {
    const { now } = context
    const cycles = measure(now, 'defrosts')
    const actual = now.values.interval_min_median ?? null
    const asked = now.values.interval_expected_min ?? null
    const unneeded = cycles === 0 ? 0 : measure(now, 'defrosts_unnecessary') / cycles
    const tooLong = part.detector === 'defrost_long_ratio' ? 1 - 1 / context.held : 0
    const tooSoon = actual !== null && asked !== null && asked > actual ? 1 - actual / asked : 0
    return {
      metric: part.detector,
      value: context.held,
      unit: metric.unit,
      expected: metric.expected,
      why: why(context),
      evidence: defrostEvidence(context),
      notBecause: notBecauseOf(context, ['defrost_incomplete', ...defrostRivals]),
      annualKwh: defrostWaste(context, Math.max(unneeded, tooSoon, tooLong)),
    }
  },
})

/** Many cycles without frost to melt. */
export const defrostUnneeded = excessive(
  {
    name: 'defrost-unneeded',
    detector: 'defrost_unneeded_share',
    levels: (t) => [{ severity: 'major', threshold: t('defrost.unneeded_share'), persists: t('defrost.persist_days') }],
    baseConfidence: 0.7,
  },
  { unit: '1', expected: 0 },
  ({ now }) =>
    `${say(measure(now, 'defrosts_unnecessary'), 0)} of ${say(measure(now, 'defrosts'), 0)} defrosts from ${now.from} to ${now.to} had no frost to melt.`,
)

/** Intervals far below what the frosting map asks for. */
export const defrostTooSoon = excessive(
  {
    name: 'defrost-too-soon',
    detector: 'defrost_interval_ratio',
    rests: 1,
    levels: (t) => [{ severity: 'major', threshold: t('defrost.interval_ratio'), persists: t('defrost.persist_days') }],
    baseConfidence: 0.65,
  },
  { unit: '1', expected: 1 },
  ({ now }) =>
    `Defrosts came every ${say(now.values.interval_min_median, 0)} run minutes from ${now.from} to ${now.to}, where the weather asked for one in ${say(now.values.interval_expected_min, 0)}.`,
)

/** Defrosts take longer than they did under the same conditions. */
export const defrostLong = excessive(
  {
    name: 'defrost-long',
    detector: 'defrost_long_ratio',
    rests: 1,
    levels: (t) => [{ severity: 'minor', threshold: t('defrost.long_ratio'), persists: t('defrost.persist_days') }],
    baseConfidence: 0.55,
  },
  { unit: '1', expected: 1 },
  ({ now, held }) =>
    `A defrost took ${say(now.values.defrost_min_mean)} min from ${now.from} to ${now.to}, ${say(held, 2)} times what this unit took at first in the same weather: low charge, a fan relay or the reversing valve slow it.`,
)

/** Short intervals that do not vary with the weather: a timer. */
export const defrostTimer = excessive(
  {
    name: 'defrost-timer',
    detector: 'defrost_timer_steadiness',
    rests: 0.5,
    levels: (t) => [{ severity: 'minor', threshold: 1 - t('defrost.timer_cv'), persists: t('defrost.persist_days') }],
    baseConfidence: 0.65,
  },
  { unit: '1', expected: null },
  ({ now }) =>
    `Defrosts came every ${say(now.values.interval_min_median, 0)} run minutes from ${now.from} to ${now.to} and varied by ${say(100 * measure(now, 'interval_min_cv'), 0)} % only: a timer, whatever the weather.`,
)
