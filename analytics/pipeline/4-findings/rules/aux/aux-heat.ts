import { evidenceOf, measure, type Evidence, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'

type Part = Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'specificity'>

const misuse = (part: Part & Partial<Rule>, unit: string, why: (context: RuleContext) => string, wasted: (context: RuleContext) => number | null): Rule => ({
  fault: 'aux_heat_misuse',
  family: 'aux',
  group: 'aux',
  waitsFor: ['reversing valve'],
  lagDays: 6,
  clearDays: 14,
  isWorthAVisit: true,
  ...part,
  report: (context) => ({
    metric: part.detector,
    value: context.held,
    unit,
    expected: 0,
    why: why(context),
    evidence: auxEvidence(context),
    notBecause: notBecauseOf(context, ['setting_change', 'cop_degradation', 'defrost_excessive', 'refrigerant_leak']),
    annualKwh: wasted(context),
  }),
})

/** What backup heat did, and the weather. */
export const auxEvidence = (context: RuleContext): Evidence[] => {
  const { now, before, year } = context
  const expected = (metric: 'aux_h' | 'outdoor_c_mean') => before.values[metric] ?? null
  return [
    ...evidenceOf(now, 'aux_h', 'h', expected('aux_h')),
    ...evidenceOf(now, 'aux_kwh', 'kWh'),
    ...evidenceOf(now, 'aux_outdoor_c', 'degC'),
    ...evidenceOf(now, 'aux_recovery_h', 'h'),
    ...evidenceOf(now, 'aux_alone_total_h', 'h', 0),
    ...evidenceOf(now, 'aux_idle_total_h', 'h', 0),
    ...evidenceOf(now, 'outdoor_c_mean', 'degC', expected('outdoor_c_mean')),
    ...evidenceOf(year, 'aux_kwh', 'kWh'),
  ]
}

/** COP of the heat pump in a window without its backup heat, which power holds and the heat meter may; undefined where that is not known to be above 1. */
const copWithoutBackup = ({ values }: RuleContext['now' | 'year']): number | undefined => {
  const [cop, energy, backup] = [values.cop ?? NaN, values.cop_energy_kwh ?? NaN, values.aux_kwh ?? 0]
  return [cop * energy - backup, cop * energy].map((heat) => heat / (energy - backup)).find((own) => own > 1 && Number.isFinite(own))
}

/** Electricity that the heat pump would have saved on the same heat. */
const beyondHeatPump = (kwh: number, { now, year }: RuleContext): number | null => {
  const cop = copWithoutBackup(year) ?? copWithoutBackup(now)
  return kwh > 0 && cop !== undefined ? kwh * (1 - 1 / cop) : null
}

/** Backup heat runs in weather above its lockout, outside defrosts and recovery from a setback. */
export const auxWarm = misuse(
  { name: 'aux-warm', detector: 'aux_warm_k', specificity: 2, levels: (t) => [{ severity: 'minor', threshold: Math.max(0.1, t('aux.hyst_F') / 1.8) }], baseConfidence: 0.7 },
  'K',
  (context) =>
    `Backup heat ran up to ${say(context.now.values.aux_outdoor_c)} degC outdoors from ${context.now.from} to ${context.now.to}, ${say(context.held)} K above its lockout, ` +
    `outside defrosts and recovery: ${say(measure(context.now, 'aux_kwh'))} kWh in ${say(measure(context.now, 'aux_h'))} h.`,
  (context) => beyondHeatPump(measure(context.year, 'aux_warm_kwh'), context),
)

/** Backup heat runs while no heat is called. */
export const auxIdle = misuse(
  { name: 'aux-idle', detector: 'aux_idle_h', specificity: 3, levels: (t) => [{ severity: 'minor', threshold: t('aux.idle_h') }, { severity: 'major', threshold: 4 * t('aux.idle_h') }], baseConfidence: 0.75 },
  'h',
  (context) =>
    `Backup heat ran ${say(measure(context.now, 'aux_idle_total_h'))} h while no heat was called, from ${context.now.from} to ${context.now.to}: a stuck contactor or relay does that.`,
  ({ now, year }) => {
    const hours = measure(now, 'aux_h')
    const share = hours > 0 ? Math.min(1, measure(now, 'aux_idle_total_h') / hours) : 0
    return share > 0 && measure(year, 'aux_kwh') > 0 ? share * measure(year, 'aux_kwh') : null
  },
)

/** Backup heat carries the house alone, compressor off. */
export const auxAlone = misuse(
  { name: 'aux-alone', detector: 'aux_alone_h', specificity: 1, levels: (t) => [{ severity: 'minor', threshold: t('aux.alone_h') }], baseConfidence: 0.55 },
  'h',
  (context) =>
    `Backup heat ran alone for ${say(measure(context.now, 'aux_alone_total_h'))} h from ${context.now.from} to ${context.now.to} with the compressor off, at ${say(context.now.values.outdoor_c_mean)} degC outdoors: ` +
    'emergency heat may be switched on by hand.',
  (context) => {
    const hours = measure(context.now, 'aux_h')
    const share = hours > 0 ? Math.min(1, measure(context.now, 'aux_alone_total_h') / hours) : 0
    return beyondHeatPump(share * measure(context.year, 'aux_kwh'), context)
  },
)

/** The room is too cold at full speed and backup heat, which the unit has, does not come. */
export const auxMissing: Rule = {
  name: 'aux-missing',
  fault: 'aux_heat_missing',
  family: 'aux',
  group: 'aux',
  detector: 'aux_missing_h',
  waitsFor: ['reversing valve'],
  specificity: 4,
  levels: (t) => [{ severity: 'major', threshold: t('aux.missing_h') }],
  lagDays: 4,
  clearDays: 7,
  baseConfidence: 0.7,
  escalate: (severity, { now }) => (measure(now, 'outdoor_c_min') < -6.7 ? 'critical' : severity),
  report: (context) => ({
    metric: 'aux_missing_h',
    value: context.held,
    unit: 'h',
    expected: 0,
    why:
      `From ${context.now.from} to ${context.now.to} the room was too cold for ${say(measure(context.now, 'cold_call_full_h'))} h with the compressor at full speed, ` +
      `and backup heat ran ${say(measure(context.now, 'aux_h'))} h; it was down to ${say(context.now.values.outdoor_c_min)} degC.`,
    evidence: [
      ...evidenceOf(context.now, 'cold_call_full_h', 'h', 0),
      ...evidenceOf(context.now, 'cold_call_h', 'h', 0),
      ...evidenceOf(context.now, 'aux_h', 'h', context.before.values.aux_h ?? null),
      ...evidenceOf(context.now, 'indoor_c_mean', 'degC', context.now.values.setpoint_c_mean ?? null),
      ...evidenceOf(context.now, 'outdoor_c_min', 'degC'),
    ],
    notBecause: notBecauseOf(context, ['refrigerant_leak', 'defrost_incomplete', 'cop_degradation', 'setting_change']),
    annualKwh: null,
  }),
}
