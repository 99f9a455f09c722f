import type { Measure } from '../../measures'
import { evidenceOf, type Evidence, type RuleContext } from '../../rule'
import { say } from '../../text'

/** What a measure of steady running is now, and what this unit would show at the same conditions. */
export interface Compared {
  now: number
  own: number | null
}

/** A measure of steady running. */
export type SteadyMeasure = Measure<'like'>

/** Measures whose residual is a difference; all others are logarithms of a ratio. */
const differences = new Set<SteadyMeasure>(['superheat_k', 'subcooling_k', 'eev_pct', 'discharge_superheat_k', 'approach_outdoor_k', 'approach_clean_k', 'approach_indoor_k'])

const residuals: Readonly<Partial<Record<SteadyMeasure, Measure<'now'>>>> = {
  superheat_k: 'residual_superheat_k',
  subcooling_k: 'residual_subcooling_k',
  eev_pct: 'residual_eev_pct',
  discharge_superheat_k: 'residual_discharge_superheat_k',
  approach_outdoor_k: 'residual_approach_outdoor_k',
  approach_clean_k: 'residual_approach_outdoor_k',
  approach_indoor_k: 'residual_approach_indoor_k',
  suction_kpa: 'residual_suction_kpa',
  discharge_kpa: 'residual_discharge_kpa',
  power_w: 'residual_power_w',
  isentropic_efficiency: 'residual_isentropic_efficiency',
  volumetric_index: 'residual_volumetric_index',
  compressor_a: 'residual_compressor_a',
  vibration_mm_s: 'residual_vibration_mm_s',
}

/**
 * The measure and what the unit's own baseline expects of it by its residual; where that is not known, the median of
 * earlier days as warm outdoors and at the sink. Undefined where the measure is not known now.
 */
export const compared = ({ now, like }: RuleContext, metric: SteadyMeasure): Compared | undefined => {
  const value = now.values[metric] ?? null
  if (value === null) return undefined
  const known = residuals[metric]
  const residual = (known && now.values[known]) ?? null
  if (residual === null) return { now: value, own: like.values[metric] ?? null }
  return { now: value, own: differences.has(metric) ? value - residual : value / Math.exp(residual) }
}

/** The measures as lines of evidence, expected as the unit's own at the same conditions. */
export const comparedEvidence = (context: RuleContext, metrics: readonly (readonly [metric: SteadyMeasure, unit: string])[]): Evidence[] =>
  metrics.flatMap(([metric, unit]) => evidenceOf(context.now, metric, unit, compared(context, metric)?.own ?? null))

/** `5.2 K, 6.1 K expected`; without an expectation `5.2 K`; undefined where it is not known. */
export const sayCompared = (context: RuleContext, metric: SteadyMeasure, unit: string, digits = 1): string | undefined => {
  const value = compared(context, metric)
  if (value === undefined) return undefined
  const of = (number: number) => `${say(number, digits)}${unit === '' ? '' : ` ${unit}`}`
  return value.own === null ? of(value.now) : `${of(value.now)}, ${of(value.own)} expected`
}
