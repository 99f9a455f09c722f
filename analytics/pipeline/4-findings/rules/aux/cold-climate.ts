import { evidenceOf, measure, type Rule, type RuleContext, type Severity } from '../../rule'
import { say } from '../../text'
import { notBecauseOf } from '../telling/rivals'

const cold = (
  part: Pick<Rule, 'name' | 'detector' | 'levels' | 'baseConfidence' | 'specificity'> & Partial<Rule>,
  unit: string,
  why: (context: RuleContext) => string,
): Rule => ({
  fault: 'cold_climate_risk',
  family: 'aux',
  group: 'aux',
  waitsFor: ['reversing valve'],
  lagDays: 5,
  clearDays: 7,
  ...part,
  report: (context) => {
    const { now, before } = context
    return {
      metric: part.detector,
      value: context.held,
      unit,
      expected: 0,
      why: why(context),
      evidence: [
        ...evidenceOf(now, 'outdoor_c_min', 'degC', before.values.outdoor_c_min ?? null),
        ...evidenceOf(now, 'cold_call_full_h', 'h', 0),
        ...evidenceOf(now, 'lockout_total_h', 'h', 0),
        ...evidenceOf(now, 'lockout_outdoor_c', 'degC'),
        ...evidenceOf(now, 'aux_h', 'h', before.values.aux_h ?? null),
        ...evidenceOf(now, 'indoor_c_mean', 'degC', now.values.setpoint_c_mean ?? null),
        ...evidenceOf(now, 'suction_kpa', 'kPa', before.values.suction_kpa ?? null),
        ...evidenceOf(now, 'compressor_h', 'h'),
      ],
      notBecause: notBecauseOf(context, ['refrigerant_leak', 'defrost_incomplete', 'outdoor_coil_fouling', 'cop_degradation', 'sensor_drift']),
      annualKwh: null,
    }
  },
})

const withoutHeat = (severity: Severity, { now }: RuleContext): Severity => (measure(now, 'outdoor_c_mean') < 0 ? 'critical' : severity)

/** Heat is called, the room is cold, and the compressor rests although it is warm enough for it. */
export const lockedOut = cold(
  { name: 'locked-out', detector: 'lockout_h', specificity: 5, levels: (t) => [{ severity: 'major', threshold: t('cold.lockout_h') }], baseConfidence: 0.65, escalate: withoutHeat },
  'h',
  ({ now }) =>
    `From ${now.from} to ${now.to} heat was called and the room was cold for ${say(measure(now, 'lockout_total_h'))} h in which the compressor rested, at up to ${say(now.values.lockout_outdoor_c)} degC outdoors.`,
)

/** Everything runs and the room stays cold. */
export const coldShort = cold(
  { name: 'cold-short', detector: 'cold_short_h', specificity: 1, levels: (t) => [{ severity: 'minor', threshold: t('cold.short_h') }], baseConfidence: 0.5, group: 'cold', waitsFor: ['reversing valve', 'aux', 'circuit', 'defrost'] },
  'h',
  ({ now }) =>
    `From ${now.from} to ${now.to} the room stayed cold for ${say(measure(now, 'cold_call_full_h'))} h with the compressor at full speed; backup heat ran ${say(measure(now, 'aux_h'))} h; it was down to ${say(now.values.outdoor_c_min)} degC.`,
)

/** Suction pressure below the atmosphere draws in air at the smallest leak. */
export const suctionVacuum = cold(
  {
    name: 'suction-vacuum',
    detector: 'cold_suction_kpa',
    group: 'cold',
    specificity: 2,
    levels: (t, { unit }) => [{ severity: unit.gas === 'A3' ? 'critical' : 'major', threshold: t('cold.suction_kpa') }],
    baseConfidence: 0.55,
    restsOn: ['pressures'],
  },
  'kPa',
  ({ now, held }) =>
    `From ${now.from} to ${now.to} suction pressure was ${say(held)} kPa below the atmosphere, at down to ${say(now.values.outdoor_c_min)} degC outdoors: air may be drawn in. Check the transducer first.`,
)

/** The compressor runs in colder weather than its maker allows. */
export const belowLimit = cold(
  { name: 'below-limit', detector: 'cold_limit_h', group: 'cold', specificity: 1, levels: (t) => [{ severity: 'advisory', threshold: t('cold.limit_h') }], baseConfidence: 0.7 },
  'h',
  ({ now, held }) => `From ${now.from} to ${now.to} the compressor ran for ${say(held)} h a day below the least outdoor temperature of its maker; it was down to ${say(now.values.outdoor_c_min)} degC.`,
)
