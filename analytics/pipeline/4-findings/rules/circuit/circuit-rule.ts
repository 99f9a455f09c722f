import { evidenceOf, measure, statisticOf, type Evidence, type Report, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { comparedEvidence, type SteadyMeasure } from '../telling/at-the-same-conditions'
import { notBecauseOf } from '../telling/rivals'

/** How a cause in the refrigerant circuit is told. */
export interface CircuitStory {
  /** What the numbers of the fault show, as a sentence without its full stop. */
  sign(context: RuleContext): string
  /** Measures of steady running that show it, with their units. */
  shows: readonly (readonly [metric: SteadyMeasure, unit: string])[]
  /** Causes that look alike. */
  rivals: readonly string[]
}

type Part = Pick<Rule, 'name' | 'fault' | 'family' | 'detector' | 'specificity' | 'levels' | 'baseConfidence'> & Partial<Rule>

/** A rule of the circuit: one finding with all other causes of lost efficiency, told at the same conditions. */
export const circuitRule = (part: Part, metric: { unit: string; expected?: number | null }, story: CircuitStory): Rule => ({
  group: 'circuit',
  waitsFor: ['reversing valve', 'standby'],
  restsOn: ['meter step'],
  lagDays: 10,
  clearDays: 14,
  isWorthAVisit: true,
  ...part,
  report: (context) => ({ ...circuitReport(context, story, part.fault), metric: part.detector, value: context.held, unit: metric.unit, expected: metric.expected ?? 0 }),
})

const circuitReport = (context: RuleContext, { sign, shows, rivals }: CircuitStory, fault: string): Omit<Report, 'metric' | 'value' | 'unit' | 'expected'> => {
  const { now, year } = context
  const deviation = now.values['cop_vs_expected_pct'] ?? null
  const lost = deviation === null ? null : Math.max(0, -deviation) / 100
  const energy = measure(year, 'cop_energy_kwh')
  const efficiency = deviation === null ? '' : ` Efficiency is ${say(deviation)} % from this unit's own at the same conditions.`
  return {
    why: `From ${now.from} to ${now.to} ${sign(context)}.${efficiency}`,
    evidence: [
      ...comparedEvidence(context, shows),
      ...efficiencyEvidence(context),
      ...evidenceOf(now, 'cause_score', '1', now.values['cause_second_score'] ?? null),
      ...evidenceOf(now, 'signal_tier', '1'),
    ],
    notBecause: notBecauseOf(context, rivals, fault),
    annualKwh: lost !== null && lost > 0 && energy > 0 ? energy * lost : null,
  }
}

const efficiencyEvidence = (context: RuleContext): Evidence[] => [
  ...evidenceOf(context.now, 'cop_vs_expected_pct', '%', 0),
  ...comparedEvidence(context, [['outdoor_steady_c', 'degC'], ['sink_steady_c', 'degC']]),
  ...statisticOf(context, 'cop_loss', '1', 0),
]
