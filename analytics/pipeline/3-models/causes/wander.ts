import { choleskyFactor } from '../../../statistics/linear-solve'
import { indicatorNames, type IndicatorName } from '../indicators/indicator'
import { blocks, dimensions, measuredPlaces, placeOf } from './pattern'

/** How the wander of two indicators goes together in healthy units. */
type Together = readonly [one: IndicatorName, other: IndicatorName, correlation: number]

/**
 * What healthy units' residuals, smoothed over two weeks, have in common: one power meter is in efficiency, power and current,
 * one discharge sensor in discharge superheat and isentropic efficiency, one pressure in an approach and the efficiencies told
 * from it, superheat in both superheats. Signs are those of the definitions (analytics notes 1.1, 1.4); sizes are three quarters
 * of those of 100 healthy simulated units of a seed that no evaluation uses, heating, rounded to 0.05.
 */
const together: readonly Together[] = [
  ['efficiency', 'power', -0.6],
  ['efficiency', 'current', -0.5],
  ['power', 'current', 0.65],
  ['superheat', 'discharge_superheat', 0.45],
  ['discharge_superheat', 'isentropic_efficiency', -0.4],
  ['efficiency', 'volumetric_index', -0.4],
  ['power', 'volumetric_index', 0.4],
  ['current', 'volumetric_index', 0.25],
  ['approach_indoor', 'isentropic_efficiency', 0.3],
  ['efficiency', 'discharge_superheat', -0.25],
  ['power', 'discharge_superheat', 0.25],
  ['current', 'discharge_superheat', 0.2],
  ['approach_indoor', 'discharge_superheat', -0.2],
  ['efficiency', 'isentropic_efficiency', 0.25],
  ['power', 'isentropic_efficiency', -0.15],
  ['current', 'isentropic_efficiency', -0.15],
  ['subcooling', 'isentropic_efficiency', -0.2],
  ['isentropic_efficiency', 'volumetric_index', 0.25],
  ['approach_outdoor', 'volumetric_index', 0.2],
  ['efficiency', 'approach_outdoor', -0.2],
  ['subcooling', 'discharge_superheat', 0.15],
  ['subcooling', 'volumetric_index', -0.15],
]

/** Wander in noise floors: half of one, less where floors are wide (half way to what those units show). */
const usualSize = 0.5
const size: Readonly<Partial<Record<IndicatorName, number>>> = { discharge_superheat: 0.375, approach_outdoor: 0.3, volumetric_index: 0.35 }

const covariance = (() => {
  const of = (one: IndicatorName, other: IndicatorName): number =>
    (one === other ? 1 : (together.find(([a, b]) => (a === one && b === other) || (a === other && b === one))?.[2] ?? 0)) * (size[one] ?? usualSize) * (size[other] ?? usualSize)
  return indicatorNames.map((one) => Float64Array.from(indicatorNames, (other) => of(one, other)))
})()

/** Residuals told apart from what wanders together, for what is measured: the inverse square root (Cholesky) of the wander's covariance. */
export interface Whitening {
  /** Into vectors whose parts wander independently, of equal size; NaN where not measured. */
  apply(vector: ArrayLike<number>, into: Float64Array): void
  /** The same of a signature, 0 where not measured. */
  signature(signature: ArrayLike<number> & object): Float64Array
}

const known = new Map<number, Whitening>()

/** The whitening for the places of a vector that are measured (not NaN). */
export const whiteningOf = (vector: ArrayLike<number>): Whitening => {
  let pattern = 0
  for (let place = 0; place < measuredPlaces; place++) pattern = 2 * pattern + (Number.isNaN(vector[place]) ? 0 : 1)
  const before = known.get(pattern)
  if (before !== undefined) return before
  const made = makeWhitening(vector)
  known.set(pattern, made)
  return made
}

const makeWhitening = (vector: ArrayLike<number>): Whitening => {
  const parts = blocks.map((block) => {
    const indicators = indicatorNames.map((_, j) => j).filter((j) => !Number.isNaN(vector[placeOf(block, indicatorNames[j] as IndicatorName)]))
    return { places: indicators.map((j) => placeOf(block, indicatorNames[j] as IndicatorName)), lower: choleskyFactor(Float64Array.from(indicators.flatMap((row) => indicators.map((column) => covariance[row]?.[column] as number))), indicators.length) as Float64Array }
  })
  const apply: Whitening['apply'] = (from, into) => {
    for (let place = 0; place < dimensions; place++) into[place] = from[place] as number
    for (const { places, lower } of parts)
      for (let r = 0; r < places.length; r++) {
        const row = r * places.length
        let rest = from[places[r] as number] as number
        for (let c = 0; c < r; c++) rest -= (lower[row + c] as number) * (into[places[c] as number] as number)
        into[places[r] as number] = rest / (lower[row + r] as number)
      }
  }
  const signatures = new WeakMap<object, Float64Array>()
  return {
    apply,
    signature: (signature) => {
      const before = signatures.get(signature)
      if (before !== undefined) return before
      const made = new Float64Array(dimensions)
      apply(signature, made)
      for (let place = 0; place < dimensions; place++) if (Number.isNaN(vector[place])) made[place] = 0
      signatures.set(signature, made)
      return made
    },
  }
}
