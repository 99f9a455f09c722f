import { evidenceOf, type Evidence, type Rule, type RuleContext } from '../rule'
import { say } from '../text'
import { notBecauseOf } from './telling/rivals'

const metering = (
  part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'specificity'> & Partial<Rule>,
  told: (context: RuleContext) => { why: string; evidence: Evidence[] },
): Rule => ({
  fault: 'metering_fault',
  family: 'sensor',
  group: 'metering',
  waitsFor: ['cycling', 'reversing valve', 'aux', 'standby'],
  lagDays: 14,
  clearDays: 14,
  ...part,
  report: (context) => ({
    metric: part.detector,
    value: context.held,
    unit: '1',
    expected: 0,
    ...told(context),
    notBecause: notBecauseOf(context, ['sensor_stuck', 'connectivity_loss', 'cop_degradation']),
    annualKwh: null,
  }),
})

const suspectWords = (context: RuleContext): string => {
  const { now } = context
  const stated = now.values.summary_cop ?? null
  if (stated !== null && (now.values.days_with_data ?? 0) === 0)
    return (
      `The yearly summary up to ${now.to} says a COP of ${say(stated, 2)} (${say(now.values.summary_heat_kwh, 0)} kWh of heat from ` +
      `${say(now.values.summary_energy_kwh, 0)} kWh), which no heat pump reaches: one of the meters is wrong.`
    )
  return (
    `From ${now.from} to ${now.to} heat and electricity can't both be right: the COP of a day is ${say(now.values.cop_day_median, 2)}, ` +
    `${say(now.values.heat_idle_kwh)} kWh of heat came while the compressor stood, and power was negative for ${say(now.values.power_negative_h)} h.`
  )
}

/** Heat and electricity don't fit each other, day after day or over a year of a summary. */
export const meteringSuspect = metering(
  {
    name: 'metering-suspect',
    detector: 'metering_suspect',
    specificity: 1,
    levels: (t) => [{ severity: 'minor', threshold: t('meter.suspect_share') }],
    restsOn: ['refrigerant side'],
    baseConfidence: 0.75,
  },
  (context) => ({
    why: suspectWords(context),
    evidence: [
      ...evidenceOf(context.now, 'cop_day_median', '1', context.before.values.cop_day_median ?? null),
      ...evidenceOf(context.now, 'heat_idle_kwh', 'kWh', 0),
      ...evidenceOf(context.now, 'power_negative_h', 'h', 0),
      ...evidenceOf(context.now, 'closure', '1', context.before.values.closure ?? null),
      ...evidenceOf(context.now, 'energy_kwh', 'kWh'),
      ...evidenceOf(context.now, 'heat_kwh', 'kWh'),
      ...evidenceOf(context.now, 'summary_cop', '1'),
      ...evidenceOf(context.now, 'summary_energy_kwh', 'kWh'),
      ...evidenceOf(context.now, 'summary_heat_kwh', 'kWh'),
    ],
  }),
)

/** Metered power jumped at the same compressor speed and stays. */
export const meterStep = metering(
  {
    name: 'meter-step',
    detector: 'meter_step',
    specificity: 2,
    levels: (t) => [{ severity: 'minor', threshold: t('meter.step_ln') }],
    baseConfidence: 0.7,
  },
  ({ now, before, held }) => ({
    why:
      `Metered power is ${say(now.values.power_w, 0)} W at ${say(now.values.compressor_hz, 0)} Hz from ${now.from} to ${now.to}, ` +
      `before ${say(before.values.power_w, 0)} W at ${say(before.values.compressor_hz, 0)} Hz: a step of ${say(held, 2)} in logarithm that heat does not show, as a current transformer gives that reads half or double.`,
    evidence: [
      ...evidenceOf(now, 'power_w', 'W', before.values.power_w ?? null),
      ...evidenceOf(now, 'heat_w', 'W', before.values.heat_w ?? null),
      ...evidenceOf(now, 'compressor_hz', 'Hz', before.values.compressor_hz ?? null),
    ],
  }),
)
