import { definitions, type IndicatorName } from '../../../3-models/indicators/indicator'
import { measure, type Rule, type RuleContext } from '../../rule'
import { say } from '../../text'
import { lostEfficiency } from '../cop/cop-report'
import { compared, type SteadyMeasure } from '../telling/at-the-same-conditions'
import { faultOf } from '../telling/rivals'
import { saySigns, type Sign } from '../telling/say-signs'
import { circuitRule, type CircuitStory } from './circuit-rule'
import { onceItPersists, specificityOf } from './ranked-cause'

/** What may have moved, and the indicator whose noise floor says by how much it moves without a fault. */
const signs: readonly (readonly [sign: Sign, indicator: IndicatorName])[] = [
  [['power is', 'power_w', 'W', 0], 'power'],
  [['superheat is', 'superheat_k', 'K'], 'superheat'],
  [['subcooling is', 'subcooling_k', 'K'], 'subcooling'],
  [['discharge superheat is', 'discharge_superheat_k', 'K'], 'discharge_superheat'],
  [['the expansion valve is open by', 'eev_pct', '%'], 'valve_opening'],
  [['the clean outdoor coil is off the air by', 'approach_clean_k', 'K'], 'approach_outdoor'],
  [['the indoor side is off its heat sink by', 'approach_indoor_k', 'K'], 'approach_indoor'],
  [['current is', 'compressor_a', 'A'], 'current'],
]

/** How many are told. */
const mostSigns = 4
/** What moved by less than this share of its noise floor is not told. */
const toldFrom = 2 / 3

/** In noise floors. */
const sizeOf = (context: RuleContext, metric: SteadyMeasure, indicator: IndicatorName): number => {
  const { now, own } = compared(context, metric) ?? { now: 0, own: null }
  const { unit, floor } = definitions[indicator]
  return own === null ? 0 : Math.abs(unit === 'ln' ? Math.log(now / own) : now - own) / floor
}

const moved = (context: RuleContext): Sign[] =>
  signs
    .map(([sign, indicator]) => ({ sign, size: sizeOf(context, sign[1], indicator) }))
    .filter(({ size }) => size >= toldFrom)
    .sort((a, b) => b.size - a.size)
    .slice(0, mostSigns)
    .map(({ sign }) => sign)

const story: CircuitStory = {
  sign: (context) => saySigns(context, moved(context), 'the unit ran otherwise than its own at the same conditions'),
  shows: [['power_w', 'W'], ['compressor_hz', 'Hz'], ['superheat_k', 'K'], ['subcooling_k', 'K'], ['eev_pct', '%'], ['discharge_superheat_k', 'K'], ['approach_clean_k', 'K'], ['approach_indoor_k', 'K'], ['compressor_a', 'A']],
  rivals: ['compressor_bearing_wear', 'sensor_drift', 'cold_weather', 'short_cycling', 'defrost_excessive'],
}

/** What the residuals look most like; nothing where they look like efficiency that is lost and no more. */
const likest = ({ ranking }: RuleContext): string => {
  const [best, second] = [faultOf(ranking?.best), faultOf(ranking?.second)]
  if (best === undefined || best === 'cop_degradation') return ''
  const words = (fault: string): string => fault.replaceAll('_', ' ')
  return second === undefined ? ` It looks most like ${words(best)} (fit ${say(ranking?.score, 2)}).` : ` It looks most like ${words(best)} (fit ${say(ranking?.score, 2)}), then ${words(second)} (fit ${say(ranking?.secondScore, 2)}).`
}

/** Electricity of a year that more power at the same temperatures and the same speed takes in vain, kWh; null without a speed. */
const wasted = (context: RuleContext): number | null => {
  const power = compared(context, 'power_w')
  if (power === undefined || power.own === null || (context.now.values.compressor_hz ?? null) === null) return null
  const energy = measure(context.year, 'energy_kwh')
  return power.now > power.own && energy > 0 ? energy * (1 - power.own / power.now) : null
}

const told = circuitRule(
  {
    ...lostEfficiency,
    name: 'circuit-undetermined',
    fault: 'cop_degradation',
    family: 'cop',
    detector: 'cause_undetermined',
    specificity: specificityOf.undetermined,
    isCusum: true,
    levels: onceItPersists('cop.persist_days'),
    restsOn: ['outdoor', 'coil', 'suction', 'liquid', 'water', 'pressures', 'meter step', 'standby'],
    lagDays: 20,
    baseConfidence: 0.5,
  },
  { unit: 'sigma' },
  story,
)

/**
 * The unit takes more power than it did at the same temperatures and speed, no cause of the matrix explains it, and no heat is measured that would say
 * what efficiency was lost (analytics notes 3.1, C1; 13: undetermined, with the two best).
 */
export const circuitUndetermined: Rule = {
  ...told,
  report: (context) => {
    const report = told.report(context)
    return { ...report, why: `${report.why} Heat is not measured, so that lost efficiency is inferred, and no one cause explains it.${likest(context)}`, annualKwh: wasted(context) }
  },
}
