import { evidenceOf, measure, type Evidence, type Report, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'

/** What all rules of lost efficiency share: defrosting and cycling explain what is lost with them, and so do the sensors that it is made of. */
export const lostEfficiency = {
  group: 'circuit',
  waitsFor: ['reversing valve', 'standby', 'defrost', 'cycling'],
  restsOn: ['outdoor', 'water', 'meter', 'standby'],
  isWorthAVisit: true,
} as const satisfies Partial<Rule>

const modeWords = { heat: 'space heating', dhw: 'hot water', cool: 'cooling' } as const

/** What the last 365 days took more than expected on the days that were compared: sum of kWh x (1 - actual / expected), and its money (analytics notes 1.8). */
const lostSoFar = ({ year, pricePerKwh, currency }: RuleContext): Evidence[] => {
  const lost = evidenceOf(year, 'cop_lost_kwh', 'kWh', 0)
  const [line] = lost
  return line === undefined || pricePerKwh === null ? lost : [line, { ...line, metric: 'cop_lost_cost', value: line.value * pricePerKwh, unit: currency ?? '' }]
}

/** The slope of the last month of data, with its 90 % interval. */
const slope = ({ year }: RuleContext): Evidence[] =>
  (['cop_trend_pct_per_year', 'cop_trend_low', 'cop_trend_high'] as const).flatMap((metric) => evidenceOf(year, metric, '%/yr', 0))

/** What every finding of lost efficiency shows: COP against expected at the same conditions, what was lost and how fast, and what it was not. */
export const copReport = (context: RuleContext, value: number, unit: string): Report => {
  const { now, year, mode } = context
  const deviation = now.values.cop_vs_expected_pct ?? null
  const loss = Math.max(0, -(deviation ?? 0)) / 100
  const energy = measure(year, 'cop_energy_kwh')
  return {
    metric: unit === '1' ? 'cop_loss' : unit === '%/yr' ? 'cop_trend_loss' : 'cop_cusum',
    value,
    unit,
    expected: 0,
    why:
      `In ${modeWords[mode]} the median COP was ${say(now.values.cop_steady_median, 2)} from ${now.from} to ${now.to}, ` +
      `${say(deviation)} % against what this unit did in its baseline at the same outdoor and sink temperature.`,
    evidence: [
      ...evidenceOf(now, 'cop_vs_expected_pct', '%', 0),
      ...evidenceOf(now, 'cop_steady_median', '1', deviation === null ? null : measure(now, 'cop_steady_median') / (1 + deviation / 100)),
      ...evidenceOf(now, 'scored_days', 'd'),
      ...evidenceOf(now, 'outdoor_steady_c', 'degC', context.before.values.outdoor_steady_c ?? null),
      ...evidenceOf(now, 'sink_steady_c', 'degC', context.before.values.sink_steady_c ?? null),
      ...evidenceOf(year, 'cop_energy_kwh', 'kWh'),
      ...lostSoFar(context),
      ...slope(context),
    ],
    notBecause: notBecauseOf(context, [
      'setting_change',
      'sensor_drift',
      'defrost_excessive',
      'short_cycling',
      'refrigerant_leak',
      'outdoor_coil_fouling',
      'indoor_airflow_restriction',
      'compressor_valve_leakage',
    ]),
    annualKwh: loss > 0 && energy > 0 ? energy * loss : null,
  }
}
