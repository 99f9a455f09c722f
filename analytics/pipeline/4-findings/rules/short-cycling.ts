import { evidenceOf, measure, type Rule, type RuleContext } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

/** Energy lost to starts, as a share of what the unit uses: analytics notes 1.5, start-up losses of a cycling field unit. */
const startLoss = 0.085

const cycling = (
  part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'rests'>,
  metric: { unit: string; expected: number },
  why: (context: RuleContext) => string,
): Rule => ({
  ...part,
  fault: 'short_cycling',
  family: 'compressor',
  group: 'cycling',
  specificity: 1,
  lagDays: 2,
  clearDays: 14,
  report: (context) => {
    const { now, before, year } = context
    const perDay = measure(before, 'days_with_data') === 0 ? null : measure(before, 'starts') / measure(before, 'days_with_data')
    const energy = measure(year, 'energy_kwh')
    return {
      metric: part.detector,
      value: context.held,
      unit: metric.unit,
      expected: metric.expected,
      why: why(context),
      evidence: [
        ...evidenceOf(now, 'starts_max_per_h', '1/h', before.values.starts_max_per_h ?? null),
        ...evidenceOf(now, 'starts', '1', perDay === null ? null : Math.round(perDay * measure(now, 'days_with_data'))),
        ...evidenceOf(now, 'short_runs', '1', 0),
        ...evidenceOf(now, 'run_min_median', 'min', before.values.run_min_median ?? null),
        ...evidenceOf(now, 'compressor_h', 'h'),
        ...evidenceOf(now, 'outdoor_c_mean', 'degC', before.values.outdoor_c_mean ?? null),
      ],
      notBecause: notBecauseOf(context, ['defrost_excessive', 'connectivity_loss', 'setting_change']),
      annualKwh: energy > 0 ? energy * startLoss : null,
    }
  },
})

/** Too many starts in an hour, on three days of a week. */
export const startsPerHour = cycling(
  {
    name: 'starts-per-hour',
    detector: 'starts_per_hour',
    rests: 2,
    levels: (t) => [{ severity: 'major', threshold: t('compressor.starts_per_h') }],
    baseConfidence: 0.75,
  },
  { unit: '1/h', expected: 3 },
  ({ now }) =>
    `The compressor started up to ${say(measure(now, 'starts_max_per_h'), 0)} times in an hour from ${now.from} to ${now.to}, ${say(measure(now, 'starts'), 0)} times in all; half of its runs were under ${say(now.values.run_min_median, 0)} minutes.`,
)

/** Most runs are under eight minutes although it is cold. */
export const shortRuns = cycling(
  {
    name: 'short-runs',
    detector: 'short_run_share',
    levels: (t) => [{ severity: 'major', threshold: t('compressor.short_run_share') }],
    baseConfidence: 0.7,
  },
  { unit: '1', expected: 0 },
  ({ now }) =>
    `${say(measure(now, 'short_runs'), 0)} runs were under 8 minutes at ${say(now.values.outdoor_c_mean)} degC outdoors from ${now.from} to ${now.to}, of ${say(measure(now, 'starts'), 0)} starts.`,
)

/** Many starts for the hours it runs although it is cold. */
export const startsPerRunHour = cycling(
  {
    name: 'starts-per-run-hour',
    detector: 'starts_per_run_hour',
    rests: 0.5,
    levels: (t) => [{ severity: 'minor', threshold: t('compressor.starts_per_run_h') }],
    baseConfidence: 0.6,
  },
  { unit: '1/h', expected: 0.5 },
  ({ now }) =>
    `The compressor started ${say(measure(now, 'starts'), 0)} times in ${say(measure(now, 'compressor_h'), 0)} hours of running at ${say(now.values.outdoor_c_mean)} degC outdoors from ${now.from} to ${now.to}.`,
)
