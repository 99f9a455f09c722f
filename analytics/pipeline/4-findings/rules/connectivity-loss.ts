import { evidenceOf, measure, worse, type Rule, type RuleContext, type Severity } from '../rule'
import { say } from '../text'

const freezingC = -6.7

/** Worse where silence is: a critical unit, a flammable refrigerant, or frost when it was last seen. */
const byStakes = (severity: Severity, { unit, before, held, thresholds }: RuleContext): Severity => {
  if (held < thresholds('comms.offline_h')) return severity
  const isCold = before.values.outdoor_c_mean !== null && measure(before, 'outdoor_c_mean') < freezingC
  return unit.criticality === 'critical' || isCold || unit.gas === 'A3' ? worse(severity, 'major') : severity
}

/** Whose gap it is, by the other units of the site on the days that are missing: the site's, or the unit's own (analytics notes 6.5). */
const whoseGap = (now: RuleContext['now']): string => {
  const [others, silent] = [measure(now, 'site_units'), measure(now, 'site_units_silent')]
  if (others === 0) return ''
  if (silent === 0) return ` At its site ${say(others, 0)} other units reported on those days: it is this unit or its way to the gateway.`
  return ` At its site ${say(silent, 0)} of ${say(others, 0)} other units were silent on those days as well: look at power, gateway and network of the site first.`
}

const connectivity = (part: Pick<Rule, 'name' | 'detector' | 'levels' | 'lagDays' | 'clearDays' | 'baseConfidence' | 'specificity'> & Partial<Rule>, unit: string, why: (context: RuleContext) => string): Rule => ({
  fault: 'connectivity_loss',
  family: 'connectivity',
  group: 'connectivity',
  ...part,
  report: (context) => {
    const { now, before } = context
    return {
      metric: part.detector,
      value: context.held,
      unit,
      expected: 0,
      why: `${why(context)}${whoseGap(now)}`,
      evidence: [
        ...evidenceOf(now, 'days_without_data', 'd', 0),
        ...evidenceOf(now, 'samples', '1'),
        ...evidenceOf(now, 'site_units_silent', '1', 0),
        ...evidenceOf(now, 'site_units', '1'),
        ...evidenceOf(now, 'coverage_pct', '%', before.values.coverage_pct ?? null),
        ...evidenceOf(before, 'days_with_data', 'd', 28),
        ...evidenceOf(before, 'outdoor_c_mean', 'degC'),
      ],
      notBecause: [],
      annualKwh: null,
    }
  },
})

/** The unit is silent while the other units of its import report. */
export const connectivityLoss: Rule = connectivity(
  {
    name: 'connectivity-loss',
    detector: 'silent_h',
    specificity: 2,
    levels: (t, { unit }) => {
      const [early, usual] = [t('comms.offline_h_cold_or_a3'), t('comms.offline_h')]
      return [...(unit.gas === 'A3' && early < usual ? [{ severity: 'advisory' as const, threshold: early }] : []), { severity: 'minor', threshold: usual }]
    },
    lagDays: 1,
    clearDays: 2,
    baseConfidence: 0.9,
    escalate: byStakes,
  },
  'h',
  ({ now, before }) =>
    `No telemetry on ${say(measure(now, 'days_without_data'), 0)} days from ${now.from} to ${now.to}, while most other units of the same import reported; ` +
    `the 28 days before had data on ${say(measure(before, 'days_with_data'), 0)}.`,
)

/** Many samples are missing while the other units of its import report. */
export const coverageLost: Rule = connectivity(
  {
    name: 'coverage-lost',
    detector: 'coverage_lost_pct',
    specificity: 1,
    levels: (t) => [{ severity: 'minor', threshold: t('comms.coverage_lost_pct') }],
    lagDays: 1,
    clearDays: 7,
    baseConfidence: 0.8,
  },
  '%',
  ({ now, held }) =>
    `${say(held)} % of the samples of two weeks were missing, while most other units of the same import reported; from ${now.from} to ${now.to} days with data had ${say(now.values.coverage_pct)} % of theirs.`,
)
