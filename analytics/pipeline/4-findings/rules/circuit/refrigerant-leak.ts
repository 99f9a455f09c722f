import { worse, type GasHazard, type Report, type Rule, type RuleContext, type Severity, type UnitAtStake } from '../../rule'
import { say } from '../../text'
import { circuitRule, type CircuitStory } from './circuit-rule'
import { atOnce, rankedCause, specificityOf } from './ranked-cause'
import { saySigns } from '../telling/say-signs'

const isFlammable = ({ gas }: UnitAtStake): boolean => gas === 'A3' || gas === 'B2L'
const caution = 'This is an indication of charge loss; telemetry is no gas detector.'

/** What a refrigerant asks for beyond that, by its safety class (analytics notes 4.4). */
const precautions: Readonly<Record<GasHazard, string>> = {
  A3: ' The refrigerant is highly flammable: call the site within 4 hours, within 48 while the finding is minor; have the power cut from outside and the place ventilated, do not restart it from afar, and send only somebody trained for A3.',
  B2L: ' The refrigerant is toxic and mildly flammable: call the site within 4 hours, within 48 while the finding is minor; keep people away, have the power cut from outside and the place ventilated, and do not restart it from afar.',
  A2L: ' The refrigerant is mildly flammable: ventilate, and keep sources of ignition away until it is repaired.',
  other: '',
}

/** Flammable or toxic refrigerants: from the level of a planned visit on it is dangerous (analytics notes 4.4). */
const escalate = (severity: Severity, { unit }: RuleContext): Severity =>
  isFlammable(unit) && severity === 'major' ? worse(severity, 'critical') : severity

const signs = (context: RuleContext): string =>
  saySigns(
    context,
    [
      ['subcooling is', 'subcooling_k', 'K'],
      ['superheat is', 'superheat_k', 'K'],
      ['the expansion valve is open by', 'eev_pct', '%'],
    ],
    'the circuit behaved as one that has lost charge',
  )

const story: CircuitStory = {
  sign: signs,
  shows: [
    ['subcooling_k', 'K'],
    ['superheat_k', 'K'],
    ['eev_pct', '%'],
    ['discharge_superheat_k', 'K'],
    ['suction_kpa', 'kPa'],
  ],
  rivals: ['outdoor_coil_fouling', 'liquid_line_restriction', 'expansion_valve_fault', 'compressor_valve_leakage', 'sensor_drift', 'cold_weather'],
}

const withCaution = (rule: Rule): Rule => ({
  ...rule,
  escalate,
  endsOnlyByRepair: isFlammable,
  report: (context): Report => {
    const report = rule.report(context)
    return { ...report, why: `${report.why} ${caution}${precautions[context.unit.gas]}` }
  },
})

/** Residuals of subcooling, superheat, valve and discharge point at a falling charge. */
export const leakCause: Rule = withCaution(rankedCause('refrigerant_leak', 'refrigerant', story, { levels: atOnce }))

/** Charge lost against the unit's own baseline by the virtual charge of subcooling and superheat. */
export const chargeLost: Rule = withCaution(
  circuitRule(
    {
      name: 'charge-lost',
      fault: 'refrigerant_leak',
      family: 'refrigerant',
      detector: 'charge_lost_pct',
      specificity: specificityOf.indicator,
      levels: (t, { unit }) => [
        { severity: 'minor', threshold: t('leak.vrc_watch_pct') },
        { severity: 'major', threshold: t('leak.vrc_plan_pct') },
        { severity: unit.gas === 'A2L' ? 'critical' : 'major', threshold: t('leak.vrc_act_pct') },
      ],
      baseConfidence: 0.7,
      lagDays: 14,
    },
    { unit: '%' },
    { ...story, sign: (context) => `the charge was ${say(context.held)} % below this unit's own baseline: ${signs(context)}` },
  ),
)

/** A tenth of the charge within a week. */
export const chargeFall: Rule = withCaution(
  circuitRule(
    {
      name: 'charge-fall',
      fault: 'refrigerant_leak',
      family: 'refrigerant',
      detector: 'charge_fall_7d_pct',
      specificity: specificityOf.direct,
      levels: (t) => [{ severity: 'critical', threshold: t('leak.fast_pct_7d') }],
      baseConfidence: 0.75,
      lagDays: 7,
    },
    { unit: '%' },
    { ...story, sign: (context) => `${say(context.held)} % of the charge were lost within a week: ${signs(context)}` },
  ),
)

/** At rest both ends read below saturation: there is no liquid left to evaporate. */
export const pressureLow: Rule = withCaution(
  circuitRule(
    {
      name: 'pressure-low-at-rest',
      fault: 'refrigerant_leak',
      family: 'refrigerant',
      detector: 'pressure_low_pct',
      specificity: specificityOf.direct,
      levels: (t) => [{ severity: 'major', threshold: t('leak.offstate_p_pct') }],
      baseConfidence: 0.75,
      lagDays: 5,
    },
    { unit: '%' },
    {
      ...story,
      sign: (context) => `the pressure of the resting circuit was ${say(context.held)} % below saturation at its coldest line, so that no liquid is left`,
      shows: [['suction_kpa', 'kPa'], ['subcooling_k', 'K'], ['superheat_k', 'K']],
    },
  ),
)
